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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Live;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.FormTokens;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Asking for a flight. The page shows while somebody types which limits would bind; a button does the same without scripts. */
@Path("/room/requests/{agreement}")
@Blocking
public class RequestPages {
    private final Pages pages;
    private final Services services;

    RequestPages(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    public Response blank(
            @PathParam("agreement") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), id, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response request(
            @PathParam("agreement") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Answer found = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!found.found()) {
            return pages.instead(ctx, visit, found);
        }
        Sheet sheet = RequestSheet.of(visit.say(), Agreement.of(found.json()), visit.path());
        if (!FormTokens.genuine(ctx, visit, typed)) {
            return page(
                    ctx,
                    visit,
                    id,
                    refused(typed, List.of(new Error(null, visit.say().the("form.foreign"), null, false)), 403));
        }
        if (typed.containsKey("look")) {
            return page(ctx, visit, id, refused(typed, List.of(), 200));
        }
        List<Error> errors = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        JsonObject body = RequestSheet.body(visit.say(), sheet, typed, errors, rows);
        if (!errors.isEmpty()) {
            return page(ctx, visit, id, refused(typed, errors, 422));
        }
        // the form's own key is the flight's id: sent twice, it is one flight
        String flight = uuid(typed.getFirst("key"));
        Answer answer = services.act(visit, Part.FLIGHTS, HttpMethod.PUT, "flights/" + flight, null, null, body);
        if (answer.done()) {
            return pages.go("/room/flights/" + flight + "?done=request");
        }
        List<Error> found422 = Problems.errors(visit.say(), answer).stream()
                .map(e -> RequestSheet.inRow(e, rows))
                .toList();
        return page(ctx, visit, id, refused(typed, found422, answer.away() ? 503 : answer.status()));
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
        Visit visit = pages.visit(ctx, identity).at("/room/requests/" + id);
        Answer agreement =
                services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        return agreement.found() ? pages.part(binding(visit, agreement, typed)) : pages.instead(ctx, visit, agreement);
    }

    private static Sent refused(MultivaluedMap<String, String> typed, List<Error> errors, int status) {
        return new Sent("request", typed, errors, status, Json.EMPTY);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, Sent sent) {
        Say say = visit.say();
        Answer answer = services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        Agreement agreement = Agreement.of(answer.json());
        MultivaluedMap<String, String> typed = sent == null ? new MultivaluedHashMap<>() : sent.typed();
        List<Block> blocks = List.of(
                Text.of(say.the("request.intro")),
                new Live("limits", "/room/requests/" + id + "/limits", "request", binding(visit, answer, typed)),
                Acts.form(visit, RequestSheet.of(say, agreement, "/room/requests/" + id), null, sent));
        Page page =
                Page.of(say.the("request.title", agreement.reference()), blocks).script("request.js");
        return pages.show(ctx, visit, page, sent == null ? 200 : sent.status());
    }

    private List<Block> binding(Visit visit, Answer answer, MultivaluedMap<String, String> typed) {
        Say say = visit.say();
        Agreement agreement = Agreement.of(answer.json());
        Sheet sheet = RequestSheet.of(say, agreement, visit.path());
        JsonObject request = RequestSheet.body(say, sheet, typed, new ArrayList<>(), new ArrayList<>());
        Instant arrival = Times.instant(Flights.lastLeg(request).getString("arrival"));
        if (arrival == null) {
            return List.of(Text.of(say.the("request.needArrival")));
        }
        LocalDate day = arrival.atZone(agreement.zone()).toLocalDate();
        Question terms = services.ask(visit, Part.AGREEMENTS, "agreements/" + agreement.id() + "/terms?limit=200");
        Answer windows = services.ask(
                        visit, Part.FLIGHTS, "quotas?agreement=" + agreement.id() + "&from=" + day + "&to=" + day)
                .answer();
        if (!windows.found()) {
            return List.of(Text.of(Problems.errors(say, windows).get(0).text()));
        }
        Days days = new Days(answer.json(), Json.items(terms.json()));
        List<Block> blocks = new ArrayList<>();
        if (days.of(day) != Days.Kind.OPERATIVE) {
            blocks.add(Text.of(
                    say.the("request.day", day, say.code("day", days.of(day).name()))));
        }
        JsonObject version = days.terms(day);
        blocks.add(Binding.table(visit, request, version == null ? Json.EMPTY : version, Json.items(windows.json())));
        return blocks;
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text == null ? "" : text).toString();
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID().toString();
        }
    }
}
