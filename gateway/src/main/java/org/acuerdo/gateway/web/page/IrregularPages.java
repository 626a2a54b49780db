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
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Visit;

/** Irregular flights: the list, and recording one that flew against a guard or without a request. */
@Path(IrregularPages.DESK)
@Blocking
public class IrregularPages {
    static final String DESK = "/room/irregular";

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    IrregularPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response list(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Question asked = services.list(visit, Part.FLIGHTS, "irregular-flights", 100, "agreement");
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("irregular.intro")));
        blocks.addAll(Agreement.links(
                visit, agreements, a -> may(visit, a), "irregular.links", "irregular.new", DESK + "/new/"));
        Answer answer = asked.answer();
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            blocks.add(FlightTable.of(
                            visit, "irregular", say.the("irregular.title"), Json.items(answer.json()), agreements)
                    .filter(FlightTable.agreements(visit, agreements))
                    .next(answer.json().getString("next"))
                    .table());
        }
        return pages.show(ctx, visit, Page.of(say.the("irregular.title"), blocks));
    }

    /** An officer of either party, or a monitor; of which agreements, the service says. */
    static boolean may(Visit visit, Agreement agreement) {
        return visit.roles().contains("monitor")
                || Stream.of("planner", "clearance-officer")
                        .anyMatch(
                                role -> visit.may(role, agreement.sending()) || visit.may(role, agreement.receiving()));
    }

    /** @param instead the flight on record that it takes the place of; empty: none */
    private record Ground(Answer agreement, JsonObject instead) {
        IrregularSheet sheet(Say say) {
            return new IrregularSheet(say, Agreement.of(agreement.json()), instead);
        }
    }

    private Ground ground(Visit visit, String id) {
        Question agreement = services.ask(visit, Part.AGREEMENTS, "agreements/" + id);
        String flight = visit.query("flight", "");
        Answer instead = flight.isEmpty()
                ? null
                : services.ask(visit, Part.FLIGHTS, "flights/" + Visit.encode(flight))
                        .answer();
        return new Ground(
                agreement.answer(),
                instead != null && instead.found() ? Flights.landingUnder(instead.json(), id) : Json.EMPTY);
    }

    @GET
    @Path("/new/{agreement}")
    public Response blank(
            @PathParam("agreement") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        return ground.agreement().found()
                ? form(ctx, visit, ground, null)
                : pages.instead(ctx, visit, ground.agreement());
    }

    @POST
    @Path("/new/{agreement}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(
            @PathParam("agreement") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        if (!ground.agreement().found()) {
            return pages.instead(ctx, visit, ground.agreement());
        }
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                "irregular",
                errors -> ground.sheet(visit.say()).body(visit.path(), typed, errors),
                Part.FLIGHTS,
                HttpMethod.POST,
                "irregular-flights");
        return sent.done()
                ? pages.go("/room/flights/" + Json.text(sent.json(), "id") + "?done=irregular")
                : form(ctx, visit, ground, sent);
    }

    private Response form(RoutingContext ctx, Visit visit, Ground ground, Sent sent) {
        Say say = visit.say();
        String reference = Json.text(ground.agreement().json(), "reference");
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("irregular.what")));
        if (!ground.instead().isEmpty()) {
            blocks.add(Text.of(say.the("irregular.instead", Json.text(ground.instead(), "number"))));
        }
        blocks.add(Acts.form(visit, ground.sheet(say).sheet(visit.with()), null, sent));
        return pages.show(
                ctx, visit, Page.of(say.the("irregular.new", reference), blocks), sent == null ? 200 : sent.status());
    }
}
