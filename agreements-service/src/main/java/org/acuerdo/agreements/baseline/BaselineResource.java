package org.acuerdo.agreements.baseline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.agreements.pending.PendingActs;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/baselines}: rival claims, and which of them is decided. */
@Path("/api/v1/agreements/{id}/baselines")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Baselines")
public class BaselineResource {

    /**
     * A claimed count.
     *
     * @param value  a decimal or an exact fraction ("508/12")
     * @param window the reference window in the source's words
     */
    @RegisterForReflection
    public record Claim(
            @JsonProperty(required = true) Limit.Unit unit,
            @JsonProperty(required = true) Limit.Period period,
            @JsonProperty(required = true) ExactNumber value,
            @JsonProperty(required = true) String window,
            @JsonProperty(required = true) Source source) {}

    /** DECIDED or REJECTED. */
    public enum Outcome {
        DECIDED,
        REJECTED
    }

    @RegisterForReflection
    public record Decision(
            @JsonProperty(required = true) Outcome outcome,
            @JsonProperty(required = true) LocalDate decidedOn,
            @JsonProperty(required = true) Basis basis) {}

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    BaselineService service;

    @Inject
    BaselineRepository baselines;

    @Inject
    PendingActs pendingActs;

    @Inject
    Caller caller;

    @GET
    @Transactional
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "limit", "cursor");
        return Lists.page(
                uri,
                baselines.baselines(agreement.id).stream()
                        .map(b -> BaselineView.of(b, agreement.version))
                        .toList(),
                b -> b.id().toString());
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Claim.class)))
    public Response claim(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, Claim.class)
                .ifMatchOptional(Agreement::version)
                .perform((a, b) -> service.claim(a, b, caller.actor()));
    }

    @POST
    @Path("/{bid}/decision")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decision.class)))
    public Response decide(@PathParam("id") String id, @PathParam("bid") String bid, byte[] body) {
        return acts.on(() -> access.toChange(id, bid, baselines::ofAgreement))
                .body(body, Decision.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> pendingActs.take(
                        a,
                        service,
                        new BaselineDecision(
                                Access.parsed(bid),
                                Baseline.Status.valueOf(b.outcome().name()),
                                b.decidedOn(),
                                b.basis()),
                        caller.actor()));
    }
}
