package org.acuerdo.flights.flight;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.quota.AsKnown;
import org.acuerdo.flights.reconciliation.CountsView;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts, corrections and reconciliation of a flight, over HTTP. Each act needs the flight's ETag. */
@Path("/api/v1/flights/{id}")
@Authenticated
@Tag(name = "reconciliation")
@Produces(MediaType.APPLICATION_JSON)
public class FlightCountsResource {
    private static final byte[] NOTHING = {'{', '}'};

    @Inject
    Counting counting;

    @Inject
    CountBodies bodies;

    @Inject
    FlightRepository flights;

    @Inject
    FlightsAsKnown asKnown;

    @Inject
    Standings standings;

    @Inject
    Parties parties;

    @Inject
    FlightViews views;

    @Inject
    AcuerdoClock clock;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    @GET
    @Path("counts")
    @Operation(
            summary =
                    "Planned, sender's, receiver's and monitor's counts side by side, with every report and correction",
            description = "?asKnownAt=2025-02-12T18:00:00Z shows what was on record at that instant, the plan included;"
                    + " 404 before the flight was.")
    public Response counts(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri, "asKnownAt");
        Actor actor = caller.actor();
        Instant at = Queries.instant(uri, "asKnownAt")
                .map(asked -> AsKnown.at(asked, clock.now()))
                .orElse(null);
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID flightId = parties.visible(id, actor).id();
            if (at != null) {
                // without an ETag: what was on record once is no state that an act could rest on
                return Response.ok(Json.write(asKnown.counts(flightId, at))).build();
            }
            Flight flight = flights.findById(flightId);
            return Response.ok(Json.write(CountsView.of(FlightCounts.now(flight), FlightCounts.record(flight))))
                    .header("ETag", ETags.of(flight.version))
                    .build();
        });
    }

    @POST
    @Path("counts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Report a side's count (planner: SENDER, clearance officer: RECEIVER, monitor: MONITOR)",
            description =
                    "Appended: earlier counts stay. The receiver's count corrects the ledger and the onward cohorts.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CountBodies.Counted.class)))
    public Response count(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                acts.on(() -> counting.toCount(id, actor, Parties.Who.ANY_COUNTER))
                        .body(body, CountBodies.Counted.class)
                        .wellFormed(bodies::wellFormed),
                FlightAct.COUNT,
                (flight, b) -> {
                    counting.mayCount(flight, b.source(), actor);
                    return counting.count(flight, b, actor);
                });
    }

    @POST
    @Path("corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Correct what was reported of departure (planner) or arrival (clearance officer)",
            description =
                    "field is one of departure.at, aboard, arrival.at, arrival.airport, received, notReceived; value as"
                            + " in the body that reported it, an airport in the receiving state. Appended: the value until then stays on record.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CountBodies.Corrected.class)))
    public Response correct(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                acts.on(() -> counting.toCount(id, actor, Parties.Who.PLANNER_OR_OFFICER))
                        .body(body, CountBodies.Corrected.class)
                        .wellFormed(bodies::wellFormed),
                FlightAct.CORRECT,
                (flight, b) -> {
                    counting.mayCount(flight, CountBodies.Field.of(b.field()).side(), actor);
                    return counting.correct(flight, b, actor);
                });
    }

    @POST
    @Path("reconciliation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hold the flight for reconciled (planner or clearance officer): counts agree, or are explained")
    @RequestBody(content = @Content(schema = @Schema(implementation = CountBodies.Reconciliation.class)))
    public Response reconcile(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return act(
                acts.on(() -> parties.toAct(id, actor, Parties.Who.PLANNER_OR_OFFICER))
                        .body(body == null || body.length == 0 ? NOTHING : body, CountBodies.Reconciliation.class)
                        .wellFormed(bodies::wellFormed),
                FlightAct.RECONCILE,
                (flight, b) -> counting.reconcile(flight, b.explanation(), actor));
    }

    private <B> Response act(Acts.Act<Flight, B> on, FlightAct act, BiFunction<Flight, B, Flight> change) {
        return on.mendable(flight -> standings.mendable(flight, act))
                .ifMatch(flight -> flight.version)
                .perform((flight, body) -> {
                    Flight changed = change.apply(flight, body);
                    return Answer.ok(views.of(changed)).etag(changed.version);
                });
    }
}
