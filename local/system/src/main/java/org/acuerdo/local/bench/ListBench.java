package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** How long pages of lists take with 10,000 agreements of 50 versions of terms each, through the gateway. */
public final class ListBench {
    private static final int AGREEMENTS = 10_000;
    private static final int VERSIONS = 50;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 300;

    private final LocalSystem system;
    private final PrintStream out;

    public ListBench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        system.up(Progress.silent());
        long begun = System.nanoTime();
        system.seed("agreements", seed());
        say(
                "%,d agreements with %d versions of terms each, written in %.0f s",
                AGREEMENTS, VERSIONS, (System.nanoTime() - begun) / 1e9);
        Api api = new Api(system.url(), new Tokens(system)::of);
        Person auditor = Person.of("auditor", null);
        Person officer = Person.of("treaty-officer", "GT");
        String id =
                api.get(auditor, "agreements?limit=1").body().at("/items/0/id").asText();
        Map<String, Person> pages = new TreeMap<>(Map.of(
                "agreements",
                auditor,
                "agreements?limit=200",
                auditor,
                "agreements?status=ABANDONED",
                auditor,
                "agreements?status=IN_FORCE&receivingState=GT",
                officer,
                "agreements?operativeOn=2025-06-01",
                auditor,
                "agreements?waitingFor=GT",
                officer,
                "agreements/" + id + "/terms",
                auditor,
                "agreements/" + id + "/history",
                auditor));
        pages.forEach((page, person) -> say("%s", page.replace(id, "ID") + ": " + times(api, person, page)));
    }

    private static String times(Api api, Person person, String page) {
        List<Long> took = new ArrayList<>();
        int items = 0;
        for (int n = 0; n < WARM_UP + MEASURED; n++) {
            long begun = System.nanoTime();
            Api.Answer answer = api.get(person, page);
            if (answer.status() != 200) {
                throw new UserError(page + " answered " + answer.status() + " " + answer.body());
            }
            items = answer.body().path("items").size();
            if (n >= WARM_UP) {
                took.add(System.nanoTime() - begun);
            }
        }
        took.sort(null);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, %d items",
                took.get(took.size() / 2) / 1e6,
                took.get(took.size() * 99 / 100) / 1e6,
                items);
    }

    /** What the API would have stored, as far as lists read it. */
    private static String seed() {
        String facts = """
            {"announcedOn": "2025-01-02", "inForceFrom": "2025-01-10", "suspensions": []}\
            """;
        String terms = """
            {"effectiveFrom": "2025-01-10", "certainty": "AGREED", "basis": {"kind": "NOTE", "reference": "note 1"},
             "limits": [{"id": "flights-week", "unit": "FLIGHT", "period": "WEEK", "volume": {"fixed": 14}},
              {"id": "flights-day", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 5}},
              {"id": "tcn-week", "unit": "PERSON", "period": "WEEK", "volume": {"fixed": 100},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "nationalities": {"exclude": ["CU"]}}}],
             "conditions": {"aircraft": ["CHARTER", "MILITARY"], "maxPersonsPerFlight": 135, "noticeHours": 24,
              "airports": [{"icao": "MGGT", "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
               "opens": "06:00", "closes": "22:00"}], "blackoutDates": ["2025-12-24", "2025-12-25"]},
             "populations": [{"category": "NATIONAL"}, {"category": "THIRD_COUNTRY_NATIONAL",
              "nationalities": {"include": ["HN", "SV", "NI"]}, "onwardWithinDays": 30}],
             "clearance": {"mode": "MANUAL", "replyWithinHours": 48, "onSilence": "LAPSE"},
             "safeguards": {"monitorAboard": true, "medicalStaff": 1}}\
            """;
        return """
            insert into agreement(id, reference, title, kind, sending_state, receiving_state, zone, recording, facts,
              version, recorded_at)
            select gen_random_uuid(), 'BENCH-' || n, 'Return flights ' || n, 'ARRANGEMENT', 'US',
              (array['GT', 'HN', 'SV', 'MX', 'PA', 'CO', 'CR', 'NI', 'EC', 'PE'])[1 + n %% 10],
              'America/Guatemala', 'EITHER', '%s'::jsonb, 52, now() from generate_series(1, %d) n;
            insert into terms_version(agreement_id, version, effective_from, recorded_at, content)
            select a.id, v, date '2025-01-10' + v, now(), '%s'::jsonb
            from agreement a cross join generate_series(1, %d) v where a.reference like 'BENCH-%%';
            insert into pending_act(id, agreement_id, kind, content, content_hash, proposed_by_state,
              proposed_by_subject, proposed_on, proposed_at, status, waiting_for)
            select gen_random_uuid(), a.id, 'ENTRY_INTO_FORCE', '{"on": "2025-02-10"}', repeat('0', 64), 'US',
              'treaty-officer-us', date '2025-01-10', now(), 'PENDING', a.receiving_state
            from agreement a where a.reference like 'BENCH-%%0';
            insert into audit_entry(aggregate_type, aggregate_id, seq, at, action, content, prev_hash, hash)
            select 'agreement', a.id, v, now(), 'terms-recorded', '{"at": "2025-01-10T00:00:00Z", "action": "terms-recorded"}',
              '', '' from agreement a cross join generate_series(1, %d) v where a.reference like 'BENCH-%%1';
            analyze;
            """.formatted(facts, AGREEMENTS, terms, VERSIONS, VERSIONS);
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
    }
}
