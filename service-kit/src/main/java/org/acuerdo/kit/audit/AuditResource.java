package org.acuerdo.kit.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /audit/{service}}: a service's own audit trail, checked; the gateway asks both for {@code /audit/verification}. */
@Path("/api/v1/audit/{service}")
@Authenticated
@Tag(name = "Audit")
public class AuditResource {
    /** Heads on one page of seals, so that a page stays below some megabytes. */
    private static final int MOST_HEADS = 10_000;

    /** Seals that somebody kept: as the topic {@code acuerdo.audit-seals.v1} carries them. */
    @RegisterForReflection
    record Kept(@JsonProperty(required = true) List<AuditSealed> seals) {}

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    @Inject
    Verification verification;

    @Inject
    KeptSeals keptSeals;

    @Inject
    Seals seals;

    @GET
    @Path("verification")
    @Operation(summary = "Checks the seals and chains of one service, a part at a time (auditor)")
    public Response verify(@PathParam("service") String service, @Context UriInfo uri) {
        auditor(service);
        Queries.only(uri, "cursor");
        Verification.Part part = verification.part(PageRequest.fixed(uri, 1).cursor());
        String next = part.next() == null ? null : encoded(part.next());
        return Response.ok(Json.write(new Verification.Part(
                        part.service(),
                        part.complete(),
                        part.seals(),
                        part.chains(),
                        part.entries(),
                        part.about(),
                        part.findings(),
                        next)))
                .type("application/json")
                .build();
    }

    @POST
    @Path("verification")
    @Operation(summary = "Holds the trail of one service against seals kept elsewhere; nothing is stored (auditor)")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Kept.class)))
    public Response compare(@PathParam("service") String service, byte[] body) {
        return acts.on(() -> {
                    auditor(service);
                    return service;
                })
                .body(body, Kept.class)
                .perform((s, kept) -> Answer.ok(keptSeals.compare(kept.seals())));
    }

    @GET
    @Path("seals")
    @Operation(summary = "The seals of one service, to be kept elsewhere (auditors and officers of any party)")
    public Response list(@PathParam("service") String service, @Context UriInfo uri) {
        Actor actor = caller.actor();
        known(service);
        if (!actor.has(Role.AUDITOR) && (actor.state() == null || actor.roles().isEmpty())) {
            throw ProblemException.forbidden("Seals are for auditors and for officers of the parties.");
        }
        Queries.only(uri, "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        return QuarkusTransaction.requiringNew()
                .call(() -> page(seals.after(number(page.cursor()), page.limit() + 1), page))
                .response(uri);
    }

    private static Page<AuditSealed> page(List<AuditSealed> found, PageRequest request) {
        List<AuditSealed> items = new ArrayList<>();
        int heads = 0;
        for (AuditSealed seal : found) {
            if (items.size() == request.limit() || heads >= MOST_HEADS) {
                return new Page<>(
                        items, encoded(Long.toString(items.get(items.size() - 1).number())));
            }
            items.add(seal);
            heads += seal.heads().size();
        }
        return new Page<>(items, null);
    }

    private void auditor(String service) {
        known(service);
        if (!caller.actor().has(Role.AUDITOR)) {
            throw ProblemException.forbidden("The audit trail is checked by auditors.");
        }
    }

    private void known(String service) {
        if (!service.equals(seals.service())) {
            throw ProblemException.notFound();
        }
    }

    private static long number(String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,15}")) {
            throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
        }
        return Long.parseLong(cursor);
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }
}
