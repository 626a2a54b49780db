package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Life;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Station;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** A flight as its page shows it. */
final class FlightView {
    /** A departure that nobody reported so long after its time has not taken place. */
    private static final Duration NOT_FLOWN_AFTER = Duration.ofHours(24);

    private static final List<String> COURSE =
            List.of("REQUESTED", "CLEARED", "CONFIRMED", "DEPARTED", "ARRIVED", "RECONCILED");
    private static final Set<String> ENDS =
            Set.of("REFUSED", "LAPSED", "CANCELLED", "CLEARANCE_REVOKED", "RETURNED", "LANDED_ELSEWHERE", "RECONCILED");

    private final Visit visit;
    private final Say say;
    private final JsonObject flight;
    private final JsonObject history;
    private final ZoneId zone;
    private final Instant now;

    FlightView(Visit visit, JsonObject flight, JsonObject history, ZoneId zone, Instant now) {
        this.visit = visit;
        this.say = visit.say();
        this.flight = flight;
        this.history = history;
        this.zone = zone;
        this.now = now;
    }

    /** The states it went through, and those that lie ahead on the usual course. */
    Life life() {
        List<Station> stations = new ArrayList<>();
        List<JsonObject> states = Json.objects(history, "states");
        for (int i = 0; i < states.size(); i++) {
            String status = Json.text(states.get(i), "status");
            boolean last = i == states.size() - 1;
            stations.add(new Station(
                    say.code("flightStatus", status),
                    Times.cell(states.get(i).getString("at"), zone),
                    !last ? "past" : ENDS.contains(status) ? "end" : "now"));
        }
        String now =
                states.isEmpty() ? Json.text(flight, "status") : Json.text(states.get(states.size() - 1), "status");
        int at = COURSE.indexOf(now);
        for (int i = at + 1; at >= 0 && i < COURSE.size(); i++) {
            stations.add(new Station(say.code("flightStatus", COURSE.get(i)), planned(COURSE.get(i)), "ahead"));
        }
        return new Life(say.the("flight.life"), stations);
    }

    private Cell planned(String status) {
        JsonObject leg = Flights.lastLeg(flight);
        return switch (status) {
            case "DEPARTED" -> Times.cell(leg.getString("departure"), zone).hint(say.the("flight.scheduled"));
            case "ARRIVED" -> Times.cell(leg.getString("arrival"), zone).hint(say.the("flight.scheduled"));
            default -> Cell.EMPTY;
        };
    }

    Facts facts(Agreement agreement) {
        JsonObject aircraft = Json.object(flight, "aircraft");
        JsonObject clearance = Json.object(flight, "clearance");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say.the("col.status"), Flights.status(say, flight)));
        int holds = Json.texts(flight, "holds").size();
        if (holds > 0) {
            // which they are, and by whose decision, is for the desk to show
            facts.add(new Fact(
                    say.the("safeguards.holds"),
                    Cell.link(say.the("flight.holds", holds), HoldSheets.DESK + "#holds")));
        }
        facts.add(new Fact(
                say.the("col.agreement"), Cell.link(agreement.reference(), "/room/agreements/" + agreement.id())));
        for (JsonObject leg : Json.objects(flight, "legs")) {
            facts.add(new Fact(
                    say.the("flight.route"),
                    Cell.of(Json.text(leg, "origin") + " - " + Json.text(leg, "destination"))
                            .hint(say.the("flight.departure") + " " + Times.line(leg.getString("departure"), zone))
                            .hint(say.the("flight.arrival") + " " + Times.line(leg.getString("arrival"), zone))));
        }
        facts.add(new Fact(
                say.the("flight.aircraft"),
                Cell.of(say.code("aircraft", Json.text(aircraft, "category")) + " " + Json.text(aircraft, "type"))
                        .hint(say.the("flight.seats", Json.number(aircraft, "seats")))
                        .hint(Json.text(aircraft, "operator"))));
        facts.add(Fact.of(say.the("flight.staff"), FlightBlocks.staff(say, Json.object(flight, "staff"))));
        List<JsonObject> clearances = new ArrayList<>(Json.objects(flight, "clearances"));
        if (clearances.isEmpty() && !clearance.isEmpty()) {
            clearances.add(clearance.copy().put("agreementId", agreement.id()));
        }
        clearances.forEach(c -> facts.add(new Fact(say.the("flight.clearance"), clearance(c))));
        facts.add(Fact.of(say.the("col.terms"), say.the("flight.terms", Json.text(flight, "termsVersion"))));
        more(facts);
        JsonObject ended = Json.object(flight, "ended");
        if (!ended.isEmpty()) {
            facts.add(new Fact(
                    say.the("flight.ended"),
                    Cell.of(say.code("flightStatus", Json.text(ended, "because")))
                            .hint(Json.text(ended, "by"))
                            .hint(Json.text(ended, "reason"))));
        }
        return new Facts(facts);
    }

    /** How a clearance stands; officers and auditors go on from there to the clearance itself, monitors do not see it. */
    private Cell clearance(JsonObject c) {
        String status = say.code("clearanceStatus", Json.text(c, "status"));
        String own = ClearancePages.DESK + "/" + Json.text(flight, "id") + "/" + Json.text(c, "agreementId");
        Cell cell =
                visit.state() != null || visit.roles().contains("auditor") ? Cell.link(status, own) : Cell.of(status);
        String due = c.getString("decideBy");
        return cell.hint(due == null ? null : say.the("col.decideBy") + " " + Times.line(due, zone))
                .hint(Json.text(c, "reason"));
    }

    /** What only some flights have. */
    private void more(List<Fact> facts) {
        JsonObject diversion = Json.object(flight, "diversion");
        if (!diversion.isEmpty()) {
            facts.add(new Fact(
                    say.the("flight.diverted"),
                    Cell.of(Json.text(diversion, "airport")).hint(Times.line(diversion.getString("at"), zone))));
        }
        JsonObject unused = Json.object(flight, "unusedCapacity");
        if (!unused.isEmpty()) {
            facts.add(new Fact(
                    say.the("unused.seats"),
                    Cell.of(Json.number(unused, "seats"))
                            .hints(Json.objects(unused, "reasons").stream()
                                    .map(r -> Json.number(r, "count") + ": "
                                            + say.code("unusedReason", Json.text(r, "code")))
                                    .toList())));
        }
        Instant departure = Times.instant(Flights.firstLeg(flight).getString("departure"));
        if (departure != null
                && now.isAfter(departure)
                && FlightSheets.BEFORE_DEPARTURE.contains(Json.text(flight, "status"))) {
            facts.add(Fact.of(
                    say.the("flight.notDeparted"),
                    say.the(
                            "flight.notDeparted.text",
                            Times.line(departure.plus(NOT_FLOWN_AFTER).toString(), zone))));
        }
        if (Json.flag(flight, "overdue")) {
            facts.add(Fact.of(say.the("flight.overdue"), say.the("flight.overdue.text")));
        }
    }

    Section safeguards() {
        JsonObject attestation = Json.object(flight, "attestation");
        List<Block> blocks = new ArrayList<>();
        if (attestation.isEmpty()) {
            blocks.add(Text.of(say.the("flight.notAttested")));
        } else {
            List<Fact> facts = new ArrayList<>();
            facts.add(Fact.of(
                    say.the("attest.by"),
                    Json.text(attestation, "state") + ", " + Times.line(attestation.getString("at"), zone)));
            Json.object(attestation, "counts")
                    .forEach(e -> facts.add(Fact.of(
                            say.code("attest", e.getKey()),
                            e.getValue() instanceof Boolean yes
                                    ? say.the(yes ? "yes" : "no")
                                    : Json.line(e.getValue()))));
            blocks.add(new Facts(facts));
            blocks.add(Text.of(say.the(Json.flag(attestation, "complete") ? "attest.complete" : "attest.incomplete")));
            Json.objects(attestation, "missing")
                    .forEach(v -> blocks.add(Text.of(Problems.violation(say, v).text())));
        }
        return new Section("safeguards", say.the("flight.safeguards"), blocks);
    }

    Table historyTable() {
        Tables table = Tables.named(visit, "history", say.the("flight.history")).columns("when", "what", "who");
        for (JsonObject entry : Json.objects(history, "items")) {
            JsonObject by = Json.object(entry, "by");
            table.row(
                    Times.cell(entry.getString("at"), zone),
                    Cell.of(say.code("action", Json.text(entry, "action"))),
                    Cell.of(Json.text(by, "subject"))
                            .hint(Json.texts(by, "roles").stream()
                                    .map(r -> say.code("role", r))
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse(null)));
        }
        return table.table();
    }
}
