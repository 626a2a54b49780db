package org.acuerdo.flights.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.http.Bodies;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Asked by agreements-service with its caller's token, never by clients: the gateway routes nothing below {@code /internal}.
 * The terms were checked there; here they are only reckoned with.
 */
@Path("/internal/agreements/{id}/terms-preview")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TermsPreviewResource {
    private static final Duration MOST = Duration.ofSeconds(3);

    /** @param agreementVersion by which the terms were checked: it is waited for a little */
    @RegisterForReflection
    public record Question(
            @JsonProperty(required = true) long agreementVersion,
            @JsonProperty(required = true) Terms terms) {}

    @Inject
    TermsPreviewService service;

    @Inject
    Bodies bodies;

    @Inject
    Waits waits;

    @Inject
    Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Response> preview(@PathParam("id") String id, byte[] body) {
        UUID agreement = Ids.parse(id).orElseThrow(ProblemException::notFound);
        Actor actor = caller.actor();
        Question question = bodies.parse(body, Question.class);
        return waits.until(
                "agreement:" + agreement,
                MOST,
                () -> service.applied(agreement, question.agreementVersion())
                        ? Optional.of(Response.ok(Json.write(service.preview(actor, agreement, question.terms())))
                                .build())
                        : Optional.empty(),
                () -> {
                    throw ProblemException.notYet(
                            "NOT_YET_APPLIED",
                            "Version " + question.agreementVersion() + " of the agreement is not applied here yet.",
                            1);
                });
    }
}
