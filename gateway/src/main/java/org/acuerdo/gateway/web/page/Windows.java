package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Windows of limits: what they are called, what they have in words, and as a bar. */
final class Windows {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 16;

    private Windows() {}

    /** Those of one agreement in a week, each leading to why it has what it has. */
    static Table ofWeek(Visit visit, String agreement, String caption, List<JsonObject> windows) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "quotas-" + agreement, caption)
                .columns("limit", "window", "unit")
                .numbers("allowance", "reserved", "consumed", "available", "excess")
                .columns("state", "glance");
        for (JsonObject w : windows) {
            table.row(
                    Cell.of(Json.text(w, "limitId"))
                            .hint(Json.flag(w, "provisional") ? say.the("quota.provisionalShort") : null),
                    link(say, agreement, w),
                    Cell.of(say.code("unit", Json.text(w, "unit"))),
                    Cell.of(Json.number(w, "allowance"))
                            .hint(say.the("week.entitlement", Json.text(Json.object(w, "entitlement"), "decimal"))),
                    Cell.of(Json.number(w, "reserved")),
                    Cell.of(Json.number(w, "consumed")),
                    Cell.of(Json.number(w, "available")),
                    Cell.of(Json.number(w, "excess")),
                    Cell.of(say.code("windowState", Json.text(w, "state"))),
                    Cell.picture(bar(say, w)));
        }
        return table.table();
    }

    /** A window by its name, which leads to the derivation of its number. */
    static Cell link(Say say, String agreement, JsonObject w) {
        return link(say, agreement, Json.text(w, "limitId"), Json.text(Json.object(w, "window"), "label"));
    }

    static Cell link(Say say, String agreement, String limit, String label) {
        return Cell.link(name(say, label), "/room/agreements/" + agreement + "/quotas/" + limit + "/" + label);
    }

    /** A window's label as it is read: those without dates have words. */
    static String name(Say say, String label) {
        return say.code("windowLabel", label);
    }

    private static Drawing bar(Say say, JsonObject w) {
        String words = say.the(
                "week.bar",
                Json.number(w, "consumed"),
                Json.number(w, "reserved"),
                Json.number(w, "available"),
                Json.number(w, "excess"));
        Drawing drawing = Drawing.of(words, WIDTH + 2, HEIGHT + 2);
        bar(drawing, 1, WIDTH, HEIGHT, w, Math.max(1, size(w)));
        return drawing;
    }

    /** Units of a window, whatever of them fits. */
    static long size(JsonObject w) {
        return Math.max(Json.number(w, "allowance"), Json.number(w, "reserved") + Json.number(w, "consumed"));
    }

    /** Consumed and reserved within the allowance, what is free, and excess, side by side. @param scale units of the whole width */
    static void bar(Drawing drawing, int at, int width, int height, JsonObject w, long scale) {
        long taken = Json.number(w, "reserved") + Json.number(w, "consumed");
        long within = Math.max(0, taken - Json.number(w, "excess"));
        long free = within + Json.number(w, "available");
        int a = part(Math.min(within, Json.number(w, "consumed")), width, scale);
        int b = part(within, width, scale);
        int c = part(free, width, scale);
        int d = part(free + Json.number(w, "excess"), width, scale);
        drawing.rect(at, 1, a, height, "d-consumed", null)
                .rect(at + a, 1, b - a, height, "d-reserved", null)
                .rect(at + b, 1, c - b, height, "d-available", null)
                .rect(at + c, 1, d - c, height, "d-excess", null);
    }

    static int part(long units, int width, long scale) {
        return (int) (units * width / scale);
    }
}
