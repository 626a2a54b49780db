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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Link;
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
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;
import org.acuerdo.gateway.web.kit.Watch;

/** The clearance desk: what waits for the receiving state's consent, and the decision. */
@Path("/room/clearances")
@Blocking
public class ClearancePages {
    static final String DESK = "/room/clearances";
    private static final List<String> STATUSES =
            List.of("PENDING", "GRANTED", "REFUSED", "LAPSED", "REVOKED", "WITHDRAWN", "ALL");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    ClearancePages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response desk(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        String status = visit.query("status", "PENDING");
        Question asked = services.ask(
                visit,
                Part.AGREEMENTS,
                Visit.address(
                        "clearances",
                        Map.of(
                                "limit",
                                "200",
                                "status",
                                status.equals("ALL") ? "" : status,
                                "cursor",
                                visit.query("cursor", ""))));
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Answer answer = asked.answer();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("clearance.intro")));
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            Tables table = table(visit, "clearances", say.the("clearance.list"), answer, agreements)
                    .filter(Field.of("status", Kind.CHOICE, say.the("col.status"))
                            .options(STATUSES.stream()
                                    .map(s -> new Option(s, say.code("clearanceStatus", s)))
                                    .toList())
                            .value(status))
                    .next(answer.json().getString("next"));
            blocks.add(table.table());
        }
        Watch watch = Watch.of(say, "", "", "clearance", "flight");
        return pages.show(
                ctx, visit, Page.of(say.the("clearance.title"), blocks).live(watch));
    }

    /** The clearances of an answer, the earliest deadline first. */
    static Tables table(Visit visit, String id, String caption, Answer answer, Map<String, Agreement> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, id, caption)
                .columns("flight", "agreement", "arrival")
                .numbers("persons")
                .columns("decideBy", "left", "status");
        Json.items(answer.json()).stream()
                .sorted(Comparator.comparing(
                        c -> Times.instant(c.getString("decideBy")), Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(c -> {
                    Agreement agreement = Agreement.of(agreements, Json.text(c, "agreementId"));
                    JsonObject flight = Json.object(c, "flight");
                    table.row(
                            Cell.link(Json.text(flight, "number"), address(c)),
                            Cell.of(agreement.reference()),
                            Times.cell(flight.getString("arrival"), agreement.zone())
                                    .hint(Json.text(flight, "origin") + " - " + Json.text(flight, "destination")),
                            Flights.carries(say, flight),
                            Times.cell(c.getString("decideBy"), agreement.zone()),
                            Cell.of(left(say, answer.now(), c)),
                            Cell.of(say.code("clearanceStatus", Json.text(c, "status"))));
                });
        return table;
    }

    @GET
    @Path("/{flight}/{agreement}")
    public Response one(
            @PathParam("flight") String flight,
            @PathParam("agreement") String agreement,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), flight, agreement, null);
    }

    @POST
    @Path("/{flight}/{agreement}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @PathParam("flight") String flight,
            @PathParam("agreement") String agreement,
            @PathParam("act") String act,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at(DESK + "/" + flight + "/" + agreement);
        Sheet sheet = sheets(visit.say(), visit.path())
                .filter(s -> s.id().equals(act))
                .findFirst()
                .orElse(null);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet,
                Part.AGREEMENTS,
                HttpMethod.POST,
                "clearances/" + flight + "/" + agreement + (act.equals("revoke") ? "/revocation" : "/decision"));
        return sent.done() ? pages.go(visit.path() + "?done=" + act) : page(ctx, visit, flight, agreement, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, String flight, String agreementId, Sent sent) {
        Say say = visit.say();
        Question askedFlight = services.ask(visit, Part.FLIGHTS, "flights/" + flight);
        Question askedAgreement = services.ask(visit, Part.AGREEMENTS, "agreements/" + agreementId);
        Answer clearance = services.ask(visit, Part.AGREEMENTS, "clearances/" + flight + "/" + agreementId)
                .answer();
        if (!clearance.found()) {
            return pages.instead(ctx, visit, clearance);
        }
        JsonObject c = clearance.json();
        Agreement agreement = Agreement.of(askedAgreement.json());
        JsonObject asked = Json.object(c, "flight");
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null && say.has("clearance.done." + done)) {
            blocks.add(new Notice(
                    say.the("done"),
                    say.the("clearance.done." + done, Json.text(asked, "number")),
                    true,
                    List.of(
                            new Link(say.the("clearance.toFlight"), "/room/flights/" + flight),
                            new Link(say.the("clearance.toCalendar"), calendar(agreementId, asked, agreement.zone())),
                            new Link(say.the("clearance.toDesk"), DESK))));
        }
        blocks.add(facts(say, c, agreement, clearance.now()));
        blocks.add(Flights.aboard(visit, "aboard", say.the("clearance.carries"), Flights.groups(asked)));
        blocks.add(FlightBlocks.reservations(visit, askedFlight.json(), agreementId));
        boolean officer = visit.may("clearance-officer", Json.text(c, "receivingState"));
        boolean landed = landed(askedFlight.json(), agreementId);
        sheets(say, visit.path())
                // what was sent is shown with its refusal, even where the clearance has been decided since
                .filter(s -> sent != null && s.id().equals(sent.sheet())
                        || officer && taken(s.id(), Json.text(c, "status"), landed))
                .forEach(s -> blocks.add(Acts.form(visit, s, clearance.etag(), sent)));
        String title = say.the("clearance.one", Json.text(asked, "number"), agreement.reference());
        Watch watch = Watch.of(say, "", flight, "clearance", "flight", "hold");
        return pages.show(ctx, visit, Page.of(title, blocks).live(watch), sent == null ? 200 : sent.status());
    }

    /** A granted clearance can be revoked until the flight has landed with it. */
    private static boolean taken(String act, String status, boolean landed) {
        return act.equals("revoke") ? status.equals("GRANTED") && !landed : status.equals("PENDING");
    }

    private static boolean landed(JsonObject flight, String agreementId) {
        return List.of("ARRIVED", "RECONCILED").contains(Json.text(flight, "status"))
                || Json.objects(flight, "landings").stream()
                        .anyMatch(l -> Json.text(l, "agreementId").equals(agreementId));
    }

    private static Facts facts(Say say, JsonObject c, Agreement agreement, Instant now) {
        JsonObject flight = Json.object(c, "flight");
        JsonObject aircraft = Json.object(flight, "aircraft");
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(say.the("col.status"), Cell.of(say.code("clearanceStatus", Json.text(c, "status")))),
                new Fact(say.the("col.decideBy"), Times.cell(c.getString("decideBy"), agreement.zone())),
                Fact.of(say.the("col.left"), left(say, now, c)),
                Fact.of(say.the("clearance.silence"), say.code("silence", Json.text(c, "onSilence"))),
                new Fact(
                        say.the("col.flight"),
                        Cell.link(Json.text(flight, "number"), "/room/flights/" + Json.text(c, "flightId"))),
                Fact.of(
                        say.the("flight.route"),
                        Json.text(flight, "origin") + " - " + Json.text(flight, "destination")),
                new Fact(say.the("flight.departure"), Times.cell(flight.getString("departure"), agreement.zone())),
                new Fact(say.the("flight.arrival"), Times.cell(flight.getString("arrival"), agreement.zone())),
                Fact.of(
                        say.the("flight.aircraft"),
                        say.code("aircraft", Json.text(aircraft, "category")) + ", "
                                + say.the("flight.seats", Json.number(aircraft, "seats"))),
                Fact.of(say.the("flight.staff"), FlightBlocks.staff(say, Json.object(flight, "staff")))));
        if (!Json.text(c, "reason").isEmpty()) {
            facts.add(Fact.of(say.the("col.reason"), Json.text(c, "reason")));
        }
        if (!Json.text(c, "waitingFor").isEmpty()) {
            facts.add(Fact.of(say.the("clearance.waiting"), say.code("waitingFor", Json.text(c, "waitingFor"))));
        }
        return new Facts(facts);
    }

    private static Stream<Sheet> sheets(Say say, String path) {
        Field reason =
                Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
        return Stream.of(
                Sheet.of(say, "grant", path + "/grant", List.of()).fixed(new JsonObject().put("outcome", "GRANTED")),
                Sheet.of(say, "refuse", path + "/refuse", List.of(reason))
                        .fixed(new JsonObject().put("outcome", "REFUSED"))
                        .asGrave(),
                Sheet.of(say, "revoke", path + "/revoke", List.of(reason)).asGrave());
    }

    static String address(JsonObject clearance) {
        return DESK + "/" + Json.text(clearance, "flightId") + "/" + Json.text(clearance, "agreementId");
    }

    private static String left(Say say, Instant now, JsonObject c) {
        return Json.text(c, "status").equals("PENDING")
                ? Times.left(say, now, Times.instant(c.getString("decideBy")))
                : "";
    }

    private static String calendar(String agreement, JsonObject flight, ZoneId zone) {
        Instant arrival = Times.instant(flight.getString("arrival"));
        String base = "/room/agreements/" + agreement + "/quotas";
        return arrival == null ? base : base + "?from=" + arrival.atZone(zone).toLocalDate();
    }
}
