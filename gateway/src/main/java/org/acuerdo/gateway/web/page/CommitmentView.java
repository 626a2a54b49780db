package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** What the parties owe each other besides flights, and both sides at a glance; never multiplied with flights. */
final class CommitmentView {
    private CommitmentView() {}

    /** Nothing where the service does not offer them. */
    static List<Block> blocks(Visit visit, String id, Answer commitments, Answer balance) {
        Say say = visit.say();
        List<Block> blocks = new ArrayList<>();
        if (balance.found()) {
            JsonObject flights = Json.object(balance.json(), "flights");
            blocks.add(Text.hint(say.the("balance.intro", Json.text(balance.json(), "on"))));
            blocks.add(
                    flights.getValue("windows") == null
                            ? Text.missing(say)
                            : windows(visit, id, Json.objects(flights, "windows")));
            blocks.add(sides(visit, Json.objects(balance.json(), "commitments")));
        }
        if (commitments.found()) {
            blocks.add(commitments(visit, Json.items(commitments.json())));
        }
        return blocks.isEmpty() ? List.of() : List.of(new Section("owed", say.the("agreement.balance"), blocks));
    }

    /** The windows of today. */
    private static Table windows(Visit visit, String id, List<JsonObject> windows) {
        Tables table = Tables.named(visit, "balance-flights", visit.say().the("balance.flights"))
                .columns("limit", "unit", "window")
                .numbers("allowance", "consumed", "reserved", "available", "excess");
        for (JsonObject w : windows) {
            String limit = Json.text(w, "limitId");
            String label = Json.text(Json.object(w, "window"), "label");
            table.row(
                    Cell.link(limit, "/room/agreements/" + id + "/quotas/" + limit + "/" + label),
                    Cell.of(visit.say().code("unit", Json.text(w, "unit"))),
                    Cell.of(label),
                    Cell.of(Json.number(w, "allowance")),
                    Cell.of(Json.number(w, "consumed")),
                    Cell.of(Json.number(w, "reserved")),
                    Cell.of(Json.number(w, "available")),
                    Cell.of(Json.number(w, "excess")));
        }
        return table.table();
    }

    private static Table sides(Visit visit, List<JsonObject> sides) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "balance-commitments", say.the("balance.commitments"))
                .columns("debtor", "owed", "delivered", "status", "due");
        for (JsonObject side : sides) {
            table.row(
                    Cell.of(Json.text(side, "debtor")),
                    Cell.of("").hints(sums(Json.object(side, "owed"))),
                    Cell.of("").hints(sums(Json.object(side, "delivered"))),
                    Cell.of("")
                            .hints(Json.object(side, "statuses").stream()
                                    .filter(e -> !"0".equals(String.valueOf(e.getValue())))
                                    .map(e -> e.getValue() + " " + say.code("commitmentStatus", e.getKey()))
                                    .toList()),
                    Cell.of("")
                            .hints(Json.objects(side, "due").stream()
                                    .map(d ->
                                            Json.text(d, "dueOn") + ", " + say.code("commitment", Json.text(d, "kind")))
                                    .toList()));
        }
        return table.table();
    }

    /** Sums by currency and by unit. */
    private static List<String> sums(JsonObject of) {
        List<String> lines = new ArrayList<>();
        for (String kind : List.of("amounts", "measures")) {
            for (Map.Entry<String, Object> sum : Json.object(of, kind)) {
                lines.add(sum.getValue() + " " + sum.getKey());
            }
            Json.objects(of, kind)
                    .forEach(s ->
                            lines.add(Json.text(s, "value") + " " + Json.text(s, "currency") + Json.text(s, "unit")));
        }
        return lines;
    }

    private static Table commitments(Visit visit, List<JsonObject> commitments) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "commitments", say.the("agreement.commitments"))
                .columns("what", "debtor", "kind", "due", "measure", "status");
        for (JsonObject c : commitments) {
            table.row(
                    Cell.of(Json.text(c, "description")),
                    Cell.of(Json.text(c, "debtor")),
                    Cell.of(say.code("commitment", Json.text(c, "kind"))),
                    Cell.of(Json.text(c, "dueOn")),
                    Cell.of(amount(c, "amount", "currency")).hint(amount(c, "measure", "unit")),
                    Cell.of(say.code("commitmentStatus", Json.text(c, "status"))));
        }
        return table.table();
    }

    private static String amount(JsonObject of, String name, String unit) {
        JsonObject amount = Json.object(of, name);
        return (Json.text(amount, "value") + " " + Json.text(amount, unit)).strip();
    }
}
