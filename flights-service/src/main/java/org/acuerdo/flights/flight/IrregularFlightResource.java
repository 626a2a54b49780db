package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What flew against a guard or without a request, over HTTP. Each is also a flight under /flights. */
@Path("/api/v1/irregular-flights")
@Authenticated
@Tag(name = "flights")
@Produces(MediaType.APPLICATION_JSON)
public class IrregularFlightResource {

    @Inject
    IrregularFlights irregular;

    @Inject
    FlightReads reads;

    @Inject
    FlightViews views;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    /**
     * A flight's body, and what happened.
     *
     * @param at     the landing
     * @param aboard counted as received
     * @param guards those it flew against; empty where it only had no request
     * @param flight on record, whose units under this agreement it takes over and which ends as LAPSED, of several landings
     *               with the last that is so recorded
     */
    @RegisterForReflection
    public record IrregularFlight(
            @JsonProperty(required = true) UUID agreementId,
            @JsonProperty(required = true) String number,
            @JsonProperty(required = true) List<Leg> legs,
            @JsonProperty(required = true) Aircraft aircraft,
            @JsonProperty(required = true) List<PassengerGroup> passengers,
            @JsonProperty(required = true) Staff staff,
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) List<PassengerGroup> aboard,
            @JsonProperty(required = true) List<String> guards,
            UUID flight) {

        FlightRequest asRequest() {
            return new FlightRequest(agreementId, number, legs, aircraft, passengers, staff);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record a flight that flew against a guard or without a request"
                    + " (planner or clearance officer of a party, monitor)",
            description = "aboard is counted by category: NATIONAL is a national of the receiving state,"
                    + " THIRD_COUNTRY_NATIONAL of any other, also of the sending state. flight names one on record whose"
                    + " units it takes over; of one with several landings those under this agreement, and it ends with the"
                    + " last landing that is so recorded.")
    @RequestBody(content = @Content(schema = @Schema(implementation = IrregularFlight.class)))
    public Response record(byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> {
                    IrregularFlights.mayRecord(actor);
                    return actor;
                })
                .body(body, IrregularFlight.class)
                .wellFormed(IrregularFlightResource::wellFormed)
                .perform((who, b) -> {
                    Flight flight = irregular.record(
                            new IrregularFlights.Report(
                                    b.asRequest(), b.at(), b.aboard(), List.copyOf(b.guards()), b.flight()),
                            who);
                    return Answer.created("/api/v1/flights/" + flight.id, views.of(flight))
                            .etag(flight.version);
                });
    }

    @GET
    @Operation(summary = "Irregular flights of the agreements that the caller sees")
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "agreement", "from", "to", "limit", "cursor");
        return reads.list(FlightFilter.irregular(uri), PageRequest.of(uri), caller.actor())
                .response(uri);
    }

    private static void wellFormed(IrregularFlight body) {
        List<Violation> found = new ArrayList<>(FlightShape.of(body.asRequest()));
        found.addAll(FlightShape.groups("aboard", body.aboard()));
        if (found.isEmpty() && Counts.persons(body.aboard()) == 0) {
            found.add(malformed("aboard", "who was aboard, by counts"));
        }
        if (found.isEmpty() && Landing.of(body.asRequest()).size() > 1) {
            found.add(malformed("legs", "one landing; record each landing for itself"));
        }
        for (int i = 0; i < body.guards().size(); i++) {
            if (!body.guards().get(i).matches("G[1-6]")) {
                found.add(malformed("guards[" + i + "]", "a guard, G1 to G6"));
            }
        }
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found);
        }
    }

    private static Violation malformed(String field, String detail) {
        return Violation.of("MALFORMED", field, detail, null);
    }
}
