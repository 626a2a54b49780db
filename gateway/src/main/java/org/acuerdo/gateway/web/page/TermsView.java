package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Versions of terms: each clause with the statements that support it, and the difference of two versions clause by clause. */
final class TermsView {
    private final Visit visit;
    private final Say say;
    private final ClauseWords clauses;

    TermsView(Visit visit) {
        this.visit = visit;
        this.say = visit.say();
        this.clauses = new ClauseWords(say);
    }

    Table versions(String agreement, List<JsonObject> versions) {
        Tables table = Tables.named(visit, "versions", say.the("agreement.versions"))
                .columns("version", "effectiveFrom", "certainty", "basis", "limits", "state");
        for (JsonObject v : versions) {
            long number = Json.number(v, "version");
            table.row(
                    Cell.link(
                            say.the("flight.terms", number),
                            "/room/agreements/" + agreement + "/terms/compare?left=" + Math.max(1, number - 1)
                                    + "&right=" + number),
                    Cell.of(Json.text(v, "effectiveFrom")),
                    Cell.of(say.code("certainty", Json.text(v, "certainty"))),
                    basis(v),
                    Cell.of(Json.objects(v, "limits").stream()
                            .map(l -> Json.text(l, "id"))
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("")),
                    Cell.of(v.getString("withdrawnAt") == null ? "" : say.the("agreement.withdrawn")));
        }
        return table.table();
    }

    private Cell basis(JsonObject of) {
        JsonObject basis = Json.object(of, "basis");
        return Cell.of(Json.text(basis, "reference")).hint(Json.flag(basis, "scenario") ? say.the("scenario") : null);
    }

    /** Clauses of a version, each beside what was said for it. A statement names limits, conditions or the increase. */
    Table supported(JsonObject version, List<JsonObject> statements) {
        Tables table = Tables.named(visit, "clauses", say.the("agreement.clauses", Json.text(version, "version")))
                .columns("clause", "content", "statements");
        for (JsonObject limit : Json.objects(version, "limits")) {
            String id = Json.text(limit, "id");
            boolean increase = Json.object(limit, "volume").containsKey("increasePercent");
            table.row(
                    Cell.of(say.the("clause.limit", id))
                            .hint(Json.flag(limit, "provisional") ? say.the("quota.provisionalShort") : null),
                    Cell.of(limit(limit)),
                    said(statements, id, increase ? "increase" : id));
        }
        Json.object(version, "conditions")
                .forEach(e -> table.row(
                        Cell.of(say.code("condition", e.getKey())),
                        Cell.of("")
                                .hints(clauses.condition(e.getKey(), e.getValue(), Json.object(version, "conditions"))),
                        said(statements, e.getKey(), e.getKey())));
        table.row(
                Cell.of(say.the("clause.populations")),
                Cell.of("")
                        .hints(Json.objects(version, "populations").stream()
                                .map(clauses::population)
                                .toList()),
                said(statements, "populations", "populations"));
        table.row(
                Cell.of(say.the("clause.clearance")),
                Cell.of("").hints(clauses.clearance(Json.object(version, "clearance"))),
                said(statements, "clearance", "clearance"));
        return table.table();
    }

    private String limit(JsonObject limit) {
        JsonObject volume = Json.object(limit, "volume");
        String unit = say.code("unit", Json.text(limit, "unit")) + " " + say.code("period", Json.text(limit, "period"));
        return volume.containsKey("fixed")
                ? Json.text(volume, "fixed") + " " + unit
                : say.the("clause.increase", Json.text(volume, "increasePercent"), unit);
    }

    private static Cell said(List<JsonObject> statements, String one, String other) {
        List<String> lines = statements.stream()
                .filter(s -> {
                    List<String> supports = Json.texts(s, "supports");
                    return supports.contains(one) || supports.contains(other);
                })
                .map(s -> Json.text(s, "on") + ", " + Json.text(s, "speaker") + ": " + Json.text(s, "summary"))
                .toList();
        return Cell.of("").hints(lines);
    }

    /** All clauses of two versions side by side; what differs is marked. */
    Table difference(JsonObject left, JsonObject right) {
        Map<String, String> before = flat(left);
        Map<String, String> after = flat(right);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        Tables table = Tables.named(visit, "difference", say.the("agreement.difference"))
                .columns("clause", "change")
                .titled("left", say.the("flight.terms", Json.text(left, "version")), false)
                .titled("right", say.the("flight.terms", Json.text(right, "version")), false)
                .searchable();
        for (boolean changed : new boolean[] {true, false}) {
            for (String path : paths) {
                if (Objects.equals(before.get(path), after.get(path)) != changed) {
                    Cell mark = changed
                            ? Cell.of(change(before.get(path), after.get(path))).tag("blue")
                            : Cell.EMPTY;
                    table.row(Cell.of(path), mark, Cell.of(before.get(path)), Cell.of(after.get(path)));
                }
            }
        }
        return table.table();
    }

    private String change(String before, String after) {
        return say.the(before == null ? "change.added" : after == null ? "change.removed" : "change.changed");
    }

    /** Paths such as {@code limits.flights-week.volume.fixed} and their values; items of lists by their id, code or category. */
    static Map<String, String> flat(JsonObject version) {
        Map<String, String> flat = new LinkedHashMap<>();
        version.forEach(e -> {
            if (!List.of("version", "agreementVersion", "recordedAt", "withdrawnAt")
                    .contains(e.getKey())) {
                flat(flat, e.getKey(), e.getValue());
            }
        });
        return flat;
    }

    private static void flat(Map<String, String> into, String path, Object value) {
        if (value instanceof JsonObject object) {
            object.forEach(e -> flat(into, path + "." + e.getKey(), e.getValue()));
        } else if (value instanceof JsonArray array && array.stream().anyMatch(JsonObject.class::isInstance)) {
            List<Object> items = new ArrayList<>(array.stream().toList());
            for (int i = 0; i < items.size(); i++) {
                flat(into, path + "." + name(items.get(i), i), items.get(i));
            }
        } else if (value != null) {
            into.put(path, Json.line(value));
        }
    }

    private static String name(Object item, int place) {
        if (item instanceof JsonObject object) {
            for (String key : List.of("id", "icao", "category")) {
                if (object.getValue(key) != null) {
                    return Json.text(object, key);
                }
            }
        }
        return Integer.toString(place + 1);
    }
}
