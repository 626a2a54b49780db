package org.acuerdo.agreements.balance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.acuerdo.agreements.flights.FlightsService;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * {@code /agreements/{id}/balance}: both sides at a glance, side by side: the windows of today with what of them is used, and
 * what each party owes and has delivered. One is never multiplied with, divided by or weighed against the other.
 */
@Path("/api/v1/agreements/{id}/balance")
@Authenticated
@Tag(name = "Balance")
public class BalanceResource {
    private static final Logger LOG = Logger.getLogger(BalanceResource.class);

    @Inject
    Balances balances;

    @Inject
    FlightsService flights;

    @GET
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri);
        Balances.OwnSide own = balances.of(id);
        ObjectNode balance = Json.MAPPER.createObjectNode();
        balance.put("agreementId", own.agreementId().toString());
        balance.put("on", own.today().toString());
        balance.set("flights", windows(own));
        balance.set("commitments", own.commitments());
        return Response.ok(Json.write(balance)).type("application/json").build();
    }

    /** What flights-service can't say just now is marked as missing; the other side is shown all the same. */
    private JsonNode windows(Balances.OwnSide own) {
        ObjectNode side = Json.MAPPER.createObjectNode();
        try {
            FlightsService.Answer answer = flights.get(
                    "/api/v1/quotas?agreement=" + own.agreementId() + "&from=" + own.today() + "&to=" + own.today());
            if (answer.status() == 200) {
                side.set("windows", answer.body().path("items"));
                return side;
            }
            LOG.warnf("flights-service answered %d to a balance", answer.status());
        } catch (ProblemException away) {
            // logged where it was noticed
        }
        side.putNull("windows");
        side.put("missing", "flights-service");
        return side;
    }
}
