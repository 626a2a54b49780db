package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Times;

/** Persons received by month as bars. What is held back is not drawn, and each month it is missing from says so. */
final class MonthsChart {
    private static final int WIDTH = 900;
    private static final int LEFT = 130;
    private static final int RIGHT = 190;
    private static final int STEP = 26;
    private static final int MOST_MONTHS = 36;

    private MonthsChart() {}

    static List<Block> of(Say say, List<JsonObject> rows) {
        TreeMap<YearMonth, Long> persons = new TreeMap<>();
        Set<YearMonth> held = new HashSet<>();
        for (JsonObject row : rows) {
            YearMonth month = YearMonth.parse(Json.text(row, "month"));
            persons.merge(month, Json.number(row, "persons"), Long::sum);
            if (Json.flag(row, "suppressed")) {
                held.add(month);
            }
        }
        YearMonth last = persons.lastKey();
        YearMonth earliest = last.minusMonths(MOST_MONTHS - 1L);
        YearMonth first = persons.firstKey().isBefore(earliest) ? earliest : persons.firstKey();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.hint(say.the("statistics.chartNote")));
        if (persons.firstKey().isBefore(first)) {
            blocks.add(Text.hint(say.the("statistics.lastMonths", MOST_MONTHS)));
        }
        blocks.add(bars(say, persons.tailMap(first), held));
        return blocks;
    }

    private static Drawing bars(Say say, Map<YearMonth, Long> persons, Set<YearMonth> held) {
        TreeMap<YearMonth, Long> months = new TreeMap<>(persons);
        long most = Math.max(1, months.values().stream().mapToLong(n -> n).max().orElse(1));
        int count = 0;
        for (YearMonth m = months.firstKey(); !m.isAfter(months.lastKey()); m = m.plusMonths(1)) {
            count++;
        }
        Drawing drawing = Drawing.wide(say.the("statistics.chart"), WIDTH, count * STEP + 4);
        int y = 2;
        for (YearMonth m = months.firstKey(); !m.isAfter(months.lastKey()); m = m.plusMonths(1)) {
            Long shown = months.get(m);
            int length = shown == null ? 0 : (int) (shown * (WIDTH - LEFT - RIGHT) / most);
            String value = shown == null ? say.the("statistics.nothing") : String.valueOf(shown);
            drawing.text(0, y + 15, Times.month(say, m.toString()).text(), "d-text")
                    .rect(LEFT, y, length, 20, "d-consumed", null)
                    .text(
                            LEFT + length + 6,
                            y + 15,
                            held.contains(m) ? say.the("statistics.and", value) : value,
                            "d-text");
            y += STEP;
        }
        return drawing.line(LEFT, 0, 0, count * STEP, "d-axis");
    }
}
