package org.acuerdo.agreements.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.rules.Fact;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Suspensions: a unilateral right of each party, ended only by the state that suspended. */
@Path("/api/v1/agreements/{id}/suspensions")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Dated facts")
public class SuspensionResource {

    /**
     * A suspension as the API shows it.
     *
     * @param shortNotice true where it was recorded later than the agreement's days of notice ask for
     * @param version     version of the agreement that recorded it
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            UUID id,
            LocalDate from,
            LocalDate until,
            String by,
            String reason,
            Boolean shortNotice,
            Instant recordedAt,
            long version,
            long agreementVersion) {}

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    FactService facts;

    @Inject
    Caller caller;

    @POST
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.Suspension.class)))
    public Response suspend(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, FactBodies.Suspension.class)
                .wellFormed(b -> FactResource.state(b.by()))
                .ifMatch(Agreement::version)
                .perform(this::suspend);
    }

    private Answer suspend(Agreement agreement, FactBodies.Suspension b) {
        UUID sid = Ids.next();
        facts.record(
                agreement,
                "suspended",
                new Fact.Suspension(sid, b.from(), b.until(), b.by(), b.reason()),
                b,
                b.reason(),
                caller.actor());
        AgreementFacts.Suspension s = suspension(agreement, sid);
        View view = new View(
                sid,
                s.from(),
                s.until(),
                s.by(),
                s.reason(),
                s.shortNotice(),
                s.recordedAt(),
                agreement.version,
                agreement.version);
        return Answer.created("/api/v1/agreements/" + agreement.id + "/suspensions/" + sid, view)
                .etag(agreement.version);
    }

    @POST
    @Path("/{sid}/end")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.SuspensionEnd.class)))
    public Response end(@PathParam("id") String id, @PathParam("sid") String sid, byte[] body) {
        return acts.on(() -> {
                    Agreement agreement = access.toChange(id);
                    suspension(agreement, Access.parsed(sid));
                    return agreement;
                })
                .body(body, FactBodies.SuspensionEnd.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> facts.record(
                        a,
                        "suspension-ended",
                        new Fact.SuspensionEnd(
                                Access.parsed(sid), b.on(), caller.actor().state()),
                        b,
                        b.reason(),
                        caller.actor()));
    }

    private static AgreementFacts.Suspension suspension(Agreement agreement, UUID sid) {
        return agreement.facts().suspensions().stream()
                .filter(s -> s.id().equals(sid))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }
}
