package org.acuerdo.gateway.web.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Folded;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Monitoring: the registered bodies of each agreement, and reports due and filed. */
@Path("/room/monitoring")
@Blocking
public class MonitoringPages {
    private static final int MOST_AGREEMENTS = 30;

    /** What is counted of the flights of an agreement. */
    private static final List<String> COVERAGE =
            List.of("flights", "monitorAboard", "reported", "reports", "overdue", "complaints");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    MonitoringPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response desk(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), null);
    }

    @POST
    @Path("/reports")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response file(
            @Context RoutingContext ctx, @Context SecurityIdentity identity, MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at(ReportSheet.DESK);
        Sheet sheet = ReportSheet.of(visit.say(), flown(visit), "");
        Sent sent = acts.send(ctx, visit, typed, sheet, Part.FLIGHTS, HttpMethod.POST, "monitoring-reports");
        return sent.done() ? pages.go(ReportSheet.DESK + "?done=report") : page(ctx, visit, sent);
    }

    private List<JsonObject> flown(Visit visit) {
        List<Question> asked = ReportSheet.FLOWN.stream()
                .map(status -> services.ask(visit, Part.FLIGHTS, "flights?limit=200&status=" + status))
                .toList();
        return asked.stream().flatMap(q -> Json.items(q.json()).stream()).toList();
    }

    private Response page(RoutingContext ctx, Visit visit, Sent sent) {
        Say say = visit.say();
        Question reports = services.list(visit, Part.FLIGHTS, "monitoring-reports", 200, "status");
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Map<Agreement, Question> bodies = new LinkedHashMap<>();
        agreements.values().stream()
                .limit(MOST_AGREEMENTS)
                .forEach(a -> bodies.put(
                        a, services.ask(visit, Part.AGREEMENTS, "agreements/" + a.id() + "/monitoring-bodies")));
        Map<Agreement, Question> coverage = new LinkedHashMap<>();
        bodies.keySet()
                .forEach(a -> coverage.put(
                        a, services.ask(visit, Part.FLIGHTS, "monitoring-reports/coverage?agreement=" + a.id())));
        List<Block> blocks = new ArrayList<>();
        if (sent == null && visit.query("done", null) != null) {
            blocks.add(new Notice(say.the("done"), say.the("monitoring.done"), true, List.of()));
        }
        blocks.add(Text.of(say.the("monitoring.intro")));
        if (sent != null || visit.roles().contains("monitor")) {
            // most come to see what is due; whoever comes from a flight finds the form open
            Sheet sheet = ReportSheet.of(say, flown(visit), visit.query("flight", ""));
            boolean open = sent != null || visit.query("flight", null) != null;
            blocks.add(new Folded(sheet.title(), open, List.of(Acts.form(visit, sheet, null, sent))));
        }
        Answer found = reports.answer();
        blocks.add(
                found.found()
                        ? reports(visit, found, agreements)
                                .filter(FlightTable.choice(
                                        "status",
                                        say.the("col.state"),
                                        visit,
                                        GroupFields.options(say, "report", List.of("DUE", "OVERDUE", "FILED"))))
                                .table()
                        : Text.missing(say));
        blocks.addAll(coverage(visit, coverage));
        Tables table =
                Tables.named(visit, "bodies", say.the("monitoring.bodies")).columns("body", "agreement");
        bodies.forEach((agreement, asked) -> Json.items(asked.json())
                .forEach(b -> table.row(
                        Cell.of(Json.text(b, "name")),
                        Cell.link(agreement.reference(), "/room/agreements/" + agreement.id()))));
        blocks.add(table.table());
        return pages.show(ctx, visit, Page.of(say.the("monitoring.title"), blocks), sent == null ? 200 : sent.status());
    }

    /** All flights that arrived, beside what was monitored and reported of them, and what the reports observed. */
    private static List<Block> coverage(Visit visit, Map<Agreement, Question> asked) {
        Say say = visit.say();
        Tables covered = Tables.named(visit, "coverage", say.the("monitoring.coverage"))
                .columns("agreement")
                .numbers("arrived", "monitored", "reported", "reports", "reportsOverdue", "complaints");
        Tables incidents = Tables.named(visit, "incidents", say.the("monitoring.incidents"))
                .columns("agreement", "observation")
                .numbers("count");
        asked.forEach((agreement, question) -> {
            Answer answer = question.answer();
            // what was reported shows also where none of the flights arrived
            if (answer.found() && Json.number(answer.json(), "flights") + Json.number(answer.json(), "reports") > 0) {
                covered.row(Stream.concat(
                                Stream.of(Cell.link(agreement.reference(), "/room/agreements/" + agreement.id())),
                                COVERAGE.stream().map(name -> Cell.of(Json.number(answer.json(), name))))
                        .toList());
                Json.objects(answer.json(), "incidents")
                        .forEach(i -> incidents.row(
                                Cell.of(agreement.reference()),
                                Cell.of(observation(say, i)),
                                Cell.of(Json.number(i, "count"))));
            }
        });
        return List.of(covered.table(), incidents.table());
    }

    /** Reports due and filed. */
    static Tables reports(Visit visit, Answer answer, Map<String, Agreement> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "reports", say.the("monitoring.reports"))
                .columns("flight", "agreement", "due", "state", "observations")
                .numbers("complaints")
                .next(answer.json().getString("next"));
        for (JsonObject r : Json.items(answer.json())) {
            String flight = Json.text(r, "flight").isEmpty() ? Json.text(r, "flightId") : Json.text(r, "flight");
            String number = Json.text(r, "number");
            table.row(
                    Cell.link(number.isEmpty() ? flight : number, "/room/flights/" + flight),
                    Cell.of(Agreement.of(agreements, Json.text(r, "agreementId"))
                            .reference()),
                    Cell.of(Json.text(r, "dueOn")),
                    state(say, r),
                    Cell.of("")
                            .hints(Json.objects(r, "observations").stream()
                                    .map(o -> Json.number(o, "count") + " " + observation(say, o))
                                    .toList()),
                    Json.text(r, "complaints").isEmpty() ? Cell.EMPTY : Cell.of(Json.number(r, "complaints")));
        }
        return table;
    }

    /** Where a report stands, with who filed it; one that is late is marked. */
    private static Cell state(Say say, JsonObject report) {
        String status = Json.text(report, "status");
        Cell cell = Cell.of(say.code("report", status)).hint(Json.text(report, "body"));
        return status.equals("OVERDUE") ? cell.tag("red") : cell;
    }

    /** Bodies may file categories of their own: such a code is read as the words it is made of. */
    private static String observation(Say say, JsonObject of) {
        String code = Json.text(of, "category");
        return say.has("observation." + code)
                ? say.the("observation." + code)
                : code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
