package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.acuerdo.local.Api;
import org.acuerdo.local.parts.Person;

/** Where an officer records what belongs to one agreement, and says what became of it. */
final class Desk {

    private final Api api;
    private final Report report;
    private final Person officer;
    private final String agreement;
    private final LocalDate today;
    private final Shelf shelf;

    /** @param agreement its path below {@code /api/v1/} */
    Desk(Api api, Report report, Person officer, String agreement, LocalDate today) {
        this.api = api;
        this.report = report;
        this.officer = officer;
        this.agreement = agreement;
        this.today = today;
        this.shelf = new Shelf(api, officer);
    }

    /** States a dated fact, unless one of its name stands. */
    void state(Fact fact, Optional<String> source) {
        String what = Words.spaced(fact.name()) + " " + fact.day();
        Api.Answer now = api.get(officer, agreement);
        String standing = now.body().path("facts").path(fact.name()).asText();
        if (!standing.isEmpty()) {
            boolean same = standing.equals(fact.day().toString());
            if (!fact.name().equals(Fact.ANNOUNCED) || !same) {
                report.add(Outcome.ON_RECORD, what, same ? "" : "there it is " + standing + ", which stays");
            }
            return;
        }
        if (fact.happened() && fact.day().isAfter(today)) {
            report.add(Outcome.NOT_YET, what, "the clock says " + today);
            return;
        }
        String place = Fact.PLACES.get(fact.name());
        if (place == null) {
            report.add(Outcome.REFUSED, what, "the agreement on record says no such day, and it can't be added");
            return;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("on", fact.day().toString());
        source.ifPresent(name -> body.put("source", Map.of("name", name)));
        told(api.change(officer, agreement + "/" + place, now.etag(), body), Outcome.TAKEN, what, "");
    }

    /** Adopts the terms, unless some stand: what an officer recorded is not overruled by a file. */
    void adopt(Terms terms, List<String> baselines) {
        if (!terms.named() || terms.effectiveFrom().isEmpty()) {
            return;
        }
        Optional<JsonNode> standing = shelf.find(agreement + "/terms", Map.of(), List.of());
        if (standing.isPresent()) {
            report.add(Outcome.ON_RECORD, "terms", "the versions on record stay as they are");
            return;
        }
        Map<String, Object> body = terms.body(baselines, terms.effectiveFrom().get());
        Api.Answer now = api.get(officer, agreement);
        Outcome outcome = terms.certainty().equals("ANNOUNCED") ? Outcome.ANNOUNCED : Outcome.TAKEN;
        if (told(
                api.change(officer, agreement + "/terms", now.etag(), body),
                outcome,
                "terms from " + terms.effectiveFrom().get(),
                "certainty " + terms.certainty())) {
            clauses(body).forEach(clause -> report.add(outcome, clause, "in the terms"));
        }
    }

    private static List<String> clauses(Map<String, Object> terms) {
        var clauses = new ArrayList<String>();
        for (Object each : (List<?>) terms.get("limits")) {
            Map<?, ?> limit = (Map<?, ?>) each;
            Map<?, ?> volume = (Map<?, ?>) limit.get("volume");
            String figure = volume.containsKey("fixed")
                    ? volume.get("fixed") + " " + limit.get("unit")
                    : volume.get("increasePercent") + " percent more than what is claimed, in " + limit.get("unit");
            clauses.add("limit " + limit.get("id") + ": " + figure + " per " + limit.get("period"));
        }
        if (terms.get("conditions") instanceof Map<?, ?> conditions) {
            conditions.keySet().forEach(name -> clauses.add("condition " + name));
        }
        for (Object each : (List<?>) terms.get("populations")) {
            clauses.add("population " + ((Map<?, ?>) each).get("category"));
        }
        if (terms.containsKey("safeguards")) {
            clauses.add("safeguard unaccompaniedMinorsPerWeek");
        }
        return clauses;
    }

    /**
     * Records an item, unless it is there.
     *
     * @return its id; nothing where it is not on record now
     */
    Optional<String> put(Item item) {
        String collection = agreement + "/" + item.place();
        Optional<JsonNode> found = shelf.find(collection, item.body(), item.keys());
        if (found.isPresent()) {
            report.add(Outcome.ON_RECORD, item.what(), "");
            return found.map(each -> each.path("id").asText());
        }
        if (item.day() != null && item.day().isAfter(today)) {
            report.add(Outcome.NOT_YET, item.what(), "of " + item.day() + ", the clock says " + today);
            return Optional.empty();
        }
        var body = new LinkedHashMap<>(item.body());
        if (item.place().equals(Statements.PLACE)) {
            body.putIfAbsent("on", today.toString());
        }
        Api.Answer answer = api.post(officer, collection, body);
        if (!told(answer, item.outcome(), item.what(), item.remark())) {
            return Optional.empty();
        }
        shelf.add(collection, answer.body());
        return Optional.of(answer.text("id"));
    }

    /**
     * Places the hold of a court of the receiving state; it ends when an officer lifts it, never by itself.
     *
     * @param id the agreement's
     */
    void hold(String id, String state, JsonNode hold) {
        String what = "legal hold of " + hold.path("by").asText();
        LocalDate day = Days.last(hold).orElse(today);
        if (day.isAfter(today)) {
            report.add(Outcome.NOT_YET, what, "of " + day + ", the clock says " + today);
            return;
        }
        Person safeguards = Person.of("safeguards-officer", state);
        Map<String, Object> body = Map.of(
                "scope",
                "AGREEMENT",
                "target",
                id,
                "authority",
                hold.path("by").asText(),
                "reason",
                hold.path("source").asText("no decision named") + ", of " + day + ", "
                        + hold.path("days").asText("no number of") + " days");
        var holds = new Shelf(api, safeguards);
        if (holds.find("holds?target=" + id, body, List.of("authority", "target"))
                .isPresent()) {
            report.add(Outcome.ON_RECORD, what, "");
            return;
        }
        applied(id, state);
        told(api.post(safeguards, "holds", body), Outcome.TAKEN, what, "until an officer of " + state + " lifts it");
    }

    /** A hold tells the parties of the agreement: flights-service must know it by then. */
    private void applied(String id, String state) {
        String version = api.get(officer, agreement).text("version");
        api.get(
                Person.of("planner", state),
                "quotas?agreement=" + id + "&from=" + today + "&to=" + today + "&agreementVersion=" + version
                        + "&wait=PT30S");
    }

    private boolean told(Api.Answer answer, Outcome outcome, String what, String remark) {
        if (answer.status() == 202) {
            report.add(Outcome.WAITING, what, "for the other party's countersignature");
            return false;
        }
        boolean taken = answer.status() / 100 == 2;
        report.add(taken ? outcome : Outcome.REFUSED, what, taken ? remark : reason(answer));
        return taken;
    }

    /** What the API said, in one line. */
    static String reason(Api.Answer answer) {
        String said = answer.status() + " " + answer.text("code");
        boolean told = !answer.body().path("violations").isEmpty();
        return said + ": " + (told ? violations(answer.body()) : answer.text("detail"));
    }

    /** All violations that an answer names. */
    static String violations(JsonNode answer) {
        var all = new ArrayList<String>();
        answer.path("violations")
                .forEach(each -> all.add(each.path("field").asText("") + ": "
                        + each.path("detail").asText()));
        return String.join("; ", all);
    }
}
