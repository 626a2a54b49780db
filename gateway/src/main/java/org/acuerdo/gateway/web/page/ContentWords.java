package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/**
 * What terms and other acts say, line by line in the reader's words: {@code Limit flights-week, increase} and {@code 40 %}
 * rather than {@code limits[0].volume.increasePercent} and {@code 40}. What this version has no words for stands as it came,
 * so that nobody countersigns what is not shown.
 */
final class ContentWords {
    /** What a version of terms carries besides its content. */
    private static final Set<String> ABOUT = Set.of(
            "version",
            "agreementVersion",
            "recordedAt",
            "withdrawnAt",
            "basis.outcome",
            "limits.id",
            "limits.rampUp.from");

    /** Paths that only name what the other lines are about; that it is there is all that they say. */
    private static final Set<String> NAMING = Set.of("populations.category", "conditions.airports.icao");

    /** Which words the codes of a path have. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("certainty", "certainty"),
            Map.entry("basis.kind", "basis"),
            Map.entry("provisionalUse", "provisionalUse"),
            Map.entry("limits.unit", "unit"),
            Map.entry("limits.period", "period"),
            Map.entry("limits.rounding", "rounding"),
            Map.entry("limits.partialPeriod", "partialPeriod"),
            Map.entry("limits.appliesTo.categories", "category"),
            Map.entry("limits.appliesTo.aircraft", "aircraft"),
            Map.entry("conditions.aircraft", "aircraft"),
            Map.entry("conditions.airports.days", "weekday"),
            Map.entry("conditions.calendar.weekend", "weekday"),
            Map.entry("clearance.mode", "mode"),
            Map.entry("clearance.onSilence", "onSilence"),
            Map.entry("outcome", "baseline"),
            Map.entry("kind", "groupOutcome"));

    private static final Set<String> PERCENT = Set.of(
            "limits.volume.increasePercent",
            "limits.rampUp.increasePercent",
            "limits.criticalPercent",
            "limits.carryOver.maxPercent");

    /** Days of the week in their order, all else as texts are ordered. */
    private static final Comparator<String> DAYS = Comparator.comparing((String text) -> Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equals(text))
                    .map(DayOfWeek::ordinal)
                    .findFirst()
                    .orElse(0))
            .thenComparing(Comparator.naturalOrder());

    private final Say say;
    private final Map<String, String> names;

    /** @param names what ids that the content names are called, such as those of baselines */
    ContentWords(Say say, Map<String, String> names) {
        this.say = say;
        this.names = names;
    }

    /** What the ids that acts of an agreement name are called. */
    static Map<String, String> names(
            Say say, JsonObject agreement, List<JsonObject> baselines, List<JsonObject> groups) {
        Map<String, String> names = new HashMap<>();
        baselines.forEach(b -> names.put(Json.text(b, "id"), BaselineView.words(say, b)));
        groups.forEach(g -> names.put(Json.text(g, "id"), Json.text(g, "name")));
        CorrectedFields.of(say, agreement).forEach(o -> names.put(o.value(), o.text()));
        return names;
    }

    /** One thing that is said. */
    record Line(String label, String value) {
        @Override
        public String toString() {
            return label + ": " + value;
        }
    }

    /** All lines by their paths, items of lists by what names them, so that two contents can be compared. */
    Map<String, Line> lines(JsonObject content) {
        Map<String, Line> lines = new LinkedHashMap<>();
        put(lines, "", "", "", content);
        return lines;
    }

    /** Lines of one part of a version, without the part's own name. */
    List<String> part(JsonObject version, String path) {
        return lines(version).entrySet().stream()
                .filter(e -> e.getKey().startsWith(path + "."))
                .map(e -> e.getValue().toString())
                .toList();
    }

    private void put(Map<String, Line> into, String path, String kind, String head, Object value) {
        if (value instanceof JsonObject object) {
            object.forEach(e -> {
                // what a group came to, or the terms that it adopted, read as the same elsewhere
                boolean wraps = e.getValue() instanceof JsonObject
                        && Set.of("record", "terms").contains(e.getKey());
                String below = wraps ? kind : join(kind, e.getKey());
                put(into, join(path, e.getKey()), below, head, e.getValue());
            });
        } else if (value instanceof JsonArray array && array.stream().anyMatch(JsonObject.class::isInstance)) {
            List<JsonObject> items = array.stream().map(JsonObject.class::cast).toList();
            for (int i = 0; i < items.size(); i++) {
                String name = name(items.get(i), i);
                String at = join(path, name);
                while (into.containsKey(at + ".category")) {
                    at += "+";
                }
                put(into, at, kind, head(head, kind, items.get(i), name), items.get(i));
            }
        } else if (value != null && !ABOUT.contains(kind)) {
            into.put(
                    path,
                    NAMING.contains(kind)
                            ? new Line(head, say.the("content.accepted"))
                            : new Line(label(head, kind), value(kind, value)));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String name(JsonObject item, int place) {
        return Stream.of("id", "icao", "from", "category")
                .filter(key -> item.getValue(key) != null)
                .findFirst()
                .map(key -> Json.text(item, key))
                .orElse(Integer.toString(place + 1));
    }

    private String head(String head, String kind, JsonObject item, String name) {
        String words =
                say.has("content." + kind) ? say.the("content." + kind, say.code("category", name)) : kind + " " + name;
        return head.isEmpty() ? words : head + ", " + words;
    }

    private String label(String head, String kind) {
        String words = say.code("content", kind);
        return head.isEmpty() ? words : head + ", " + words;
    }

    private String value(String kind, Object value) {
        if (value instanceof JsonArray array) {
            return array.stream()
                    .map(String::valueOf)
                    .sorted(DAYS)
                    .map(v -> one(kind, v))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof Boolean yes ? say.the(yes ? "yes" : "no") : one(kind, String.valueOf(value));
    }

    private String one(String kind, String text) {
        if (names.containsKey(text)) {
            return names.get(text);
        }
        if (CODES.containsKey(kind)) {
            return say.code(CODES.get(kind), text);
        }
        return PERCENT.contains(kind) ? text + " %" : text;
    }
}
