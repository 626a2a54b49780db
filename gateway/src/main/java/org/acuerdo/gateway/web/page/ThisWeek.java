package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * The week that is under way: the agreements, what their limits have, and the flights that land in it. What could not be had is
 * marked missing; the rest stands.
 */
@ApplicationScoped
public class ThisWeek {
    private static final int MOST_AGREEMENTS = 50;
    private static final int MOST_TABLES = 12;
    private static final int MOST_FLIGHTS = 200;

    /** Where there may be windows this week. */
    private static final Set<String> WITH_QUOTAS = Set.of("SIGNED", "IN_FORCE", "SUSPENDED", "NOTICE_GIVEN");

    private final Services services;

    ThisWeek(Services services) {
        this.services = services;
    }

    /** What stands above what waits for the reader, and below it. */
    public record Week(List<Block> above, List<Block> below) {}

    public Week week(Visit visit) {
        Say say = visit.say();
        Answer answer = services.ask(visit, Part.AGREEMENTS, "agreements?limit=" + MOST_AGREEMENTS)
                .answer();
        Instant now = now(visit, answer);
        List<JsonObject> agreements = Json.items(answer.json());
        Map<JsonObject, Question> quotas = new LinkedHashMap<>();
        agreements.stream()
                .filter(a -> WITH_QUOTAS.contains(Json.text(a, "status")))
                .limit(MOST_TABLES)
                .forEach(a -> quotas.put(a, quotas(visit, a, now)));
        Answer flights =
                services.ask(visit, Part.FLIGHTS, flights(agreements, now)).answer();

        Set<String> missing = new LinkedHashSet<>();
        List<Block> below = new ArrayList<>();
        if (answer.found()) {
            below.add(section(
                    say,
                    "agreements",
                    agreements.size(),
                    answer,
                    AgreementPages.table(visit, agreements).table()));
        } else {
            missing.add(Part.AGREEMENTS.title());
            below.add(new Section("agreements", say.the("nav.agreements"), List.of(Text.missing(say))));
        }
        below.add(new Section("quotas", say.the("week.quotas"), limits(visit, quotas, now, missing)));
        if (flights.found()) {
            Map<String, Agreement> named = new LinkedHashMap<>();
            agreements.forEach(a -> named.put(Json.text(a, "id"), Agreement.of(a)));
            List<JsonObject> all = Json.items(flights.json());
            below.add(section(
                    say,
                    "flights",
                    all.size(),
                    flights,
                    FlightTable.of(visit, "flights", say.the("week.flights"), Flights.byArrival(all), named)
                            .empty(say.the("week.noFlights"))
                            .table()));
        } else {
            missing.add(Part.FLIGHTS.title());
            below.add(new Section("flights", say.the("week.flights"), List.of(Text.missing(say))));
        }
        List<Block> above = new ArrayList<>();
        above.add(Text.of(say.the("week.date", LocalDate.ofInstant(now, ZoneOffset.UTC))));
        if (!missing.isEmpty()) {
            String parts = String.join(", ", missing);
            above.add(new Notice(say.the("form.problem"), say.the("week.missing", parts), false, List.of()));
        }
        return new Week(above, below);
    }

    /** The clock is asked of the other service before it is guessed. */
    private Instant now(Visit visit, Answer agreements) {
        return agreements.time() != null
                ? agreements.time()
                : services.ask(visit, Part.FLIGHTS, "flights?limit=1").answer().now();
    }

    private static Section section(Say say, String id, int shown, Answer answer, Block table) {
        List<Block> within = new ArrayList<>(List.of(table));
        if (answer.json().getString("next") != null) {
            within.add(Text.hint(say.the("week.more", shown)));
        }
        return new Section("week-" + id, say.the(id.equals("flights") ? "week.flights" : "nav." + id), within);
    }

    private Question quotas(Visit visit, JsonObject agreement, Instant now) {
        LocalDate monday = monday(now, Times.zone(agreement.getString("zone")));
        return services.ask(
                visit,
                Part.FLIGHTS,
                "quotas?agreement=" + Json.text(agreement, "id") + "&from=" + monday + "&to=" + monday.plusDays(6));
    }

    private static List<Block> limits(Visit visit, Map<JsonObject, Question> quotas, Instant now, Set<String> missing) {
        Say say = visit.say();
        List<Block> blocks = new ArrayList<>();
        quotas.forEach((agreement, question) -> {
            Answer answer = question.answer();
            String reference = Json.text(agreement, "reference");
            if (!answer.found()) {
                missing.add(Part.FLIGHTS.title());
                blocks.add(Text.missing(say));
                return;
            }
            List<JsonObject> windows = Json.items(answer.json());
            if (!windows.isEmpty()) {
                ZoneId zone = Times.zone(agreement.getString("zone"));
                String week = Times.week(LocalDate.ofInstant(now, zone));
                String id = Json.text(agreement, "id");
                blocks.add(Windows.ofWeek(visit, id, say.the("week.caption", reference, week, zone.getId()), windows));
            }
        });
        blocks.add(blocks.isEmpty() ? Text.of(say.the("week.noQuotas")) : Text.hint(say.the("week.key")));
        return blocks;
    }

    private static LocalDate monday(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** From the first Monday to the last Sunday of the weeks of all zones, which differ by a day at most. */
    private static String flights(List<JsonObject> agreements, Instant now) {
        List<LocalDate> mondays = Stream.concat(
                        Stream.of((ZoneId) ZoneOffset.UTC),
                        agreements.stream().map(a -> Times.zone(a.getString("zone"))))
                .map(zone -> monday(now, zone))
                .sorted()
                .toList();
        return "flights?from=" + mondays.get(0) + "&to="
                + mondays.get(mondays.size() - 1).plusDays(6) + "&limit=" + MOST_FLIGHTS;
    }
}
