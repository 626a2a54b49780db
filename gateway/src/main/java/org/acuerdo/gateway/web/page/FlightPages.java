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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Folded;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Text;
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
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;
import org.acuerdo.gateway.web.kit.Watch;

/** Flights: the list, and one flight with its life, its counts and the acts that the reader's role allows. */
@Path("/room/flights")
@Blocking
public class FlightPages {
    static final List<String> STATUSES = List.of(
            "REQUESTED",
            "CLEARED",
            "CONFIRMED",
            "DEPARTED",
            "ARRIVED",
            "RECONCILED",
            "ON_HOLD",
            "REFUSED",
            "LAPSED",
            "CANCELLED",
            "CLEARANCE_REVOKED",
            "DIVERTED",
            "LANDED_ELSEWHERE",
            "RETURNED");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    FlightPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response list(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", "100");
        Stream.of("agreement", "status", "overLimit", "cursor").forEach(n -> query.put(n, visit.query(n, "")));
        Stream.of("from", "to").forEach(n -> {
            LocalDate day = Times.day(visit.query(n, null), null);
            query.put(n, day == null ? "" : day.toString());
        });
        Question asked = services.ask(visit, Part.FLIGHTS, Visit.address("flights", query));
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Answer answer = asked.answer();
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(Agreement.links(
                visit,
                agreements,
                a -> visit.may("planner", a.sending()),
                "request.links",
                "request.new",
                "/room/requests/"));
        blocks.add(new Links(
                say.the("flights.more"),
                List.of(
                        new Link(say.the("series.title"), "/room/series"),
                        new Link(say.the("import.title"), ImportPages.DESK),
                        new Link(say.the("irregular.title"), IrregularPages.DESK))));
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            blocks.add(FlightTable.of(visit, "flights", say.the("flight.list"), Json.items(answer.json()), agreements)
                    .filter(FlightTable.agreements(visit, agreements))
                    .filter(FlightTable.choice(
                            "status",
                            say.the("col.status"),
                            visit,
                            STATUSES.stream()
                                    .map(s -> new Option(s, say.code("flightStatus", s)))
                                    .toList()))
                    .filter(Field.of("from", Kind.DAY, say.the("flight.arrivalFrom"))
                            .value(visit.query("from", "")))
                    .filter(Field.of("to", Kind.DAY, say.the("flight.arrivalTo"))
                            .value(visit.query("to", "")))
                    .next(answer.json().getString("next"))
                    .table());
        }
        return pages.show(ctx, visit, Page.of(say.the("flight.title"), blocks));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), id, null, null);
    }

    @POST
    @Path("/{id}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("id") String id,
            @PathParam("act") String act,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        return act(ctx, pages.visit(ctx, identity), id, act, null, typed);
    }

    /** One of several forms of an act, such as the counts of one side. */
    @POST
    @Path("/{id}/{act}/{of}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("id") String id,
            @PathParam("act") String act,
            @PathParam("of") String of,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        return act(ctx, pages.visit(ctx, identity), id, act, of, typed);
    }

    private Response act(
            RoutingContext ctx, Visit from, String id, String act, String of, MultivaluedMap<String, String> typed) {
        Visit visit = from.at("/room/flights/" + id);
        Question agreements = Agreement.ask(services, visit);
        Answer flight = services.ask(visit, Part.FLIGHTS, "flights/" + id).answer();
        if (!flight.found()) {
            return pages.instead(ctx, visit, flight);
        }
        FlightSheets sheets = new FlightSheets(visit, flight.json(), Agreement.all(agreements));
        Sheet sheet = of == null ? sheets.of(act) : sheets.of(act, of);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        Sent sent = acts.send(ctx, visit, typed, sheet, Part.FLIGHTS, HttpMethod.POST, "flights/" + id + "/" + act);
        return sent.done() ? pages.go(visit.path() + "?done=" + sheet.id()) : page(ctx, visit, id, sent, sheet);
    }

    /** @param tried the form that was sent, and refused; null: none was */
    private Response page(RoutingContext ctx, Visit visit, String id, Sent sent, Sheet tried) {
        Say say = visit.say();
        Question askedHistory = services.ask(visit, Part.FLIGHTS, "flights/" + id + "/history");
        Question askedAgreements = Agreement.ask(services, visit);
        Answer answer = services.ask(visit, Part.FLIGHTS, "flights/" + id).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        JsonObject flight = answer.json();
        Map<String, Agreement> agreements = Agreement.all(askedAgreements);
        Agreement agreement = Agreement.of(
                agreements,
                Json.text(flight, "agreementId").isEmpty()
                        ? Json.text(Flights.lastLeg(flight), "agreementId")
                        : Json.text(flight, "agreementId"));
        FlightView view = new FlightView(visit, flight, askedHistory.json(), agreement.zone(), answer.now());
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null && say.has("flight.done." + done)) {
            blocks.add(new Notice(
                    say.the("done"), say.the("flight.done." + done, Json.text(flight, "number")), true, List.of()));
        }
        blocks.add(view.life());
        blocks.add(view.facts(agreement));
        blocks.add(new CountView(visit, flight, agreement.zone()).section());
        blocks.addAll(forms(visit, new FlightSheets(visit, flight, agreements), answer, sent, tried));
        blocks.add(view.safeguards());
        blocks.add(FlightBlocks.reservations(visit, flight, agreement.id()));
        blocks.add(view.historyTable());
        String title = say.the("flight.one", Json.text(flight, "number"), agreement.reference());
        Watch watch = Watch.of(say, "", id, "clearance", "flight", "hold", "onward-cohort", "monitoring-report");
        return pages.show(ctx, visit, Page.of(title, blocks).live(watch), sent == null ? 200 : sent.status());
    }

    /** What comes next stands open, the rest folded; what was refused is shown with its refusal, wherever it belongs. */
    private static List<Block> forms(Visit visit, FlightSheets sheets, Answer flight, Sent sent, Sheet tried) {
        List<Block> blocks = new ArrayList<>();
        List<Sheet> open = new ArrayList<>(sheets.offered());
        List<Sheet> folded = new ArrayList<>(sheets.folded());
        if (tried != null) {
            // even where the flight has gone on since
            open.removeIf(s -> s.id().equals(tried.id()));
            folded.removeIf(s -> s.id().equals(tried.id()));
            open.add(0, tried);
        }
        open.forEach(s -> blocks.add(Acts.form(visit, s, flight.etag(), sent)));
        List<Link> more = more(visit, sheets, flight.json());
        if (!more.isEmpty()) {
            blocks.add(new Links(visit.say().the("flight.more"), more));
        }
        folded.forEach(s ->
                blocks.add(new Folded(s.title(), false, List.of(Acts.form(visit, s, flight.etag(), sent)))));
        return blocks;
    }

    /** What has a page of its own. */
    private static List<Link> more(Visit visit, FlightSheets sheets, JsonObject flight) {
        Say say = visit.say();
        String id = Json.text(flight, "id");
        List<Link> more = new ArrayList<>();
        if (sheets.reschedulable()) {
            more.add(new Link(say.the("flight.reschedule"), visit.path() + "/rescheduling"));
        }
        // each landing is recorded for itself
        boolean several = Flights.agreements(flight).size() > 1;
        for (String under : sheets.mayHaveFlownUnder()) {
            String to = Json.text(Flights.lastLeg(Flights.landingUnder(flight, under)), "destination");
            more.add(new Link(
                    several ? say.the("irregular.flownTo", to) : say.the("irregular.flown"),
                    IrregularPages.DESK + "/new/" + under + "?flight=" + id));
        }
        if (visit.roles().contains("monitor") && ReportSheet.FLOWN.contains(Json.text(flight, "status"))) {
            more.add(new Link(say.the("form.report"), ReportSheet.DESK + "?flight=" + id + "#report"));
        }
        return more;
    }
}
