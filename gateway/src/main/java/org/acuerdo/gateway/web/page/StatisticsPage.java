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
import java.util.Locale;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * Public statistics, for everybody: closed months only, small cells held back (guard G6). Whoever is signed in sees the same
 * figures among the other pages.
 */
@Path("/")
@Blocking
public class StatisticsPage {
    private final Pages pages;
    private final Services services;

    StatisticsPage(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    @Path("public/statistics")
    public Response forEverybody(@Context RoutingContext ctx) {
        return statistics(ctx, pages.visit(ctx, null));
    }

    @GET
    @Path("room/statistics")
    public Response forOfficials(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return statistics(ctx, pages.visit(ctx, identity));
    }

    private Response statistics(RoutingContext ctx, Visit visit) {
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
        blocks.add(Text.of(say.the("statistics.held")));
        if (!answer.found()) {
            // a month that is none, or the service is away
            blocks.add(
                    answer.away()
                            ? Text.missing(say)
                            : Text.of(Problems.errors(say, answer).get(0).text()));
        }
        Map<String, JsonObject> agreements = new LinkedHashMap<>();
        Json.objects(answer.json(), "agreements").forEach(a -> agreements.put(Json.text(a, "agreementId"), a));
        List<JsonObject> rows = Json.objects(answer.json(), "rows");
        if (!rows.isEmpty()) {
            blocks.add(new Section("chart", say.the("statistics.chart"), MonthsChart.of(say, rows)));
        }
        blocks.add(months(visit, agreements, answer.json()));
        blocks.add(totals(visit, agreements, Json.objects(answer.json(), "totals")));
        return pages.show(ctx, visit, Page.of(say.the("statistics.title"), blocks));
    }

    /** A row for each month and agreement: persons by category, all of them, and the flights they came with. */
    private static Table months(Visit visit, Map<String, JsonObject> agreements, JsonObject answer) {
        Say say = visit.say();
        Tables table =
                Tables.named(visit, "months", say.the("statistics.persons")).columns("month", "agreement");
        categories(say, table).numbers("flights").empty(say.the("statistics.none"));
        table.filter(month(visit, "from")).filter(month(visit, "to"));
        if (!agreements.isEmpty()) {
            table.filter(FlightTable.choice(
                    "agreement",
                    say.the("col.agreement"),
                    visit,
                    agreements.values().stream()
                            .map(a -> new Option(
                                    Json.text(a, "agreementId"),
                                    say.the("scope.of", Json.text(a, "reference"), direction(say, a))))
                            .toList()));
        }
        Map<String, JsonObject> cells = new LinkedHashMap<>();
        Json.objects(answer, "rows").forEach(r -> cells.put(key(r), r));
        Json.objects(answer, "totals").forEach(t -> cells.put(key(t), t));
        for (JsonObject f : Json.objects(answer, "flights")) {
            List<Cell> row = new ArrayList<>();
            row.add(Times.month(say, Json.text(f, "month")));
            row.add(agreement(agreements, f));
            row.addAll(persons(say, cells, f));
            long later = Json.number(f, "knownLater");
            row.add(figure(say, f, "flights").hint(later == 0 ? "" : say.the("statistics.later", later)));
            table.row(row);
        }
        return table.table();
    }

    /** The same over all the months that were asked for, by agreement and over all agreements. */
    private static Table totals(Visit visit, Map<String, JsonObject> agreements, List<JsonObject> totals) {
        Say say = visit.say();
        Tables table = categories(
                say, Tables.named(visit, "totals", say.the("statistics.totals")).columns("agreement"));
        Map<String, JsonObject> cells = new LinkedHashMap<>();
        List<JsonObject> overall =
                totals.stream().filter(t -> Json.text(t, "month").isEmpty()).toList();
        overall.forEach(t -> cells.put(key(t), t));
        Map<String, JsonObject> rows = new LinkedHashMap<>();
        overall.forEach(t -> rows.putIfAbsent(Json.text(t, "agreementId"), t));
        rows.forEach((id, total) -> {
            List<Cell> row = new ArrayList<>();
            row.add(
                    id.isEmpty()
                            ? Cell.of(say.the("statistics.all"))
                            : agreement(agreements, total).hint(direction(say, agreements.get(id))));
            row.addAll(persons(say, cells, total));
            table.row(row);
        });
        return table.table();
    }

    private static Tables categories(Say say, Tables table) {
        GroupFields.CATEGORIES.forEach(c -> table.titled(c, capital(say.code("category", c)), true));
        return table.titled("all", say.the("statistics.everybody"), true);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<Cell> persons(Say say, Map<String, JsonObject> cells, JsonObject of) {
        List<String> columns = new ArrayList<>(GroupFields.CATEGORIES);
        columns.add("");
        return columns.stream()
                .map(c -> cells.get(key(of, c)))
                .map(cell -> cell == null ? Cell.EMPTY : figure(say, cell, "persons"))
                .toList();
    }

    private static String key(JsonObject cell) {
        return key(cell, Json.text(cell, "category"));
    }

    private static String key(JsonObject of, String category) {
        return Json.text(of, "month") + " " + Json.text(of, "agreementId") + " " + category;
    }

    private static Field month(Visit visit, String name) {
        return Field.of(name, Kind.TEXT, visit.say().the("statistics." + name)).value(visit.query(name, ""));
    }

    private static Cell figure(Say say, JsonObject row, String name) {
        return Json.flag(row, "suppressed")
                ? Cell.of(say.the("statistics.suppressed"))
                : Cell.of(Json.number(row, name));
    }

    private static Cell agreement(Map<String, JsonObject> agreements, JsonObject row) {
        String id = Json.text(row, "agreementId");
        return Cell.of(agreements.containsKey(id) ? Json.text(agreements.get(id), "reference") : id);
    }

    private static String direction(Say say, JsonObject agreement) {
        return agreement == null ? "" : AgreementPages.parties(say, agreement);
    }
}
