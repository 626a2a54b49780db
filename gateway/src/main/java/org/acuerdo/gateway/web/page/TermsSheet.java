package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/**
 * New terms as a form that starts from a version on record. What the form does not ask stays as in that version; a row whose
 * name is cleared is left out, and an empty row adds one.
 */
final class TermsSheet {
    /** The lists of rows, each with what names a row. */
    private static final Map<String, String> ROWS =
            Map.of("limits", "id", "conditions.airports", "icao", "populations", "category");

    private static final Pattern ROW = Pattern.compile("(limits|conditions\\.airports|populations)\\[(\\d+)](.*)");

    private TermsSheet() {}

    /** @param rows for each list, the row of the form that each item of the body came from */
    record Body(JsonObject json, Map<String, List<Integer>> rows) {}

    /**
     * @param base      a version on record; empty: none yet
     * @param baselines of the agreement, which percentages refer to
     */
    static Sheet of(Say say, String path, JsonObject base, List<JsonObject> baselines) {
        return Sheet.of(say, "terms", path, new TermsFields(say, base, baselines).all())
                .fixed(kept(base))
                .checked(say.the("terms.preview"));
    }

    /** What of a version the form does not ask. */
    private static JsonObject kept(JsonObject base) {
        JsonArray limits = new JsonArray();
        for (JsonObject limit : Json.objects(base, "limits")) {
            JsonObject stays = only(limit, "rampUp");
            JsonObject applies = Json.object(limit, "appliesTo").copy();
            applies.remove("categories");
            if (!applies.isEmpty()) {
                stays.put("appliesTo", applies);
            }
            limits.add(stays);
        }
        JsonArray airports = new JsonArray();
        Json.objects(Json.object(base, "conditions"), "airports").forEach(a -> airports.add(only(a, "zone")));
        JsonObject conditions =
                only(Json.object(base, "conditions"), "calendar").put("airports", airports);
        JsonArray populations = new JsonArray();
        Json.objects(base, "populations").forEach(p -> populations.add(new JsonObject()));
        return new JsonObject()
                .put("limits", limits)
                .put("conditions", conditions)
                .put("populations", populations);
    }

    private static JsonObject only(JsonObject of, String... names) {
        JsonObject some = new JsonObject();
        Stream.of(names).filter(n -> of.getValue(n) != null).forEach(n -> some.put(n, of.getValue(n)));
        return some.copy();
    }

    /** The body with its unnamed rows left out. @param errors gets what makes no body */
    static Body body(Say say, Sheet sheet, MultivaluedMap<String, String> typed, List<Error> errors) {
        JsonObject body = sheet.body(say, typed, errors);
        Map<String, List<Integer>> rows = new HashMap<>();
        ROWS.forEach((list, key) -> {
            JsonObject parent = list.startsWith("conditions.") ? body.getJsonObject("conditions") : body;
            String name = list.substring(list.indexOf('.') + 1);
            long known = Json.objects(parent(sheet.fixed(), list), name).size();
            JsonArray named = new JsonArray();
            List<Integer> from = new ArrayList<>();
            List<JsonObject> all = Json.objects(parent, name);
            for (int i = 0; i < all.size(); i++) {
                JsonObject row = all.get(i);
                if (row.getValue(key) != null) {
                    named.add(row);
                    from.add(i);
                } else if (i >= known && !empty(row)) {
                    errors.add(new Error(list + "[" + i + "]." + key, say.the("form.required"), null, false));
                }
            }
            parent.put(name, named);
            rows.put(list, from);
        });
        JsonObject conditions = body.getJsonObject("conditions");
        if (conditions.getJsonArray("airports").isEmpty()) {
            conditions.remove("airports");
        }
        return new Body(body, rows);
    }

    private static JsonObject parent(JsonObject of, String list) {
        return list.startsWith("conditions.") ? Json.object(of, "conditions") : of;
    }

    private static boolean empty(JsonObject row) {
        return row.stream()
                .allMatch(e -> e.getValue() == null || e.getValue() instanceof JsonObject object && empty(object));
    }

    /** A violation names a row by its place in the body; the form has it in the row it was typed into. */
    static Error inRow(Error error, Body body) {
        Matcher row = error.field() == null ? null : ROW.matcher(error.field());
        if (row == null || !row.matches()) {
            return error;
        }
        List<Integer> from = body.rows().get(row.group(1));
        int place = Integer.parseInt(row.group(2));
        return place >= from.size()
                ? error
                : new Error(
                        row.group(1) + "[" + from.get(place) + "]" + row.group(3),
                        error.text(),
                        error.detail(),
                        error.english());
    }
}
