package org.acuerdo.flights.flight;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Flights over HTTP: asking for one, and reading. */
@Path("/api/v1/flights")
@Authenticated
@Tag(name = "flights")
@Produces(MediaType.APPLICATION_JSON)
public class FlightResource {

    @Inject
    FlightIntake intake;

    @Inject
    FlightReads reads;

    @Inject
    FlightsAsKnown asKnown;

    @Inject
    AgreementVersions versions;

    @Inject
    Caller caller;

    @PUT
    @Path("{id}")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a flight under an id of the client's choice (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = FlightRequest.class)))
    public Uni<Response> put(
            @PathParam("id") String id, @HeaderParam("X-Agreement-Version") String agreementVersion, byte[] body) {
        UUID flightId = Ids.parse(id).orElseThrow(() -> ProblemException.malformed("id", "a UUID"));
        Actor actor = caller.actor();
        return versions.applied(awaited(agreementVersion, actor), body, () -> intake.ask(flightId, actor, body));
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a flight (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = FlightRequest.class)))
    public Uni<Response> post(@HeaderParam("X-Agreement-Version") String agreementVersion, byte[] body) {
        UUID flightId = Ids.next();
        Actor actor = caller.actor();
        return versions.applied(awaited(agreementVersion, actor), body, () -> intake.ask(flightId, actor, body));
    }

    @GET
    @Operation(
            summary = "Flights of the agreements that the caller sees",
            description =
                    "discrepancy=true lists those whose counts differ: with status=ARRIVED the ones that nobody has"
                            + " explained yet, with status=RECONCILED the explained ones.")
    public Response list(@Context UriInfo uri) {
        Queries.only(
                uri, "agreement", "status", "from", "to", "overLimit", "overdue", "discrepancy", "limit", "cursor");
        return reads.list(FlightFilter.of(uri), PageRequest.of(uri), caller.actor())
                .response(uri);
    }

    @GET
    @Path("{id}")
    @Blocking
    @Operation(
            summary = "One flight; ?wait=PT5S follows what happens to it",
            description = "?asKnownAt=2025-02-12T18:00:00Z shows it as it was on record at that instant.")
    public Uni<Response> get(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") String known,
            @QueryParam("wait") String wait,
            @QueryParam("asKnownAt") String asKnownAt,
            @Context UriInfo uri) {
        Queries.only(uri, "wait", "asKnownAt");
        if (Queries.text(uri, "asKnownAt").isPresent()) {
            return Uni.createFrom().item(asKnown.get(id, uri, caller.actor()));
        }
        return reads.get(id, known, Waits.parse(Queries.text(uri, "wait").orElse(null)), caller.actor());
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "States and audit entries of a flight")
    public Response history(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri, "limit", "cursor");
        return reads.history(id, PageRequest.of(uri), caller.actor());
    }

    /** Who may not ask need not wait to be told. */
    private static String awaited(String agreementVersion, Actor actor) {
        return actor.has(Role.PLANNER) ? agreementVersion : null;
    }
}
