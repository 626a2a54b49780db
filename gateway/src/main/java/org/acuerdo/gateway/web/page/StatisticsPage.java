package org.acuerdo.gateway.web.page;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Public statistics, for everybody: closed months only, small cells held back (guard G6). */
@Path("/public/statistics")
@Blocking
public class StatisticsPage {
    private static final int WIDTH = 900;
    private static final int LEFT = 90;

    private final Pages pages;
    private final Services services;

    StatisticsPage(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    public Response statistics(@Context RoutingContext ctx) {
        Visit visit = pages.visit(ctx, null);
        Say say = visit.say();
        Answer answer = services.ask(
                        visit,
                        Part.FLIGHTS,
                        Visit.address(
                                "statistics",
                                Map.of(
                                        "agreement", visit.query("agreement", ""),
                                        "from", visit.query("from", ""),
                                        "to", visit.query("to", ""))))
                .answer();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("statistics.intro")));
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            List<JsonObject> rows = Json.objects(answer.json(), "rows");
            if (!rows.isEmpty()) {
                blocks.add(drawing(say, rows));
            }
            Tables persons = Tables.named(visit, "persons", say.the("statistics.persons"))
                    .columns("month", "agreement", "category")
                    .numbers("persons")
                    .filter(Field.of("from", Kind.TEXT, say.the("statistics.from"))
                            .value(visit.query("from", "")))
                    .filter(Field.of("to", Kind.TEXT, say.the("statistics.to")).value(visit.query("to", "")));
            for (JsonObject row : rows) {
                persons.row(
                        Cell.of(Json.text(row, "month")),
                        Cell.of(agreement(row)),
                        Cell.of(say.code("category", Json.text(row, "category"))),
                        Json.flag(row, "suppressed")
                                ? Cell.of(say.the("statistics.suppressed"))
                                : Cell.of(Json.number(row, "persons")));
            }
            blocks.add(persons.table());
            Tables flights = Tables.named(visit, "flights", say.the("statistics.flights"))
                    .columns("month", "agreement")
                    .numbers("flights");
            for (JsonObject row : Json.objects(answer.json(), "flights")) {
                flights.row(
                        Cell.of(Json.text(row, "month")),
                        Cell.of(agreement(row)),
                        Cell.of(Json.number(row, "flights")));
            }
            blocks.add(flights.table());
        }
        return pages.show(ctx, visit, Page.of(say.the("statistics.title"), blocks));
    }

    private static String agreement(JsonObject row) {
        String reference = Json.text(row, "reference");
        return reference.isEmpty() ? Json.text(row, "agreementId") : reference;
    }

    /** Persons by month, all categories that are shown; what is held back is not drawn. */
    private static Drawing drawing(Say say, List<JsonObject> rows) {
        Map<String, Long> months = new LinkedHashMap<>();
        rows.stream()
                .filter(r -> !Json.flag(r, "suppressed"))
                .forEach(r -> months.merge(Json.text(r, "month"), Json.number(r, "persons"), Long::sum));
        long most = Math.max(1, months.values().stream().mapToLong(n -> n).max().orElse(1));
        Drawing drawing = Drawing.wide(say.the("statistics.chart"), WIDTH, months.size() * 26 + 4);
        int y = 2;
        for (Map.Entry<String, Long> month : months.entrySet()) {
            int length = (int) (month.getValue() * (WIDTH - LEFT - 80) / most);
            drawing.text(0, y + 15, month.getKey(), "d-text")
                    .rect(LEFT, y, length, 20, "d-consumed", null)
                    .text(LEFT + length + 6, y + 15, String.valueOf(month.getValue()), "d-text");
            y += 26;
        }
        return drawing;
    }
}
