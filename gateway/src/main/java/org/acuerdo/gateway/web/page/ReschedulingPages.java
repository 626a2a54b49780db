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
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Live;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;

/** Rescheduling a flight: its request as it stands, to be changed, with the limits that the change would meet. */
@Path("/room/flights/{id}/rescheduling")
@Blocking
public class ReschedulingPages {
    private final Pages pages;
    private final Services services;
    private final Acts acts;
    private final LimitsPreview limits;

    ReschedulingPages(Pages pages, Services services, Acts acts, LimitsPreview limits) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
        this.limits = limits;
    }

    @GET
    public Response form(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Answer flight = services.ask(visit, Part.FLIGHTS, "flights/" + id).answer();
        return flight.found() ? page(ctx, visit, flight, null) : pages.instead(ctx, visit, flight);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reschedule(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Answer flight = services.ask(visit, Part.FLIGHTS, "flights/" + id).answer();
        if (!flight.found()) {
            return pages.instead(ctx, visit, flight);
        }
        if (typed.containsKey("look")) {
            return page(ctx, visit, flight, new Sent("rescheduling", typed, List.of(), 200, Json.EMPTY));
        }
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                "rescheduling",
                errors -> body(visit, flight.json(), typed, errors).made(),
                Part.FLIGHTS,
                HttpMethod.POST,
                "flights/" + id + "/rescheduling");
        return sent.done() ? pages.go("/room/flights/" + id + "?done=rescheduling") : page(ctx, visit, flight, sent);
    }

    /** What is typed so far, against the limits; for the page's script. */
    @POST
    @Path("/limits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response limits(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at("/room/flights/" + id + "/rescheduling");
        Answer flight = services.ask(visit, Part.FLIGHTS, "flights/" + id).answer();
        if (!flight.found()) {
            return pages.instead(ctx, visit, flight);
        }
        JsonObject request =
                body(visit, flight.json(), typed, new ArrayList<>()).json();
        return pages.part(limits.blocks(visit, route(visit, flight.json()), request));
    }

    private Route route(Visit visit, JsonObject flight) {
        return Route.of(flight, Agreement.all(Agreement.ask(services, visit)));
    }

    private RequestSheet.Body body(
            Visit visit, JsonObject flight, MultivaluedMap<String, String> typed, List<Error> errors) {
        Route route = route(visit, flight);
        return RequestSheet.body(visit.say(), sheet(visit, route, flight), route, "", typed, errors);
    }

    private static Sheet sheet(Visit visit, Route route, JsonObject flight) {
        Say say = visit.say();
        String action = "/room/flights/" + Json.text(flight, "id") + "/rescheduling";
        return Sheet.of(say, "rescheduling", action, RequestSheet.fields(say, route, flight, ""))
                .fixed(RequestSheet.fixed(route))
                .checked(say.the("request.look"));
    }

    private Response page(RoutingContext ctx, Visit visit, Answer answer, Sent sent) {
        Say say = visit.say();
        JsonObject flight = answer.json();
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Route route = Route.of(flight, agreements);
        JsonObject request = sent == null
                ? flight
                : RequestSheet.body(say, sheet(visit, route, flight), route, "", sent.typed(), new ArrayList<>())
                        .json();
        List<Block> blocks = List.of(
                new Links(
                        say.the("links"),
                        List.of(new Link(
                                say.the("request.flight", Json.text(flight, "number")),
                                "/room/flights/" + Json.text(flight, "id")))),
                Text.of(say.the("request.held")),
                new Live("limits", visit.path() + "/limits", "rescheduling", limits.blocks(visit, route, request)),
                Acts.form(visit, sheet(visit, route, flight), answer.etag(), sent));
        Page page = Page.of(say.the("request.change", Json.text(flight, "number")), blocks)
                .script("request.js");
        return pages.show(ctx, visit, page, sent == null ? 200 : sent.status());
    }
}
