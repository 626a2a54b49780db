package org.acuerdo.flights.flight;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.flight.FlightBodies.Arrival;
import org.acuerdo.flights.flight.FlightBodies.Cancellation;
import org.acuerdo.flights.flight.FlightBodies.Departure;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens to a flight, over HTTP. Each act needs the flight's ETag and answers with the new one. */
@Path("/api/v1/flights/{id}")
@Authenticated
@Tag(name = "flights")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FlightActsResource {

    @Inject
    FlightEnding ending;

    @Inject
    Attesting attesting;

    @Inject
    Flying flying;

    @Inject
    Arriving arriving;

    @Inject
    OffPath offPath;

    @Inject
    Rescheduling rescheduling;

    @Inject
    OverLimit overLimit;

    @Inject
    Standings standings;

    @Inject
    Parties parties;

    @Inject
    FlightViews views;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    @POST
    @Path("cancellation")
    @Operation(summary = "Cancel (planner of the sending, clearance officer of the receiving state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Cancellation.class)))
    public Response cancel(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.PLANNER_OR_OFFICER)
                        .body(body, Cancellation.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.CANCEL,
                (flight, b) -> ending.cancel(flight, b.by(), b.reason(), actor));
    }

    @POST
    @Path("attestation")
    @Operation(summary = "Attest safeguards by counts (safeguards officer)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Attestation.class)))
    public Response attest(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.SAFEGUARDS)
                        .body(body, Attestation.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.ATTEST,
                (flight, counts) -> attesting.attest(flight, counts, actor));
    }

    @POST
    @Path("confirmation")
    @Operation(summary = "Confirm a cleared and attested flight (planner of the sending state)")
    public Response confirm(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.SENDING_PLANNER).noBody(body),
                FlightAct.CONFIRM,
                (flight, nothing) -> flying.confirm(flight, actor));
    }

    @POST
    @Path("departure")
    @Operation(summary = "Report the departure and who is aboard, by counts (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Departure.class)))
    public Response depart(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.SENDING_PLANNER)
                        .body(body, Departure.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.DEPART,
                (flight, b) -> {
                    LandingLegs.aboard(flight, b.aboard(), "aboard");
                    return flying.depart(flight, b.at(), b.aboard(), actor);
                });
    }

    @POST
    @Path("arrival")
    @Operation(
            summary = "Report the arrival and who was received, by counts (clearance officer of the receiving state);"
                    + " of a diverted flight also where it came down elsewhere (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Arrival.class)))
    public Response arrive(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.PLANNER_OR_OFFICER)
                        .body(body, Arrival.class)
                        .wellFormedFor((flight, b) -> FlightBodies.wellFormed(b, elsewhere(flight, actor))),
                FlightAct.ARRIVE,
                (flight, b) -> elsewhere(flight, actor)
                        ? offPath.landElsewhere(flight, b.at(), b.airport(), actor)
                        : arriving.arrive(
                                flight,
                                LandingLegs.landing(flight, b.leg(), b.received(), "received", actor),
                                new Arriving.Report(
                                        b.at(),
                                        b.airport(),
                                        b.received(),
                                        b.notReceived() == null ? List.of() : b.notReceived()),
                                actor));
    }

    /** Who is no officer of a receiving state, whatever other role it has, reports only that it came down elsewhere. */
    private static boolean elsewhere(Flight flight, Actor actor) {
        return Stream.of(flight.receivingStates).noneMatch(state -> actor.is(Role.CLEARANCE_OFFICER, state));
    }

    @POST
    @Path("return")
    @Operation(summary = "Report that it came back without having landed there (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = FlightBodies.Return.class)))
    public Response comeBack(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.SENDING_PLANNER)
                        .body(body, FlightBodies.Return.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.RETURN,
                (flight, b) -> ending.comeBack(flight, b.at(), b.reason(), actor));
    }

    @POST
    @Path("rescheduling")
    @Operation(
            summary = "Change a flight before departure; a new clearance round begins (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = FlightRequest.class)))
    public Response reschedule(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                acts.on(() -> rescheduling.toReschedule(id, actor))
                        .body(body, FlightRequest.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.RESCHEDULE,
                (flight, request) -> rescheduling.reschedule(flight, request, actor));
    }

    @POST
    @Path("over-limit-acceptance")
    @Operation(summary = "Accept a flight that is over a limit (clearance officer of the receiving state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = FlightBodies.Acceptance.class)))
    public Response acceptOverLimit(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                on(id, actor, Parties.Who.RECEIVING_OFFICER)
                        .body(body, FlightBodies.Acceptance.class)
                        .wellFormed(FlightBodies::wellFormed),
                FlightAct.ACCEPT_OVER_LIMIT,
                (flight, b) -> overLimit.accept(flight, b.reason(), actor));
    }

    private Acts.Act<Flight, Void> on(String id, Actor actor, Parties.Who who) {
        return acts.on(() -> parties.toAct(id, actor, who));
    }

    private <B> Response act(Acts.Act<Flight, B> on, FlightAct act, BiFunction<Flight, B, Flight> change) {
        Consumer<Flight> mendable = flight -> standings.mendable(flight, act);
        return on.mendable(mendable).ifMatch(flight -> flight.version).perform((flight, body) -> {
            Flight changed = change.apply(flight, body);
            return Answer.ok(views.of(changed)).etag(changed.version);
        });
    }
}
