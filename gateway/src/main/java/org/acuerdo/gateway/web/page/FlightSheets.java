package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * The acts on a flight as forms. Which are offered follows the reader's role and the flight's state; what is allowed is for
 * flights-service to say. What comes next on the usual course stands open, the rest is there to be unfolded.
 */
final class FlightSheets {
    static final Set<String> BEFORE_DEPARTURE = Set.of("REQUESTED", "CLEARED", "CONFIRMED");
    private static final Set<String> NEVER_DEPARTED = Set.of("REFUSED", "LAPSED", "CANCELLED", "CLEARANCE_REVOKED");
    private static final Set<String> IN_THE_AIR = Set.of("DEPARTED", "DIVERTED");
    private static final List<String> ATTESTED = List.of(
            "assessed",
            "nationalityVerified",
            "fitToFly",
            "pendingRemedies",
            "bestInterestsDetermined",
            "thirdCountryRiskAssessed");
    private static final List<String> UNUSED = List.of(
            "REMOVED_FROM_LIST",
            "CANCELLED_BY_SENDER",
            "CANCELLED_BY_RECEIVER",
            "LEGAL_HOLD",
            "MEDICAL",
            "NO_DOCUMENT",
            "WEATHER",
            "TECHNICAL",
            "OTHER");
    private static final int REASONS = 4;

    private final Visit visit;
    private final Say say;
    private final JsonObject flight;
    private final ZoneId zone;
    private final String path;
    private final String under;
    private final boolean planner;
    private final boolean officer;
    private final Map<String, Agreement> agreements;
    private final CountSheets counts;

    FlightSheets(Visit visit, JsonObject flight, Map<String, Agreement> agreements) {
        this.visit = visit;
        this.say = visit.say();
        this.flight = flight;
        this.agreements = agreements;
        this.zone = Flights.zone(agreements, flight);
        this.path = "/room/flights/" + Json.text(flight, "id") + "/";
        String status = Json.text(flight, "status");
        this.under = status.equals("ON_HOLD") ? Json.text(flight, "heldStatus") : status;
        this.planner = visit.may("planner", Json.text(flight, "sendingState"));
        this.officer = Flights.receivers(flight).stream().anyMatch(s -> visit.may("clearance-officer", s));
        this.counts = new CountSheets(visit, flight, zone);
    }

    /** Those that come next. */
    List<Sheet> offered() {
        boolean waiting = BEFORE_DEPARTURE.contains(under);
        List<Sheet> sheets = new ArrayList<>();
        add(sheets, "attestation", waiting && visit.may("safeguards-officer", Json.text(flight, "sendingState")));
        add(sheets, "confirmation", planner && under.equals("CLEARED"));
        add(sheets, "departure", planner && under.equals("CONFIRMED"));
        add(sheets, "over-limit-acceptance", officer && waiting && Json.flag(flight, "overLimit"));
        add(
                sheets,
                "arrival",
                officer && IN_THE_AIR.contains(under) && !ownLanding().isEmpty());
        sheets.addAll(counts.offered());
        return sheets;
    }

    /** Those off the usual course, and what is counted anew. */
    List<Sheet> folded() {
        List<Sheet> sheets = new ArrayList<>(counts.folded());
        boolean inTheAir = planner && IN_THE_AIR.contains(under);
        add(sheets, "diversion", planner && under.equals("DEPARTED"));
        if (planner && under.equals("DIVERTED")) {
            sheets.add(of("arrival", "elsewhere"));
        }
        add(sheets, "return", inTheAir);
        add(sheets, "unused-capacity", planner);
        add(sheets, "cancellation", BEFORE_DEPARTURE.contains(under) && (planner || officer));
        return sheets;
    }

    /** Whether the reader may ask for other times, another route or other passengers. */
    boolean reschedulable() {
        return planner && BEFORE_DEPARTURE.contains(under);
    }

    /** Under which agreements, of several those that the reader sees, the reader may put on record that it flew without leave. */
    List<String> mayHaveFlownUnder() {
        boolean may = (planner || officer || visit.roles().contains("monitor"))
                && (BEFORE_DEPARTURE.contains(under) || NEVER_DEPARTED.contains(under));
        List<String> all = may ? Flights.agreements(flight) : List.of();
        return all.size() > 1 ? all.stream().filter(agreements::containsKey).toList() : all;
    }

    private void add(List<Sheet> sheets, String act, boolean fits) {
        if (fits) {
            sheets.add(of(act));
        }
    }

    /** One by the name of its act; null: there is none of that name. */
    Sheet of(String act) {
        return switch (act) {
            case "attestation" -> attestation();
            case "confirmation" -> sheet(act, List.of());
            case "departure" -> withCounts(act, "aboard", Flights.landing(flight), List.of());
            case "arrival" -> arrival();
            case "diversion" -> sheet(act, List.of(moment("at"), airport()));
            case "return" -> sheet(act, List.of(moment("at"), reason()));
            case "reconciliation" -> counts.reconciliation();
            case "unused-capacity" -> unused();
            case "over-limit-acceptance" -> sheet(act, List.of(reason()));
            case "cancellation" -> sheet(act, List.of(by(), reason())).asGrave();
            default -> null;
        };
    }

    /** One of several forms of an act. @param of which; null is answered where there is none of that name */
    Sheet of(String act, String of) {
        return act.equals("arrival") && of.equals("elsewhere")
                ? Sheet.of(
                        say,
                        "arrival-elsewhere",
                        path + "arrival/elsewhere",
                        List.of(moment("at"), airport().optional().hint(say.the("flight.elsewhere.hint"))))
                : counts.of(act, of);
    }

    private Sheet sheet(String act, List<Field> fields) {
        return Sheet.of(say, act, path + act, fields);
    }

    private Sheet attestation() {
        List<Field> fields = new ArrayList<>();
        ATTESTED.forEach(name -> fields.add(Field.of(name, Kind.WHOLE, say.the("attest." + name))));
        fields.add(Field.of("medicalAboard", Kind.WHOLE, say.the("attest.medicalAboard")));
        fields.add(Field.of("interpreter", Kind.YES, say.the("attest.interpreter")));
        fields.add(Field.of("monitorAboard", Kind.YES, say.the("attest.monitorAboard")));
        return sheet("attestation", fields);
    }

    private Sheet arrival() {
        List<Field> more = new ArrayList<>(CountSheets.missing(say, "notReceived", List.of()));
        more.add(airport().optional().hint(say.the("flight.airport.hint")));
        List<JsonObject> own = ownLanding();
        Sheet sheet = withCounts("arrival", "received", own, more);
        boolean several = Flights.receivers(flight).size() > 1;
        return several && !own.isEmpty()
                ? sheet.fixed(sheet.fixed().copy().put("leg", own.get(0).getValue("leg")))
                : sheet;
    }

    /** Who is to be received by the reader's state, as aboard; empty where all of it has landed. */
    private List<JsonObject> ownLanding() {
        List<JsonObject> aboard = Json.objects(Json.object(flight, "departure"), "aboard");
        List<JsonObject> all = aboard.isEmpty() ? Flights.landing(flight) : aboard;
        if (Flights.receivers(flight).size() == 1) {
            return all;
        }
        List<Long> landed = Json.objects(flight, "landings").stream()
                .map(l -> Json.number(l, "leg"))
                .toList();
        List<JsonObject> legs = Json.objects(flight, "legs");
        for (int i = 0; i < legs.size(); i++) {
            long leg = i + 1;
            String receiving = Agreement.of(agreements, Json.text(legs.get(i), "agreementId"))
                    .receiving();
            if (!landed.contains(leg) && !receiving.isEmpty() && receiving.equals(visit.state())) {
                return all.stream().filter(g -> Json.number(g, "leg") == leg).toList();
            }
        }
        return List.of();
    }

    private Sheet withCounts(String act, String list, List<JsonObject> groups, List<Field> more) {
        List<Field> fields = new ArrayList<>();
        fields.add(moment("at"));
        fields.addAll(GroupFields.known(say, list, groups, true));
        fields.addAll(more);
        return sheet(act, fields).fixed(new JsonObject().put(list, GroupFields.fixed(groups)));
    }

    private Sheet unused() {
        JsonObject known = Json.object(flight, "unusedCapacity");
        List<JsonObject> reasons = Json.objects(known, "reasons");
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("seats", Kind.WHOLE, say.the("unused.seats")).value(Json.text(known, "seats")));
        for (int i = 0; i < Math.max(REASONS, reasons.size()); i++) {
            String at = "reasons[" + i + "]";
            JsonObject row = i < reasons.size() ? reasons.get(i) : Json.EMPTY;
            fields.add(Field.of(at + ".code", Kind.CHOICE, say.the("unused.reason", i + 1))
                    .options(GroupFields.options(say, "unusedReason", codes(row)))
                    .optional()
                    .value(Json.text(row, "code")));
            fields.add(Field.of(at + ".count", Kind.WHOLE, say.the("unused.count", i + 1))
                    .optional()
                    .value(Json.text(row, "count")));
        }
        return sheet("unused-capacity", fields)
                .fixed(new JsonObject().put("reasons", new io.vertx.core.json.JsonArray()));
    }

    /** A code that a program reported may be none of ours; it stays to be chosen. */
    private static List<String> codes(JsonObject row) {
        List<String> codes = new ArrayList<>(UNUSED);
        String own = Json.text(row, "code");
        if (!own.isEmpty() && !codes.contains(own)) {
            codes.add(own);
        }
        return codes;
    }

    private Field moment(String name) {
        return Field.of(name, Kind.MOMENT, say.the("field." + name))
                .hint(say.the("field.zone", Times.name(zone)))
                .in(zone);
    }

    private Field airport() {
        return Field.of("airport", Kind.TEXT, say.the("counts.airport")).hint(say.the("field.icao"));
    }

    private Field reason() {
        return Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
    }

    private Field by() {
        // an officer cancels for the own state; the field is there because the API names it
        return Field.of("by", Kind.HIDDEN, "").value(visit.state());
    }
}
