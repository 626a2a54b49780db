package org.acuerdo.agreements.pending;

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
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.contracts.Codes;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/pending-acts}: what waits for the other party. */
@Path("/api/v1/agreements/{id}/pending-acts")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Pending acts")
public class PendingActResource {

    /** How an act stands. */
    public enum Status {
        PENDING,
        COUNTERSIGNED,
        DECLINED,
        WITHDRAWN
    }

    /** Says by its hash which content is signed. */
    @RegisterForReflection
    public record Countersignature(
            @JsonProperty(required = true) String contentHash) {}

    /** Why an act is declined. */
    @RegisterForReflection
    public record Decline(@JsonProperty(required = true) String reason) {}

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    PendingActs pendingActs;

    @Inject
    PendingActRepository repository;

    @Inject
    Caller caller;

    @GET
    @Transactional
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "status", "waitingFor", "limit", "cursor");
        String status =
                Queries.oneOf(uri, "status", Status.class).map(Enum::name).orElse(null);
        String waitingFor = Queries.text(uri, "waitingFor").orElse(null);
        if (waitingFor != null && !Codes.state(waitingFor)) {
            throw ProblemException.malformed("waitingFor", "an ISO 3166-1 alpha-2 code such as GT");
        }
        return Lists.page(
                uri,
                repository.ofAgreement(agreement.id).stream()
                        .filter(a -> status == null || a.status.equals(status))
                        .map(PendingActView::of)
                        .filter(a -> waitingFor == null || waitingFor.equals(a.waitingFor()))
                        .toList(),
                a -> a.id().toString());
    }

    @POST
    @Path("/{pid}/countersignature")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Countersignature.class)))
    public Response countersign(@PathParam("id") String id, @PathParam("pid") String pid, byte[] body) {
        return acts.on(() -> withAct(id, pid))
                .body(body, Countersignature.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> pendingActs.countersign(a, Access.parsed(pid), b.contentHash(), caller.actor()));
    }

    @POST
    @Path("/{pid}/decline")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decline.class)))
    public Response decline(@PathParam("id") String id, @PathParam("pid") String pid, byte[] body) {
        return acts.on(() -> withAct(id, pid))
                .body(body, Decline.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> pendingActs.decline(a, Access.parsed(pid), b.reason(), caller.actor()));
    }

    @POST
    @Path("/{pid}/withdrawal")
    public Response withdraw(@PathParam("id") String id, @PathParam("pid") String pid, byte[] body) {
        return acts.on(() -> withAct(id, pid))
                .noBody(body)
                .ifMatch(Agreement::version)
                .perform((a, b) -> pendingActs.withdraw(a, Access.parsed(pid), caller.actor()));
    }

    private Agreement withAct(String id, String pid) {
        Agreement agreement = access.toChange(id);
        UUID act = Access.parsed(pid);
        if (repository.ofAgreement(agreement.id, act).isEmpty()) {
            throw ProblemException.notFound();
        }
        return agreement;
    }
}
