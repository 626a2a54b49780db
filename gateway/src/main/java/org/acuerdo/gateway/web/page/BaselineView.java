package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Rival baselines: those of one unit and period on one scale, each with its source and what became of it. */
final class BaselineView {
    private static final int WIDTH = 720;
    private static final int LEFT = 170;

    private BaselineView() {}

    static List<Block> blocks(Visit visit, List<JsonObject> baselines) {
        Say say = visit.say();
        Map<String, List<JsonObject>> rivals = new LinkedHashMap<>();
        baselines.forEach(b ->
                rivals.computeIfAbsent(unit(say, b), k -> new ArrayList<>()).add(b));
        List<Block> blocks = new ArrayList<>();
        rivals.forEach((unit, of) -> {
            if (of.size() > 1) {
                blocks.add(drawing(say, unit, of));
            }
        });
        Tables table = Tables.named(visit, "baselines", say.the("agreement.baselines"))
                .columns("value", "unit", "reference", "source", "status", "decided");
        for (JsonObject b : baselines) {
            JsonObject basis = Json.object(b, "basis");
            JsonObject source = Json.object(b, "source");
            table.row(
                    Cell.of(Json.text(b, "value")),
                    Cell.of(unit(say, b)),
                    Cell.of(Json.text(b, "window")),
                    Cell.of(Json.text(source, "name")).hint(Json.flag(source, "scenario") ? say.the("scenario") : null),
                    Cell.of(say.code("baseline", Json.text(b, "status"))),
                    Cell.of(Json.text(b, "decidedOn"))
                            .hint(Json.text(basis, "reference"))
                            .hint(Json.flag(basis, "scenario") ? say.the("scenario") : null));
        }
        blocks.add(table.table());
        return blocks;
    }

    /** A baseline in one line, with what became of it. */
    static String words(Say say, JsonObject b) {
        return Json.text(b, "value") + " " + unit(say, b) + ", " + Json.text(b, "window") + ", "
                + say.code("baseline", Json.text(b, "status"));
    }

    private static String unit(Say say, JsonObject b) {
        return say.code("unit", Json.text(b, "unit")) + " " + say.code("period", Json.text(b, "period"));
    }

    private static Drawing drawing(Say say, String unit, List<JsonObject> rivals) {
        BigDecimal most = rivals.stream()
                .map(BaselineView::value)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        Drawing drawing = Drawing.wide(say.the("agreement.rivals", unit), WIDTH, rivals.size() * 28 + 4);
        for (int i = 0; i < rivals.size(); i++) {
            JsonObject b = rivals.get(i);
            int length = most.signum() == 0
                    ? 0
                    : value(b).multiply(BigDecimal.valueOf(WIDTH - LEFT - 320))
                            .divide(most, MathContext.DECIMAL32)
                            .intValue();
            boolean decided = Json.text(b, "status").equals("DECIDED");
            drawing.text(0, i * 28 + 17, Json.text(b, "value") + " " + unit, "d-text")
                    .rect(LEFT, i * 28 + 4, length, 18, decided ? "d-consumed" : "d-reserved", null)
                    .text(
                            LEFT + length + 8,
                            i * 28 + 17,
                            say.code("baseline", Json.text(b, "status")) + ": "
                                    + shortened(Json.text(Json.object(b, "source"), "name")),
                            "d-text");
        }
        return drawing;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    /** A decimal, or a fraction such as 508/12; for drawing only. */
    private static BigDecimal value(JsonObject b) {
        String[] parts = Json.text(b, "value").split("/");
        try {
            BigDecimal value = new BigDecimal(parts[0].strip());
            return parts.length == 1 ? value : value.divide(new BigDecimal(parts[1].strip()), MathContext.DECIMAL32);
        } catch (ArithmeticException | NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
