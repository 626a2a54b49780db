package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Acts.Made;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Times;

/** The request for a flight as a form, with one landing or several. Rows of passengers that are left empty don't go along. */
final class RequestSheet {
    private static final List<String> AIRCRAFT =
            List.of("CHARTER", "MILITARY", "STATE", "SCHEDULED", "RECEIVING_STATE");
    private static final List<String> STAFF = List.of("escorts", "medical", "monitors", "interpreters");
    private static final int GROUPS = 4;

    private final Say say;
    private final Route route;
    private final JsonObject known;
    private final List<Field> fields = new ArrayList<>();

    private RequestSheet(Say say, Route route, JsonObject known) {
        this.say = say;
        this.route = route;
        this.known = known;
    }

    /**
     * @param known a flight whose request is to be changed; empty: none
     * @param at    where its body stands in the body that is sent, such as {@code flight.}; empty: it is the whole body
     */
    static List<Field> fields(Say say, Route route, JsonObject known, String at) {
        RequestSheet sheet = new RequestSheet(say, route, known);
        sheet.flight();
        return sheet.fields.stream().map(f -> f.named(at + f.name())).toList();
    }

    /** The form of a fresh request. */
    static Sheet of(Say say, Route route, String action) {
        return Sheet.of(say, "request", action, fields(say, route, Json.EMPTY, ""))
                .fixed(fixed(route))
                .checked(say.the("request.look"));
    }

    /** What of the body is not asked. */
    static JsonObject fixed(Route route) {
        JsonObject fixed = new JsonObject();
        JsonObject staff = new JsonObject();
        STAFF.forEach(kind -> staff.put(kind, 0));
        if (route.several()) {
            JsonArray legs = new JsonArray();
            route.stops()
                    .forEach(s -> legs.add(
                            s.agreement() == null
                                    ? new JsonObject()
                                    : new JsonObject()
                                            .put("agreementId", s.agreement().id())));
            fixed.put("legs", legs);
        } else {
            fixed.put("agreementId", route.agreement().id());
        }
        return fixed.put("staff", staff);
    }

    private void flight() {
        add(Field.of("number", Kind.TEXT, say.the("field.number")).value(Json.text(known, "number")));
        for (int i = 0; i < route.stops().size(); i++) {
            leg(i);
        }
        JsonObject aircraft = Json.object(known, "aircraft");
        if (route.stops().size() > 1) {
            add(Field.of("aircraft", Kind.COUNTS_HEAD, say.the("flight.aircraft")));
        }
        add(Field.of("aircraft.category", Kind.CHOICE, say.the("flight.aircraft"))
                .options(GroupFields.options(say, "aircraft", AIRCRAFT))
                .value(Json.text(aircraft, "category")));
        add(Field.of("aircraft.type", Kind.TEXT, say.the("field.type"))
                .optional()
                .value(Json.text(aircraft, "type")));
        add(Field.of("aircraft.operator", Kind.TEXT, say.the("field.operator"))
                .optional()
                .value(Json.text(aircraft, "operator")));
        add(Field.of("aircraft.seats", Kind.WHOLE, say.the("field.seats")).value(Json.text(aircraft, "seats")));
        for (String list : route.lists()) {
            groups(list);
        }
        JsonObject staff = Json.object(known, "staff");
        add(Field.of("staff", Kind.COUNTS_HEAD, say.the("flight.staff")));
        STAFF.forEach(kind -> add(Field.of("staff." + kind, Kind.WHOLE, say.the("field.staff." + kind))
                .optional()
                .value(Json.text(staff, kind))));
    }

    private void add(Field field) {
        fields.add(field);
    }

    private void leg(int i) {
        Agreement agreement = route.at(i);
        JsonObject leg = i < Json.objects(known, "legs").size()
                ? Json.objects(known, "legs").get(i)
                : Json.EMPTY;
        String at = "legs[" + i + "]";
        if (route.stops().size() > 1) {
            add(Field.of(
                    at,
                    Kind.COUNTS_HEAD,
                    route.several() && route.stops().get(i).agreement() != null
                            ? say.the("request.landing", i + 1, agreement.receiving(), agreement.reference())
                            : say.the("request.leg", i + 1)));
        }
        List.of("origin", "destination")
                .forEach(end -> add(Field.of(at + "." + end, Kind.TEXT, say.the("field." + end))
                        .hint(say.the("field.icao"))
                        .value(Json.text(leg, end))));
        List.of("departure", "arrival")
                .forEach(time -> add(Field.of(at + "." + time, Kind.MOMENT, say.the("flight." + time))
                        .hint(say.the("field.zone", agreement.zone().getId()))
                        .in(agreement.zone())
                        .value(Times.field(leg.getString(time), agreement.zone()))));
    }

    private void groups(String list) {
        List<JsonObject> there = Json.objects(holder(known, list), "passengers");
        for (int i = 0; i < Math.max(GROUPS, there.size()); i++) {
            JsonObject group = i < there.size() ? there.get(i) : Json.EMPTY;
            String at = list + "[" + i + "]";
            add(Field.of(at, Kind.COUNTS_HEAD, title(list, i)));
            add(Field.of(at + ".category", Kind.CHOICE, say.the("field.category", i + 1))
                    .options(GroupFields.options(say, "category", GroupFields.CATEGORIES))
                    .optional()
                    .value(Json.text(group, "category")));
            add(Field.of(at + ".nationality", Kind.TEXT, say.the("field.nationality"))
                    .hint(say.the("field.nationality.hint"))
                    .optional()
                    .value(Json.text(group, "nationality")));
            Flights.CLASSES.forEach(c -> add(Field.of(at + "." + c, Kind.WHOLE, say.the("col." + c))
                    .optional()
                    .value(Json.text(group, c))));
        }
    }

    private String title(String list, int row) {
        if (!route.several()) {
            return say.the("request.group", row + 1);
        }
        int leg = leg(list);
        return say.the("request.groupOf", row + 1, leg + 1, route.at(leg).receiving());
    }

    private static int leg(String list) {
        return Integer.parseInt(list.substring(list.indexOf('[') + 1, list.indexOf(']')));
    }

    /** The part of a flight's body that has the groups of a list. */
    private static JsonObject holder(JsonObject flight, String list) {
        if (!list.startsWith("legs[")) {
            return flight;
        }
        List<JsonObject> legs = Json.objects(flight, "legs");
        return leg(list) < legs.size() ? legs.get(leg(list)) : Json.EMPTY;
    }

    /**
     * What was typed as a body.
     *
     * @param json without its empty rows, its missing counts 0
     * @param rows of each list of groups: the row that each group which stays was typed into
     */
    record Body(JsonObject json, Map<String, List<Integer>> rows) {

        Made made() {
            return new Made(json, this::inRow);
        }

        /** A violation names the group by its place in the body; the form has it in the row it was typed into. */
        Error inRow(Error error) {
            for (Map.Entry<String, List<Integer>> list : rows.entrySet()) {
                String start = list.getKey() + "[";
                if (error.field() != null && error.field().startsWith(start)) {
                    int end = error.field().indexOf(']', start.length());
                    int place = Integer.parseInt(error.field().substring(start.length(), end));
                    return place >= list.getValue().size()
                            ? error
                            : new Error(
                                    start
                                            + list.getValue().get(place)
                                            + error.field().substring(end),
                                    error.text(),
                                    error.detail(),
                                    error.english());
                }
            }
            return error;
        }
    }

    /** @param at where the flight stands in the body, as in {@link #fields} */
    static Body body(
            Say say, Sheet sheet, Route route, String at, MultivaluedMap<String, String> typed, List<Error> errors) {
        JsonObject body = sheet.body(say, typed, errors);
        JsonObject flight = at.isEmpty() ? body : Json.object(body, at.substring(0, at.length() - 1));
        Map<String, List<Integer>> rows = new HashMap<>();
        for (String list : route.lists()) {
            JsonObject holder = holder(flight, list);
            JsonArray kept = new JsonArray();
            List<JsonObject> groups = Json.objects(holder, "passengers");
            for (int i = 0; i < groups.size(); i++) {
                JsonObject group = groups.get(i);
                if (!group.isEmpty()) {
                    Flights.CLASSES.stream().filter(c -> !group.containsKey(c)).forEach(c -> group.put(c, 0));
                    if (!group.containsKey("category")) {
                        errors.add(
                                new Error(at + list + "[" + i + "].category", say.the("form.required"), null, false));
                    }
                    kept.add(group);
                    rows.computeIfAbsent(at + list, l -> new ArrayList<>()).add(i);
                }
            }
            holder.put("passengers", kept);
        }
        return new Body(body, rows);
    }
}
