package org.acuerdo.gateway.web.page;

import io.quarkus.security.identity.SecurityIdentity;
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
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * Public statistics, for everybody: closed months only, small cells held back (guard G6). Whoever is signed in sees the same
 * figures among the other pages, with the agreements by their references.
 */
@Path("/")
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
    @Path("public/statistics")
    public Response forEverybody(@Context RoutingContext ctx) {
        return statistics(ctx, pages.visit(ctx, null), Map.of());
    }

    @GET
    @Path("room/statistics")
    public Response forOfficials(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        return statistics(ctx, visit, Agreement.all(Agreement.ask(services, visit)));
    }

    private Response statistics(RoutingContext ctx, Visit visit, Map<String, Agreement> agreements) {
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
            // a month that is none, or the service is away
            blocks.add(
                    answer.away()
                            ? Text.missing(say)
                            : Text.of(Problems.errors(say, answer).get(0).text()));
        }
        List<JsonObject> rows = Json.objects(answer.json(), "rows");
        if (!rows.isEmpty()) {
            blocks.add(drawing(say, rows));
        }
        Tables persons = Tables.named(visit, "persons", say.the("statistics.persons"))
                .columns("month", "agreement", "category")
                .numbers("persons")
                .filter(Field.of("from", Kind.TEXT, say.the("statistics.from")).value(visit.query("from", "")))
                .filter(Field.of("to", Kind.TEXT, say.the("statistics.to")).value(visit.query("to", "")));
        if (!agreements.isEmpty()) {
            persons.filter(FlightTable.agreements(visit, agreements));
        }
        for (JsonObject row : rows) {
            persons.row(
                    Cell.of(Json.text(row, "month")),
                    agreement(agreements, row),
                    Cell.of(say.code("category", Json.text(row, "category"))),
                    figure(say, row, "persons"));
        }
        blocks.add(persons.table());
        Tables flights = Tables.named(visit, "flights", say.the("statistics.flights"))
                .columns("month", "agreement")
                .numbers("flights");
        for (JsonObject row : Json.objects(answer.json(), "flights")) {
            flights.row(Cell.of(Json.text(row, "month")), agreement(agreements, row), figure(say, row, "flights"));
        }
        blocks.add(flights.table());
        blocks.add(totals(visit, agreements, Json.objects(answer.json(), "totals")));
        return pages.show(ctx, visit, Page.of(say.the("statistics.title"), blocks));
    }

    private static Table totals(Visit visit, Map<String, Agreement> agreements, List<JsonObject> rows) {
        Say say = visit.say();
        Tables totals = Tables.named(visit, "totals", say.the("statistics.totals"))
                .columns("month", "agreement", "category")
                .numbers("persons");
        for (JsonObject row : rows) {
            String month = Json.text(row, "month");
            String category = Json.text(row, "category");
            totals.row(
                    Cell.of(month.isEmpty() ? say.the("statistics.all") : month),
                    Json.text(row, "agreementId").isEmpty()
                            ? Cell.of(say.the("statistics.all"))
                            : agreement(agreements, row),
                    Cell.of(category.isEmpty() ? say.the("statistics.all") : say.code("category", category)),
                    figure(say, row, "persons"));
        }
        return totals.table();
    }

    private static Cell figure(Say say, JsonObject row, String name) {
        return Json.flag(row, "suppressed")
                ? Cell.of(say.the("statistics.suppressed"))
                : Cell.of(Json.number(row, name));
    }

    private static Cell agreement(Map<String, Agreement> agreements, JsonObject row) {
        return Cell.of(Agreement.of(agreements, Json.text(row, "agreementId")).reference());
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
