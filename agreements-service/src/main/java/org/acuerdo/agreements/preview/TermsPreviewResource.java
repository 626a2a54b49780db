package org.acuerdo.agreements.preview;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.acuerdo.agreements.flights.FlightsService;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/terms-preview}: what terms would make of windows and flights, before anybody agrees to them. */
@Path("/api/v1/agreements/{id}/terms-preview")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Terms")
public class TermsPreviewResource {

    @Inject
    PreviewedTerms previewed;

    @Inject
    FlightsService flights;

    /**
     * Nothing is kept, so there is nothing to repeat safely either: a key that comes with it is not needed.
     *
     * @throws ProblemException 503 while flights-service is away
     */
    @POST
    @Operation(summary = "Windows before and after terms as for /terms, and the flights that would be over a limit")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Terms.class)))
    public Response preview(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, byte[] body) {
        PreviewedTerms.Checked checked = previewed.check(id, ifMatch, body);
        FlightsService.Answer answer =
                flights.post("/internal/agreements/" + checked.agreementId() + "/terms-preview", checked.question());
        return switch (answer.status()) {
            case 200 ->
                Response.ok(Json.write(answer.body()), MediaType.APPLICATION_JSON_TYPE)
                        .build();
            case 422 -> throw PreviewedTerms.refused(answer.body());
            // its copy of the agreement may lag behind for a moment
            case 404, 409 ->
                throw ProblemException.notYet(
                        "NOT_YET_APPLIED", "The quota ledger does not know this version of the agreement yet.", 1);
            default -> throw ProblemException.unavailable("The quota ledger can't be asked just now.", 2);
        };
    }
}
