package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** What other terms would make of the windows: before and after, limit by limit, and the flights that would be over a limit. */
final class PreviewView {
    private static final int WIDTH = 720;
    private static final int LEFT = 110;
    private static final int ROW = 34;
    private static final int MOST_DRAWN = 16;
    private static final List<String> FIGURES = List.of("allowance", "reserved", "consumed", "available", "excess");

    private PreviewView() {}

    /** @param flights those that would be over a limit */
    static Block of(Visit visit, JsonObject preview, List<JsonObject> flights, Map<String, Agreement> agreements) {
        Say say = visit.say();
        List<JsonObject> all = Json.objects(preview, "windows");
        List<JsonObject> changed = all.stream().filter(PreviewView::changed).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("preview.intro", changed.size(), all.size())));
        Map<String, List<JsonObject>> limits = new LinkedHashMap<>();
        changed.forEach(w -> limits.computeIfAbsent(Json.text(w, "limitId"), id -> new ArrayList<>())
                .add(w));
        limits.forEach((limit, windows) -> blocks.add(drawing(say, limit, windows)));
        if (!changed.isEmpty()) {
            blocks.add(Text.hint(say.the("preview.key")));
            blocks.add(table(visit, changed));
        }
        blocks.add(
                flights.isEmpty()
                        ? Text.of(say.the("preview.noFlights"))
                        : FlightTable.of(visit, "over", say.the("preview.flights"), flights, agreements)
                                .plain()
                                .table());
        return new Section("preview", say.the("preview.title"), blocks);
    }

    private static boolean changed(JsonObject w) {
        JsonObject before = Json.object(w, "before");
        JsonObject after = Json.object(w, "after");
        return FIGURES.stream().anyMatch(f -> Json.number(before, f) != Json.number(after, f));
    }

    private static Drawing drawing(Say say, String limit, List<JsonObject> windows) {
        List<JsonObject> drawn = windows.stream().limit(MOST_DRAWN).toList();
        long scale = drawn.stream()
                .flatMap(w -> Stream.of(Json.object(w, "before"), Json.object(w, "after")))
                .mapToLong(v -> Math.max(Json.number(v, "allowance"), taken(v)))
                .max()
                .orElse(1);
        Drawing drawing = Drawing.wide(say.the("preview.chart", limit), WIDTH, drawn.size() * ROW + 26);
        drawing.text(0, 14, say.the("clause.limit", limit), "d-text");
        for (int i = 0; i < drawn.size(); i++) {
            int y = 24 + i * ROW;
            drawing.text(0, y + 17, Json.text(drawn.get(i), "window"), "d-text");
            bar(say, drawing, y, Json.object(drawn.get(i), "before"), "d-before", scale);
            bar(say, drawing, y + 14, Json.object(drawn.get(i), "after"), "d-after", scale);
        }
        return drawing;
    }

    /** The allowance, and beyond it what would not fit. */
    private static void bar(Say say, Drawing drawing, int y, JsonObject view, String css, long scale) {
        int room = WIDTH - LEFT - 190;
        int allowance = (int) (Json.number(view, "allowance") * room / Math.max(1, scale));
        int excess = (int) (Json.number(view, "excess") * room / Math.max(1, scale));
        String words = view.isEmpty()
                ? say.the("preview.none")
                : say.the("preview.bar", Json.number(view, "allowance"), taken(view));
        drawing.rect(LEFT, y, allowance, 12, css, words)
                .rect(LEFT + allowance, y, excess, 12, "d-excess", words)
                .text(LEFT + allowance + excess + 6, y + 11, words, "d-text");
    }

    private static long taken(JsonObject view) {
        return Json.number(view, "reserved") + Json.number(view, "consumed");
    }

    private static Block table(Visit visit, List<JsonObject> windows) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "windows", say.the("preview.windows"))
                .columns("window", "limit")
                .numbers("before", "after", "availableAfter", "excessAfter")
                .plain();
        for (JsonObject w : windows) {
            JsonObject before = Json.object(w, "before");
            JsonObject after = Json.object(w, "after");
            table.row(
                    Cell.of(Json.text(w, "window")),
                    Cell.of(Json.text(w, "limitId")),
                    Cell.of(Json.text(before, "allowance")),
                    Cell.of(Json.text(after, "allowance")),
                    Cell.of(Json.text(after, "available")),
                    Cell.of(Json.text(after, "excess")));
        }
        return table.table();
    }
}
