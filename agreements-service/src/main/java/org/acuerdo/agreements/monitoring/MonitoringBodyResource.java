package org.acuerdo.agreements.monitoring;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/monitoring-bodies}: whose monitors see the flights of an agreement. */
@Path("/api/v1/agreements/{id}/monitoring-bodies")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Monitoring bodies")
public class MonitoringBodyResource {

    /** @param subjects the token subjects of its monitors */
    @RegisterForReflection
    public record NewBody(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<String> subjects) {}

    /**
     * A body as the API shows it.
     *
     * @param by      the state whose officer registered it
     * @param version the agreement's version
     */
    @RegisterForReflection
    public record View(
            UUID id,
            String name,
            List<String> subjects,
            String by,
            Instant recordedAt,
            long version,
            long agreementVersion) {

        static View of(MonitoringBody b, long version) {
            return new View(b.id, b.name, b.subjects(), b.byState, b.recordedAt, version, version);
        }
    }

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    MonitoringBodyService service;

    @Inject
    MonitoringBodyRepository bodies;

    @Inject
    Caller caller;

    @GET
    @Transactional
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "limit", "cursor");
        return Lists.page(
                uri,
                bodies.ofAgreement(agreement.id).stream()
                        .map(b -> View.of(b, agreement.version))
                        .toList(),
                v -> v.id().toString());
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewBody.class)))
    public Response register(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, NewBody.class)
                .ifMatchOptional(Agreement::version)
                .perform((a, b) -> {
                    MonitoringBody registered = service.register(a, b, caller.actor());
                    return Answer.created(
                                    "/api/v1/agreements/" + a.id + "/monitoring-bodies", View.of(registered, a.version))
                            .etag(a.version);
                });
    }
}
