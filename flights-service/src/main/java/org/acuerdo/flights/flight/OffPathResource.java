package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Acts off the planned path of a flight, and its empty seats, over HTTP. */
@Path("/api/v1/flights/{id}")
@Authenticated
@Tag(name = "flights")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OffPathResource {
    private static final int MOST_REASONS = 20;

    /** Without digits: no number of anybody's document fits in. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,39}");

    @Inject
    OffPath offPath;

    @Inject
    ActsOnFlights acts;

    @Inject
    Caller caller;

    /** @param airport ICAO */
    @RegisterForReflection
    public record Diversion(
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) String airport) {}

    @RegisterForReflection
    public record Unused(
            @JsonProperty(required = true) int seats,
            @JsonProperty(required = true) List<FlightEvent.UnusedCapacity.Reason> reasons) {}

    @POST
    @Path("diversion")
    @Operation(summary = "Report that it goes to another airport (planner of the sending state)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Diversion.class)))
    public Response divert(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return acts.perform(
                acts.on(id, actor, Parties.Who.SENDING_PLANNER)
                        .body(body, Diversion.class)
                        .wellFormed(OffPathResource::wellFormed),
                FlightAct.DIVERT,
                (flight, b) -> offPath.divert(flight, b.at(), b.airport(), actor));
    }

    @POST
    @Path("unused-capacity")
    @Operation(
            summary = "Report seats that stayed empty, with reasons by code: reported, never scored"
                    + " (planner of the sending state)",
            description =
                    "A code is of capital letters and underscores. The reasons tell of at most as many as the seats;"
                            + " seats: 0 takes an earlier report back and needs none.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Unused.class)))
    public Response unused(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return acts.perform(
                acts.on(id, actor, Parties.Who.SENDING_PLANNER)
                        .body(body, Unused.class)
                        .wellFormed(OffPathResource::wellFormed),
                FlightAct.REPORT_UNUSED,
                (flight, b) -> offPath.unused(
                        flight, new FlightEvent.UnusedCapacity(b.seats(), List.copyOf(b.reasons())), actor));
    }

    private static void wellFormed(Diversion body) {
        if (!Codes.airport(body.airport())) {
            throw ProblemException.malformed("airport", "an airport's ICAO location indicator, four capital letters");
        }
    }

    private static void wellFormed(Unused body) {
        count("seats", body.seats(), 0);
        if (body.reasons().size() > MOST_REASONS) {
            throw ProblemException.malformed("reasons", "at most " + MOST_REASONS);
        }
        if (body.seats() > 0 && body.reasons().isEmpty()) {
            throw ProblemException.malformed("reasons", "at least one: seats that stay empty have a reason");
        }
        for (int i = 0; i < body.reasons().size(); i++) {
            var reason = body.reasons().get(i);
            count("reasons[" + i + "].count", reason.count(), 1);
            if (!CODE.matcher(reason.code()).matches()) {
                throw ProblemException.malformed(
                        "reasons[" + i + "].code", "a code in capital letters, such as REMOVED_FROM_LIST or WEATHER");
            }
        }
    }

    private static void count(String field, int value, int least) {
        if (value < least || value > FlightShape.MOST_PERSONS) {
            throw ProblemException.malformed(field, "a whole number from " + least + " to " + FlightShape.MOST_PERSONS);
        }
    }
}
