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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Made;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Series of flights: the list, asking for one, and one with what became of each of its days. */
@Path("/room/series")
@Blocking
public class SeriesPages {
    private final Pages pages;
    private final Services services;
    private final Acts acts;

    SeriesPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response list(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Question asked = services.list(visit, Part.FLIGHTS, "flight-series", 100);
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(Agreement.links(
                visit,
                agreements,
                a -> visit.may("planner", a.sending()),
                "series.links",
                "series.new",
                "/room/series/new/"));
        Answer answer = asked.answer();
        if (!answer.found()) {
            blocks.add(Text.missing(say));
            return pages.show(ctx, visit, Page.of(say.the("series.title"), blocks));
        }
        Tables table = Tables.named(visit, "series", say.the("series.title"))
                .columns("flight", "agreement", "rule", "asked")
                .numbers("flights", "refused")
                .next(answer.json().getString("next"));
        for (JsonObject s : Json.items(answer.json())) {
            Agreement agreement = agreement(agreements, s);
            table.row(
                    Cell.link(Json.text(Json.object(s, "flight"), "number"), "/room/series/" + Json.text(s, "id")),
                    Cell.of(agreement.reference()),
                    Cell.of(Json.text(s, "rule")),
                    Times.cell(s.getString("requestedAt"), agreement.zone()),
                    Cell.of(Json.number(s, "flights")),
                    Cell.of(Json.number(s, "refused")));
        }
        blocks.add(table.table());
        return pages.show(ctx, visit, Page.of(say.the("series.title"), blocks));
    }

    private static Agreement agreement(Map<String, Agreement> agreements, JsonObject series) {
        List<String> ids = Json.texts(series, "agreementIds");
        return Agreement.of(agreements, ids.isEmpty() ? "" : ids.get(ids.size() - 1));
    }

    @GET
    @Path("/new/{agreement}")
    public Response blank(
            @PathParam("agreement") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Answer found = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        return found.found() ? form(ctx, visit, Agreement.of(found.json()), null) : pages.instead(ctx, visit, found);
    }

    @POST
    @Path("/new/{agreement}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @PathParam("agreement") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Answer found = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!found.found()) {
            return pages.instead(ctx, visit, found);
        }
        Agreement agreement = Agreement.of(found.json());
        Route route = Route.one(agreement);
        Sheet sheet = SeriesSheet.of(say, route, visit.path());
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet.id(),
                errors -> {
                    RequestSheet.Body body = SeriesSheet.body(say, sheet, route, typed, errors);
                    return new Made(body.json(), e -> ofDay(say, body.inRow(e)));
                },
                Part.FLIGHTS,
                HttpMethod.POST,
                "flight-series");
        return sent.done()
                ? pages.go("/room/series/" + Json.text(sent.json(), "id") + "?done=asked")
                : form(ctx, visit, agreement, sent);
    }

    /** What is wrong with one day of it names that day. */
    private static Error ofDay(Say say, Error error) {
        String start = "occurrences[";
        if (error.field() == null || !error.field().startsWith(start)) {
            return error;
        }
        int day = Integer.parseInt(
                error.field().substring(start.length(), error.field().indexOf(']')));
        return new Error(null, say.the("series.nth", day + 1, error.text()), error.detail(), error.english());
    }

    private Response form(RoutingContext ctx, Visit visit, Agreement agreement, Sent sent) {
        Say say = visit.say();
        List<Block> blocks = List.of(
                Text.of(say.the("series.intro")),
                Acts.form(visit, SeriesSheet.of(say, Route.one(agreement), visit.path()), null, sent));
        return pages.show(
                ctx,
                visit,
                Page.of(say.the("series.new", agreement.reference()), blocks),
                sent == null ? 200 : sent.status());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), id, null);
    }

    @POST
    @Path("/{id}/cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at("/room/series/" + id);
        Sheet sheet = SeriesSheet.cancellation(visit.say(), id, visit.state());
        Sent sent = acts.send(
                ctx, visit, typed, sheet, Part.FLIGHTS, HttpMethod.POST, "flight-series/" + id + "/cancellation");
        return sent.done() ? pages.go(visit.path() + "?done=cancelled") : page(ctx, visit, id, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, Sent sent) {
        Say say = visit.say();
        Question askedAgreements = Agreement.ask(services, visit);
        Answer answer = services.ask(visit, Part.FLIGHTS, "flight-series/" + id).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        JsonObject series = answer.json();
        Agreement agreement = agreement(Agreement.all(askedAgreements), series);
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null && say.has("series.done." + done)) {
            blocks.add(new Notice(say.the("done"), say.the("series.done." + done), true, List.of()));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                say.the("col.agreement"), Cell.link(agreement.reference(), "/room/agreements/" + agreement.id())));
        facts.add(Fact.of(say.the("col.rule"), Json.text(series, "rule")));
        facts.add(Fact.of(say.the("series.mode"), say.code("seriesMode", Json.text(series, "mode"))));
        facts.add(Fact.of(say.the("col.flights"), Json.text(series, "flights")));
        facts.add(Fact.of(say.the("col.refused"), Json.text(series, "refused")));
        JsonObject cancelled = Json.object(series, "cancelled");
        if (!cancelled.isEmpty()) {
            facts.add(new Fact(
                    say.the("series.cancelled"),
                    Cell.of(say.the(
                                    "series.cancelledBy",
                                    Json.text(cancelled, "by"),
                                    Json.number(cancelled, "flights")))
                            .hint(Json.text(cancelled, "reason"))
                            .hint(Times.line(cancelled.getString("at"), agreement.zone()))));
        }
        blocks.add(new Facts(facts));
        blocks.add(occurrences(visit, series, agreement));
        boolean may =
                visit.may("planner", agreement.sending()) || visit.may("clearance-officer", agreement.receiving());
        if (sent != null || may && cancelled.isEmpty()) {
            blocks.add(Acts.form(visit, SeriesSheet.cancellation(say, id, visit.state()), answer.etag(), sent));
        }
        String title = say.the("series.one", Json.text(Json.object(series, "flight"), "number"), agreement.reference());
        return pages.show(ctx, visit, Page.of(title, blocks), sent == null ? 200 : sent.status());
    }

    /** Each day of it: its flight and how that stands, or why there is none. */
    private static Table occurrences(Visit visit, JsonObject series, Agreement agreement) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "occurrences", say.the("series.occurrences"))
                .columns("date", "departure", "arrival", "outcome", "status");
        for (JsonObject o : Json.objects(series, "occurrences")) {
            String flight = Json.text(o, "flightId");
            table.row(
                    Cell.of(Json.text(o, "date")),
                    Times.cell(o.getString("departure"), agreement.zone()),
                    Times.cell(o.getString("arrival"), agreement.zone()),
                    (flight.isEmpty()
                                    ? Cell.of(say.code("occurrence", Json.text(o, "outcome")))
                                    : Cell.link(
                                            say.code("occurrence", Json.text(o, "outcome")), "/room/flights/" + flight))
                            .hints(Json.objects(o, "violations").stream()
                                    .map(v -> Problems.violation(say, v).text())
                                    .toList()),
                    Cell.of(say.code("flightStatus", Json.text(o, "status"))));
        }
        return table.table();
    }
}
