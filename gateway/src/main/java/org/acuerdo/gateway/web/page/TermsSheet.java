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
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/**
 * New terms as a form that starts from a version on record. A row whose name is cleared is left out, and an empty row adds one;
 * a limit's dated steps are named by their days.
 */
final class TermsSheet {
    /** The lists of rows, each with what names a row. */
    private static final Map<String, String> ROWS =
            Map.of("limits", "id", "conditions.airports", "icao", "populations", "category");

    private static final Pattern ROW = Pattern.compile("(limits|conditions\\.airports|populations)\\[(\\d+)](.*)");

    private TermsSheet() {}

    /** @param rows for each list, the row of the form that each item of the body came from */
    record Body(JsonObject json, Map<String, List<Integer>> rows) {

        /** The same as the outcome of a working group, whose day and reference were asked with it. */
        JsonObject asOutcome() {
            JsonObject terms = json.copy();
            return new JsonObject()
                    .put("kind", "TERMS_ADOPTION")
                    .put("on", terms.remove("on"))
                    .put("reference", terms.remove("reference"))
                    .put("terms", terms);
        }
    }

    /**
     * @param base      a version on record; empty: none yet
     * @param baselines of the agreement, which percentages refer to
     * @param adopted   whether they are the outcome of a working group
     */
    static Sheet of(Say say, String path, JsonObject base, List<JsonObject> baselines, boolean adopted) {
        return Sheet.of(say, "terms", path, new TermsFields(say, base, baselines, adopted).all())
                .fixed(known(base))
                .checked(say.the("terms.preview"));
    }

    /** The rows of a version on record, whose names may be cleared. */
    private static JsonObject known(JsonObject base) {
        return new JsonObject()
                .put("limits", rows(Json.objects(base, "limits")))
                .put(
                        "conditions",
                        new JsonObject()
                                .put("airports", rows(Json.objects(Json.object(base, "conditions"), "airports"))))
                .put("populations", rows(Json.objects(base, "populations")));
    }

    private static JsonArray rows(List<JsonObject> of) {
        JsonArray rows = new JsonArray();
        of.forEach(row -> rows.add(new JsonObject()));
        return rows;
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
        steps(say, body, rows.get("limits"), errors);
        JsonObject conditions = body.getJsonObject("conditions");
        if (conditions.getJsonArray("airports").isEmpty()) {
            conditions.remove("airports");
        }
        return new Body(body, rows);
    }

    /** Dated steps without those that were left empty; a step that has a figure needs its day. */
    private static void steps(Say say, JsonObject body, List<Integer> from, List<Error> errors) {
        List<JsonObject> limits = Json.objects(body, "limits");
        for (int i = 0; i < limits.size(); i++) {
            List<JsonObject> all = Json.objects(limits.get(i), "rampUp");
            JsonArray dated = new JsonArray();
            for (int j = 0; j < all.size(); j++) {
                if (all.get(j).containsKey("from")) {
                    dated.add(all.get(j));
                } else if (!empty(all.get(j))) {
                    String field = "limits[" + from.get(i) + "].rampUp[" + j + "].from";
                    errors.add(new Error(field, say.the("form.required"), null, false));
                }
            }
            limits.get(i).remove("rampUp");
            if (!dated.isEmpty()) {
                limits.get(i).put("rampUp", dated);
            }
        }
    }

    private static JsonObject parent(JsonObject of, String list) {
        return list.startsWith("conditions.") ? Json.object(of, "conditions") : of;
    }

    private static boolean empty(JsonObject row) {
        return row.stream()
                .allMatch(e -> e.getValue() == null
                        || e.getValue() instanceof JsonObject object && empty(object)
                        || e.getValue() instanceof JsonArray array
                                && array.stream().allMatch(o -> o instanceof JsonObject object && empty(object)));
    }

    /** A violation names a row by its place in the body; the form has it in the row it was typed into. */
    static Error inRow(Error error, Body body) {
        if (error.field() == null) {
            return error;
        }
        // in a group's outcome the terms stand one level lower
        String field = error.field().replaceFirst("^terms\\.", "");
        Matcher row = ROW.matcher(field);
        if (!row.matches()) {
            return new Error(field, error.text(), error.detail(), error.english());
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
