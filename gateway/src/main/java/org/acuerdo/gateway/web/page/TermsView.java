package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;
import org.acuerdo.gateway.web.page.ContentWords.Line;

/** Versions of terms: each clause with the statements that support it, and the difference of two versions clause by clause. */
final class TermsView {
    /** What of a limit its sentence and its marks say already. */
    private static final Set<String> STATED =
            Set.of("unit", "period", "volume.fixed", "volume.increasePercent", "provisional");

    private final Visit visit;
    private final Say say;
    private final ContentWords content;
    private final ClauseWords clauses;

    /** @param names what ids are called, as {@link ContentWords#names} */
    TermsView(Visit visit, Map<String, String> names) {
        this.visit = visit;
        this.say = visit.say();
        this.content = new ContentWords(say, names);
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
                    Cell.of(limit(limit)).hints(details(version, id)),
                    said(statements, id, increase ? "increase" : id));
        }
        Json.object(version, "conditions")
                .forEach(e -> table.row(
                        Cell.of(say.code("condition", e.getKey())),
                        condition(version, e.getKey()),
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
        List<String> safeguards = content.part(version, "safeguards");
        if (!safeguards.isEmpty()) {
            table.row(
                    Cell.of(say.the("terms.safeguards")),
                    Cell.of("").hints(safeguards),
                    said(statements, "safeguards", "safeguards"));
        }
        return table.table();
    }

    /** What more a limit says than its volume, without its name. */
    private List<String> details(JsonObject version, String id) {
        String head = say.the("content.limits", id) + ", ";
        return content.lines(version).entrySet().stream()
                .filter(e -> e.getKey().startsWith("limits." + id + "."))
                .filter(e -> STATED.stream().noneMatch(name -> e.getKey().endsWith("." + id + "." + name)))
                .map(e -> e.getValue().toString().substring(head.length()))
                .toList();
    }

    private Cell condition(JsonObject version, String name) {
        if (name.equals("airports")) {
            return Cell.of("").hints(clauses.airports(Json.object(version, "conditions")));
        }
        String path = "conditions." + name;
        Line line = content.lines(version).get(path);
        return line == null ? Cell.of("").hints(content.part(version, path)) : Cell.of(line.value());
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
                .map(s -> Stream.of(Json.text(s, "on"), Json.text(s, "speaker"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", "))
                        + ": " + Json.text(s, "summary"))
                .toList();
        return Cell.of("").hints(lines);
    }

    /**
     * All clauses of two contents side by side; what differs comes first and is marked.
     *
     * @param leftTitle what the left one is called
     */
    Table difference(
            String id, String caption, String leftTitle, JsonObject left, String rightTitle, JsonObject right) {
        Map<String, Line> before = content.lines(left);
        Map<String, Line> after = content.lines(right);
        Map<String, Line> all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        Tables table = Tables.named(visit, id, caption)
                .columns("clause", "change")
                .titled("left", leftTitle, false)
                .titled("right", rightTitle, false);
        for (boolean changed : new boolean[] {true, false}) {
            all.forEach((path, line) -> {
                String was = value(before.get(path));
                String is = value(after.get(path));
                if (Objects.equals(was, is) != changed) {
                    Cell mark = changed ? Cell.of(change(was, is)).tag("blue") : Cell.EMPTY;
                    table.row(Cell.of(line.label()), mark, Cell.of(was), Cell.of(is));
                }
            });
        }
        return table.table();
    }

    private static String value(Line line) {
        return line == null ? null : line.value();
    }

    private String change(String before, String after) {
        return say.the(before == null ? "change.added" : after == null ? "change.removed" : "change.changed");
    }
}
