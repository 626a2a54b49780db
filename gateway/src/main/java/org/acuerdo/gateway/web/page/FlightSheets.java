package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * The acts on a flight as forms. Which are offered follows the reader's role and the flight's state; what is allowed is for
 * flights-service to say.
 */
final class FlightSheets {
    private static final Set<String> BEFORE_DEPARTURE = Set.of("REQUESTED", "CLEARED", "CONFIRMED");
    private static final List<String> ATTESTED = List.of(
            "assessed",
            "nationalityVerified",
            "fitToFly",
            "pendingRemedies",
            "bestInterestsDetermined",
            "thirdCountryRiskAssessed");

    private final Visit visit;
    private final Say say;
    private final JsonObject flight;
    private final ZoneId zone;
    private final String path;

    FlightSheets(Visit visit, JsonObject flight, ZoneId zone) {
        this.visit = visit;
        this.say = visit.say();
        this.flight = flight;
        this.zone = zone;
        this.path = "/room/flights/" + Json.text(flight, "id") + "/";
    }

    /** Those that fit the reader and the state. */
    List<Sheet> offered() {
        String status = Json.text(flight, "status");
        String under = status.equals("ON_HOLD") ? Json.text(flight, "heldStatus") : status;
        boolean waiting = BEFORE_DEPARTURE.contains(under);
        boolean planner = visit.may("planner", Json.text(flight, "sendingState"));
        boolean officer = visit.may("clearance-officer", Json.text(flight, "receivingState"));
        List<Sheet> sheets = new ArrayList<>();
        add(sheets, "attestation", waiting && visit.may("safeguards-officer", Json.text(flight, "sendingState")));
        add(sheets, "confirmation", planner && under.equals("CLEARED"));
        add(sheets, "departure", planner && under.equals("CONFIRMED"));
        add(sheets, "over-limit-acceptance", officer && waiting && Json.flag(flight, "overLimit"));
        add(sheets, "arrival", officer && under.equals("DEPARTED"));
        add(sheets, "return", planner && under.equals("DEPARTED"));
        add(sheets, "cancellation", waiting && (planner || officer));
        return sheets;
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
            case "departure" -> withCounts(act, "aboard", Flights.groups(flight), List.of());
            case "arrival" -> withCounts(act, "received", aboard(), notReceived());
            case "return" -> sheet(act, List.of(moment("at"), reason()));
            case "over-limit-acceptance" -> sheet(act, List.of(reason()));
            case "cancellation" -> sheet(act, List.of(by(), reason())).asGrave();
            default -> null;
        };
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

    private Sheet withCounts(String act, String list, List<JsonObject> groups, List<Field> more) {
        List<Field> fields = new ArrayList<>();
        fields.add(moment("at"));
        JsonArray fixed = new JsonArray();
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.get(i);
            String at = list + "[" + i + "]";
            fields.add(Field.of(at, Kind.COUNTS_HEAD, Flights.group(say, group)));
            Flights.CLASSES.forEach(c -> fields.add(
                    Field.of(at + "." + c, Kind.WHOLE, say.the("col." + c)).value(Json.text(group, c))));
            JsonObject known = new JsonObject().put("category", Json.text(group, "category"));
            Stream.of("nationality", "leg")
                    .filter(name -> group.getValue(name) != null)
                    .forEach(name -> known.put(name, group.getValue(name)));
            fixed.add(known);
        }
        fields.addAll(more);
        return sheet(act, fields).fixed(new JsonObject().put(list, fixed));
    }

    private List<JsonObject> aboard() {
        List<JsonObject> aboard = Json.objects(Json.object(flight, "departure"), "aboard");
        return aboard.isEmpty() ? Flights.groups(flight) : aboard;
    }

    private List<Field> notReceived() {
        return List.of(
                Field.of("notReceived", Kind.COUNTS_HEAD, say.the("flight.notReceived")),
                Field.of("notReceived[0].count", Kind.WHOLE, say.the("col.persons"))
                        .optional(),
                Field.of("notReceived[0].reason", Kind.TEXT, say.the("col.reason"))
                        .optional());
    }

    private Field moment(String name) {
        return Field.of(name, Kind.MOMENT, say.the("field." + name))
                .hint(say.the("field.zone", zone.getId()))
                .in(zone);
    }

    private Field reason() {
        return Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
    }

    private Field by() {
        // an officer cancels for the own state; the field is there because the API names it
        return Field.of("by", Kind.HIDDEN, "").value(visit.state());
    }
}
