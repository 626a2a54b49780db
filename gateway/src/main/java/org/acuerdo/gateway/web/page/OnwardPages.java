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
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.States;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** The onward desk: cohorts of those who arrived and are to move on, and what became of them, by counts. */
@Path("/room/onward")
@Blocking
public class OnwardPages {
    private static final List<String> MOVING =
            List.of("ONWARD", "PROTECTION_CLAIM", "LAWFUL_STAY", "RETURNED_TO_SENDER", "UNRESOLVED");
    private static final List<String> HELD = List.of("RELEASED", "TRANSFERRED", "RETURNED_TO_SENDER", "STILL_HELD");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    OnwardPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response desk(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Question asked = services.list(visit, Part.FLIGHTS, "onward-cohorts", 200, "overdue");
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Answer answer = asked.answer();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("onward.intro")));
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            blocks.add(table(visit, "cohorts", say.the("onward.cohorts"), Json.items(answer.json()), agreements)
                    .filter(Field.of("overdue", Kind.CHOICE, say.the("onward.overdue"))
                            .optional()
                            .options(List.of(new Option("true", say.the("yes")), new Option("false", say.the("no"))))
                            .value(visit.query("overdue", "")))
                    .next(answer.json().getString("next"))
                    .table());
        }
        return pages.show(ctx, visit, Page.of(say.the("onward.title"), blocks));
    }

    static Tables table(
            Visit visit, String id, String caption, List<JsonObject> cohorts, Map<String, Agreement> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, id, caption)
                .columns("group", "flight", "agreement", "opened", "due")
                .numbers("persons", "open", "inReception");
        for (JsonObject c : cohorts) {
            Cell due = Cell.of(Json.text(c, "dueOn"));
            table.row(
                    Cell.link(Flights.group(say, c), "/room/onward/" + Json.text(c, "id")),
                    Cell.link(Json.text(c, "number"), "/room/flights/" + Json.text(c, "flightId")),
                    Cell.of(Agreement.of(agreements, Json.text(c, "agreementId"))
                            .reference()),
                    Cell.of(Json.text(c, "openedOn")),
                    Json.flag(c, "overdue") ? due.hint(say.the("onward.isOverdue")) : due,
                    Cell.of(Json.number(c, "persons")),
                    Cell.of(Json.number(c, "open")),
                    Cell.of(Json.number(c, "inReception")));
        }
        return table;
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), id, null);
    }

    @POST
    @Path("/{id}/outcomes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response report(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at("/room/onward/" + id);
        Answer cohort =
                services.ask(visit, Part.FLIGHTS, "onward-cohorts/" + id).answer();
        if (!cohort.found()) {
            return pages.instead(ctx, visit, cohort);
        }
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet(visit.say(), cohort.json()),
                Part.FLIGHTS,
                HttpMethod.POST,
                "onward-cohorts/" + id + "/outcomes");
        return sent.done() ? pages.go(visit.path() + "?done=outcome") : page(ctx, visit, id, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, Sent sent) {
        Say say = visit.say();
        Question askedAgreements = Agreement.ask(services, visit);
        Answer answer =
                services.ask(visit, Part.FLIGHTS, "onward-cohorts/" + id).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        JsonObject c = answer.json();
        Agreement agreement = Agreement.of(Agreement.all(askedAgreements), Json.text(c, "agreementId"));
        List<Block> blocks = new ArrayList<>();
        if (sent == null && visit.query("done", null) != null) {
            blocks.add(new Notice(say.the("done"), say.the("onward.done"), true, List.of()));
        }
        blocks.add(new Facts(List.of(
                Fact.of(say.the("col.group"), Flights.group(say, c)),
                new Fact(
                        say.the("col.flight"),
                        Cell.link(Json.text(c, "number"), "/room/flights/" + Json.text(c, "flightId"))),
                Fact.of(say.the("col.agreement"), agreement.reference()),
                Fact.of(say.the("col.opened"), Json.text(c, "openedOn")),
                Fact.of(
                        say.the("col.due"),
                        Json.text(c, "dueOn")
                                + (Json.flag(c, "overdue") ? " (" + say.the("onward.isOverdue") + ")" : "")),
                Fact.of(say.the("col.persons"), Json.text(c, "persons")),
                Fact.of(say.the("col.open"), Json.text(c, "open")),
                Fact.of(say.the("col.inReception"), Json.text(c, "inReception")))));
        Tables outcomes = Tables.named(visit, "outcomes", say.the("onward.outcomes"))
                .columns("when", "outcome", "destination")
                .numbers("persons", "assessed");
        for (JsonObject o : Json.objects(c, "outcomes")) {
            outcomes.row(
                    Cell.of(Json.text(o, "on"))
                            .hint(say.the("onward.recorded", Times.line(o.getString("recordedAt"), agreement.zone()))),
                    Cell.of(say.code("outcome", Json.text(o, "outcome")))
                            .hint(Json.flag(o, "leftReception") ? say.the("onward.left") : null)
                            .hint(Json.flag(o, "reportedBefore") ? say.the("onward.before") : null),
                    Cell.of(States.name(say, Json.text(o, "destination"))),
                    Cell.of(Json.number(o, "count")),
                    Cell.of(Json.text(o, "individuallyAssessed")));
        }
        blocks.add(outcomes.table());
        // who has an outcome and still lives in reception leaves it later
        boolean more = Json.number(c, "open") > 0 || Json.number(c, "inReception") > 0;
        if (sent != null || visit.may("clearance-officer", agreement.receiving()) && more) {
            blocks.add(Acts.form(visit, sheet(say, c), answer.etag(), sent));
        }
        String title = say.the("onward.one", Flights.group(say, c), agreement.reference());
        return pages.show(ctx, visit, Page.of(title, blocks), sent == null ? 200 : sent.status());
    }

    private static Sheet sheet(Say say, JsonObject cohort) {
        boolean custody = Json.text(cohort, "category").equals("CUSTODY_TRANSFER");
        List<String> outcomes = custody ? HELD : MOVING;
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("on", Kind.DAY, say.the("field.on")));
        fields.add(Field.of("outcome", Kind.CHOICE, say.the("col.outcome"))
                .options(outcomes.stream()
                        .map(o -> new Option(o, say.code("outcome", o)))
                        .toList()));
        fields.add(Field.of("count", Kind.WHOLE, say.the("col.persons")));
        fields.add(Field.of("individuallyAssessed", Kind.WHOLE, say.the("col.assessed"))
                .optional());
        fields.add(Field.of("destination", Kind.TEXT, say.the("col.destination"))
                .hint(say.the("onward.destination.hint"))
                .optional());
        fields.add(Field.of("leftReception", Kind.YES, say.the("onward.leftReception"))
                .hint(say.the("onward.leftReception.hint"))
                .optional());
        if (!custody) {
            fields.add(Field.of("reportedBefore", Kind.YES, say.the("onward.reportedBefore"))
                    .hint(say.the("onward.reportedBefore.hint"))
                    .optional());
        }
        return Sheet.of(say, "outcome", "/room/onward/" + Json.text(cohort, "id") + "/outcomes", fields);
    }
}
