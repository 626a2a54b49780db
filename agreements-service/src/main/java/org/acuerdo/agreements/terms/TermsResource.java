package org.acuerdo.agreements.terms;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Optional;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.agreements.agreement.Snapshots;
import org.acuerdo.agreements.agreement.TermsView;
import org.acuerdo.agreements.pending.PendingActs;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/terms}: the versions of the terms. */
@Path("/api/v1/agreements/{id}/terms")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Terms")
public class TermsResource {

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    TermsService service;

    @Inject
    TermsWithdrawal withdrawal;

    @Inject
    TermsRepository terms;

    @Inject
    Snapshots snapshots;

    @Inject
    TermsOrigin origin;

    @Inject
    PendingActs pendingActs;

    @Inject
    Caller caller;

    /** All versions, or with {@code ?on=} the one that applies on that local day of the receiving state. */
    @GET
    @Transactional
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "on", "limit", "cursor");
        AgreementSnapshot snapshot = snapshots.of(agreement);
        Optional<LocalDate> on = Queries.date(uri, "on");
        if (on.isPresent()) {
            return one(snapshot, snapshot.termsOn(on.get()).orElseThrow(ProblemException::notFound));
        }
        return Lists.page(
                uri,
                snapshot.terms().stream().map(v -> TermsView.of(snapshot, v)).toList(),
                v -> String.format("%09d", v.get("version").asInt()));
    }

    @GET
    @Path("/{version}")
    @Transactional
    public Response get(@PathParam("id") String id, @PathParam("version") String version, @Context UriInfo uri) {
        AgreementSnapshot snapshot = snapshots.of(access.toRead(id));
        TermsVersion found = snapshot.terms().stream()
                .filter(v -> v.version() == number(version))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        Queries.only(uri);
        return one(snapshot, found);
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Terms.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return acts.on(() -> access.toChange(id))
                .body(body, Terms.class)
                .ifMatch(Agreement::version)
                .perform((a, b) -> pendingActs.take(a, service, b, caller.actor()));
    }

    @POST
    @Path("/{version}/withdrawal")
    public Response withdraw(@PathParam("id") String id, @PathParam("version") String version, byte[] body) {
        return acts.on(() -> {
                    Agreement agreement = access.toChange(id);
                    if (terms.numbered(agreement.id, number(version)).isEmpty()) {
                        throw ProblemException.notFound();
                    }
                    return agreement;
                })
                .noBody(body)
                .ifMatch(Agreement::version)
                .perform((a, b) ->
                        pendingActs.take(a, withdrawal, new TermsWithdrawal.Content(number(version)), caller.actor()));
    }

    private Response one(AgreementSnapshot snapshot, TermsVersion version) {
        ObjectNode view = (ObjectNode) TermsView.of(snapshot, version);
        view.set("origin", origin.of(snapshot, version.terms()));
        return Response.ok(Json.write(view), MediaType.APPLICATION_JSON_TYPE)
                .header("ETag", ETags.of(snapshot.version()))
                .build();
    }

    private static int number(String version) {
        if (!version.matches("[1-9]\\d{0,8}")) {
            throw ProblemException.notFound();
        }
        return Integer.parseInt(version);
    }
}
