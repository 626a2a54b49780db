package org.acuerdo.agreements.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/statements}: what was said in public, on which terms may rest. */
@Path("/api/v1/agreements/{id}/statements")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Statements")
public class StatementResource {

    /**
     * A statement.
     *
     * @param on       the day it was said, local to the receiving state
     * @param language of the original, such as es
     * @param supports limit ids, names of conditions, or "increase"
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) String summary,
            String speaker,
            String office,

            @Pattern(
                    regexp = "[A-Z][A-Z_]{1,59}",
                    message = "capital letters and underscores, such as PRESS_CONFERENCE")
            String channel,

            @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?", message = "a language such as es or es-GT")
            String language,

            String text,
            String translation,

            @Pattern(regexp = "https?://\\S{1,500}", message = "an address that begins with https://")
            String link,

            Source source,
            List<
                            @Pattern(
                                    regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                                    message = "a limit id or the name of a condition")
                            String>
                    supports) {}

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    StatementService service;

    @Inject
    StatementRepository statements;

    @Inject
    Caller caller;

    @GET
    @Transactional
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "limit", "cursor");
        return Lists.page(
                uri,
                statements.ofAgreement(agreement.id).stream()
                        .map(s -> view(s, agreement.version))
                        .toList(),
                s -> s.get("id").asText());
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Statement.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, Statement.class)
                .ifMatchOptional(Agreement::version)
                .perform((a, b) -> {
                    StatementEntity recorded = service.record(a, Ids.next(), b, caller.actor());
                    return Answer.created(
                                    "/api/v1/agreements/" + a.id + "/statements/" + recorded.id,
                                    view(recorded, a.version))
                            .etag(a.version);
                });
    }

    @GET
    @Path("/{sid}")
    @Transactional
    public Response get(@PathParam("id") String id, @PathParam("sid") String sid, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        StatementEntity found =
                statements.ofAgreement(agreement.id, Access.parsed(sid)).orElseThrow(ProblemException::notFound);
        Queries.only(uri);
        return Response.ok(Json.write(view(found, agreement.version)))
                .type("application/json")
                .header("ETag", org.acuerdo.kit.http.ETags.of(agreement.version))
                .build();
    }

    /** Replaces the whole item; the one before stays in the history. */
    @PUT
    @Path("/{sid}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Statement.class)))
    public Response replace(@PathParam("id") String id, @PathParam("sid") String sid, byte[] body) {
        return acts.on(() -> access.toChange(id, sid, statements::ofAgreement))
                .body(body, Statement.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> {
                    StatementEntity replaced = service.replace(a, Access.parsed(sid), b, caller.actor());
                    return Answer.ok(view(replaced, a.version)).etag(a.version);
                });
    }

    private static JsonNode view(StatementEntity s, long agreementVersion) {
        ObjectNode view = s.view();
        view.put("version", agreementVersion);
        view.put("agreementVersion", agreementVersion);
        return view;
    }
}
