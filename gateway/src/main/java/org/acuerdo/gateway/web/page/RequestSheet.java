package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/** The request for a flight with one landing, as a form. Rows of passengers that are left empty don't go along. */
final class RequestSheet {
    private static final List<String> AIRCRAFT =
            List.of("CHARTER", "MILITARY", "STATE", "SCHEDULED", "RECEIVING_STATE");
    private static final List<String> CATEGORIES =
            List.of("NATIONAL", "THIRD_COUNTRY_NATIONAL", "STATELESS", "CUSTODY_TRANSFER");
    private static final int GROUPS = 4;

    private RequestSheet() {}

    static Sheet of(Say say, Agreement agreement, String path) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("number", Kind.TEXT, say.the("field.number")));
        fields.add(
                Field.of("legs[0].origin", Kind.TEXT, say.the("field.origin")).hint(say.the("field.icao")));
        fields.add(Field.of("legs[0].destination", Kind.TEXT, say.the("field.destination"))
                .hint(say.the("field.icao")));
        String zone = say.the("field.zone", agreement.zone().getId());
        fields.add(Field.of("legs[0].departure", Kind.MOMENT, say.the("flight.departure"))
                .hint(zone)
                .in(agreement.zone()));
        fields.add(Field.of("legs[0].arrival", Kind.MOMENT, say.the("flight.arrival"))
                .hint(zone)
                .in(agreement.zone()));
        fields.add(Field.of("aircraft.category", Kind.CHOICE, say.the("flight.aircraft"))
                .options(options(say, "aircraft", AIRCRAFT)));
        fields.add(Field.of("aircraft.type", Kind.TEXT, say.the("field.type")).optional());
        fields.add(Field.of("aircraft.operator", Kind.TEXT, say.the("field.operator"))
                .optional());
        fields.add(Field.of("aircraft.seats", Kind.WHOLE, say.the("field.seats")));
        for (int i = 0; i < GROUPS; i++) {
            String at = "passengers[" + i + "]";
            fields.add(Field.of(at, Kind.COUNTS_HEAD, say.the("request.group", i + 1)));
            fields.add(Field.of(at + ".category", Kind.CHOICE, say.the("field.category", i + 1))
                    .options(options(say, "category", CATEGORIES))
                    .optional());
            fields.add(Field.of(at + ".nationality", Kind.TEXT, say.the("field.nationality"))
                    .hint(say.the("field.nationality.hint"))
                    .optional());
            Flights.CLASSES.forEach(c -> fields.add(
                    Field.of(at + "." + c, Kind.WHOLE, say.the("col." + c)).optional()));
        }
        fields.add(Field.of("staff", Kind.COUNTS_HEAD, say.the("flight.staff")));
        List.of("escorts", "medical", "monitors", "interpreters")
                .forEach(kind -> fields.add(Field.of("staff." + kind, Kind.WHOLE, say.the("field.staff." + kind))
                        .optional()));
        return Sheet.of(say, "request", path, fields)
                .fixed(new JsonObject().put("agreementId", agreement.id()).put("staff", staff()))
                .checked(say.the("request.look"));
    }

    private static JsonObject staff() {
        return new JsonObject()
                .put("escorts", 0)
                .put("medical", 0)
                .put("monitors", 0)
                .put("interpreters", 0);
    }

    private static List<Option> options(Say say, String group, List<String> codes) {
        return codes.stream().map(c -> new Option(c, say.code(group, c))).toList();
    }

    /** The body with its empty rows taken out and its missing counts 0. @param rows gets the row of each group that stays */
    static JsonObject body(
            Say say, Sheet sheet, MultivaluedMap<String, String> typed, List<Error> errors, List<Integer> rows) {
        JsonObject body = sheet.body(say, typed, errors);
        JsonArray kept = new JsonArray();
        List<JsonObject> groups = Json.objects(body, "passengers");
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.get(i);
            if (!group.isEmpty()) {
                Flights.CLASSES.stream().filter(c -> !group.containsKey(c)).forEach(c -> group.put(c, 0));
                if (!group.containsKey("category")) {
                    errors.add(new Error("passengers[" + i + "].category", say.the("form.required"), null, false));
                }
                kept.add(group);
                rows.add(i);
            }
        }
        return body.put("passengers", kept);
    }

    /** A violation names the group by its place in the body; the form has it in the row it was typed into. */
    static Error inRow(Error error, List<Integer> rows) {
        if (error.field() == null || !error.field().startsWith("passengers[")) {
            return error;
        }
        int end = error.field().indexOf(']');
        int place = Integer.parseInt(error.field().substring("passengers[".length(), end));
        return place >= rows.size()
                ? error
                : new Error(
                        "passengers[" + rows.get(place) + error.field().substring(end),
                        error.text(),
                        error.detail(),
                        error.english());
    }
}
