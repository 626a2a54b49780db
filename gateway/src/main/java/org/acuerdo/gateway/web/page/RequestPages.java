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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Live;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * Asking for a flight. The page shows while somebody types which limits would bind; a button does the same without scripts.
 * Further landings are named in the address, {@code ?with=AGREEMENT,AGREEMENT}; a button of the form adds one.
 */
@Path("/room/requests/{agreement}")
@Blocking
public class RequestPages {
    private final Pages pages;
    private final Services services;
    private final Acts acts;
    private final LimitsPreview limits;

    RequestPages(Pages pages, Services services, Acts acts, LimitsPreview limits) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
        this.limits = limits;
    }

    @GET
    public Response blank(
            @PathParam("agreement") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Answer first = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        return first.found() ? page(ctx, visit, landings(visit, first), null) : pages.instead(ctx, visit, first);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response request(
            @PathParam("agreement") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Answer first = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!first.found()) {
            return pages.instead(ctx, visit, first);
        }
        Landings landings = landings(visit, first);
        String step = typed.getFirst("step");
        if (step != null || typed.containsKey("look")) {
            // neither keeps anything
            Sent looked = new Sent("request", typed, List.of(), 200, Json.EMPTY);
            return page(ctx, visit, step == null ? landings : landings.changed(step, typed), looked);
        }
        Route route = landings.route();
        Sheet sheet = RequestSheet.of(say, route, visit.path());
        // the form's own key is the flight's id: sent twice, it is one flight
        String flight = uuid(typed.getFirst("key"));
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet.id(),
                errors ->
                        RequestSheet.body(say, sheet, route, "", typed, errors).made(),
                Part.FLIGHTS,
                HttpMethod.PUT,
                "flights/" + flight);
        return sent.done() ? pages.go("/room/flights/" + flight + "?done=request") : page(ctx, visit, landings, sent);
    }

    /** What is typed so far, against the limits; for the page's script. */
    @POST
    @Path("/limits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response limits(
            @PathParam("agreement") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Answer first = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        return first.found()
                ? pages.part(binding(
                        visit.at("/room/requests/" + id), landings(visit, first).route(), typed))
                : pages.instead(ctx, visit, first);
    }

    private Landings landings(Visit visit, Answer first) {
        Map<String, Agreement> all = Agreement.all(Agreement.ask(services, visit));
        return Landings.of(Agreement.of(first.json()), all, visit.query("with", ""));
    }

    private Response page(RoutingContext ctx, Visit visit, Landings landings, Sent sent) {
        Say say = visit.say();
        Route route = landings.route();
        String path = "/room/requests/" + landings.first().id();
        Map<String, String> with = Map.of("with", landings.with());
        MultivaluedMap<String, String> typed = sent == null ? new MultivaluedHashMap<>() : sent.typed();
        List<Block> blocks = List.of(
                Text.of(say.the("request.intro")),
                new Live(
                        "limits",
                        Visit.address(path + "/limits", with),
                        "request",
                        binding(visit.at(path), route, typed)),
                Acts.form(visit, landings.sheet(say, Visit.address(path, with)), null, sent));
        Page page = Page.of(say.the("request.title", landings.title()), blocks).script("request.js");
        return pages.show(ctx, visit, page, sent == null ? 200 : sent.status());
    }

    private List<Block> binding(Visit visit, Route route, MultivaluedMap<String, String> typed) {
        Sheet sheet = RequestSheet.of(visit.say(), route, visit.path());
        JsonObject request = RequestSheet.body(visit.say(), sheet, route, "", typed, new ArrayList<>())
                .json();
        return limits.blocks(visit, route, request);
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text == null ? "" : text).toString();
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID().toString();
        }
    }
}
