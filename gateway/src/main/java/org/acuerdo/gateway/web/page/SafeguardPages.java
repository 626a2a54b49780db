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
import org.acuerdo.gateway.web.kit.States;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** The safeguards desk: flights that wait for an attestation, and legal holds. */
@Path(HoldSheets.DESK)
@Blocking
public class SafeguardPages {
    private static final List<String> TO_ATTEST = List.of("REQUESTED", "CLEARED");

    /** Flights that a hold can stop, or is told to while they are in the air. */
    private static final List<String> LANDING =
            List.of("REQUESTED", "CLEARED", "CONFIRMED", "ON_HOLD", "DEPARTED", "DIVERTED");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    SafeguardPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response desk(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), null);
    }

    /** @param covers what the hold is to cover, as in {@link HoldSheets#COVERS} */
    @POST
    @Path("/holds/of/{covers}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response place(
            @PathParam("covers") String covers,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at(HoldSheets.DESK);
        Sheet sheet = HoldSheets.place(visit.say(), covers, List.of(), Map.of());
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        Sent sent = acts.send(ctx, visit, typed, sheet, Part.FLIGHTS, HttpMethod.POST, "holds");
        return sent.done() ? pages.go(HoldSheets.DESK + "?done=hold") : page(ctx, visit, sent);
    }

    @POST
    @Path("/holds/{id}/lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response lift(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at(HoldSheets.DESK);
        Sheet sheet = HoldSheets.lift(visit.say(), new JsonObject().put("id", id), "");
        Sent sent = acts.send(ctx, visit, typed, sheet, Part.FLIGHTS, HttpMethod.POST, "holds/" + id + "/lift");
        return sent.done() ? pages.go(HoldSheets.DESK + "?done=lift") : page(ctx, visit, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, Sent sent) {
        Say say = visit.say();
        List<Question> asked = LANDING.stream()
                .map(status -> services.ask(visit, Part.FLIGHTS, "flights?limit=200&status=" + status))
                .toList();
        Question askedHolds = services.ask(visit, Part.FLIGHTS, "holds?limit=200");
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null && say.has("hold.done." + done)) {
            blocks.add(new Notice(say.the("done"), say.the("hold.done." + done), true, List.of()));
        }
        List<JsonObject> landing =
                asked.stream().flatMap(q -> Json.items(q.json()).stream()).toList();
        List<JsonObject> open = landing.stream()
                .filter(f -> TO_ATTEST.contains(Json.text(f, "status")) && !attested(f))
                .toList();
        blocks.add(FlightTable.of(visit, "attest", say.the("safeguards.toAttest"), open, agreements)
                .table());
        Answer holds = askedHolds.answer();
        List<JsonObject> placed = Json.items(holds.json());
        Map<String, JsonObject> flights = HeldFlights.of(services, visit, placed, landing);
        blocks.add(holds.found() ? holds(visit, placed, flights, agreements).table() : Text.missing(say));
        boolean officer = visit.roles().contains("safeguards-officer");
        for (String covers : HoldSheets.COVERS) {
            offer(blocks, visit, HoldSheets.place(say, covers, landing, agreements), null, officer, sent);
        }
        for (JsonObject hold : placed) {
            boolean own = officer && Json.text(hold, "placedBy").equals(visit.state()) && Json.flag(hold, "active");
            Sheet sheet = HoldSheets.lift(say, hold, HoldSheets.covers(say, hold, flights, agreements));
            offer(blocks, visit, sheet, "\"" + Json.number(hold, "version") + "\"", own, sent);
        }
        return pages.show(ctx, visit, Page.of(say.the("safeguards.title"), blocks), sent == null ? 200 : sent.status());
    }

    /** A form to be unfolded, which stands open where it was sent. */
    private static void offer(List<Block> blocks, Visit visit, Sheet sheet, String etag, boolean may, Sent sent) {
        boolean back = sent != null && sent.sheet().equals(sheet.id());
        if (may || back) {
            blocks.add(new Folded(sheet.title(), back, List.of(Acts.form(visit, sheet, etag, sent))));
        }
    }

    static boolean attested(JsonObject flight) {
        return Json.flag(Json.object(flight, "attestation"), "complete");
    }

    static Tables holds(
            Visit visit, List<JsonObject> holds, Map<String, JsonObject> flights, Map<String, Agreement> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "holds", say.the("safeguards.holds"))
                .columns("target", "placedBy", "authority", "reason", "placedAt", "state");
        for (JsonObject hold : holds) {
            String target = Json.text(hold, "target");
            String words = HoldSheets.covers(say, hold, flights, agreements);
            table.row(
                    switch (Json.text(hold, "scope")) {
                        case "FLIGHT" -> Cell.link(words, "/room/flights/" + target);
                        case "AGREEMENT" -> Cell.link(words, "/room/agreements/" + target);
                        default -> Cell.of(words);
                    },
                    Cell.of(States.name(say, Json.text(hold, "placedBy"))),
                    Cell.of(Json.text(hold, "authority")),
                    Cell.of(Json.text(hold, "reason")),
                    Times.cell(hold.getString("placedAt"), Times.zone(null)),
                    Cell.of(say.the(Json.flag(hold, "active") ? "hold.active" : "hold.lifted"))
                            .hint(Json.text(hold, "liftReason")));
        }
        return table;
    }
}
