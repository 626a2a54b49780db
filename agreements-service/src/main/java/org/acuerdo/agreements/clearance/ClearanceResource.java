package org.acuerdo.agreements.clearance;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.TextTimes;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /clearances}: what waits for the receiving state's officers, and what they decided. */
@Path("/api/v1/clearances")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Clearances")
public class ClearanceResource {

    /** GRANTED or REFUSED. */
    public enum Outcome {
        GRANTED,
        REFUSED
    }

    /** @param reason needed for a refusal */
    @RegisterForReflection
    public record Decision(@JsonProperty(required = true) Outcome outcome, String reason) {}

    @RegisterForReflection
    public record Revocation(@JsonProperty(required = true) String reason) {}

    @Inject
    Acts acts;

    @Inject
    ClearanceAccess access;

    @Inject
    ClearanceRepository clearances;

    @Inject
    ClearanceDecisions decisions;

    @Inject
    Waits waits;

    @Inject
    Caller caller;

    @Inject
    AcuerdoClock clock;

    /** In order of their deadlines. */
    @GET
    @Transactional
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "status", "receivingState", "dueBefore", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        if (!actor.has(Role.AUDITOR) && actor.state() == null) {
            return new Page<ClearanceView>(List.of(), null).response(uri);
        }
        Instant now = clock.now();
        List<Clearance> found = clearances.list(new ClearanceRepository.Filter(
                actor.has(Role.AUDITOR) ? null : actor.state(),
                Queries.oneOf(uri, "status", ClearanceStatus.class).orElse(null),
                receivingState(uri),
                Queries.instant(uri, "dueBefore").orElse(null),
                after(page),
                now,
                page.limit() + 1));
        return Page.of(found, page, c -> c.deadline + "|" + c.flightId + "|" + c.agreementId)
                .map(c -> ClearanceView.of(c, now, ClearanceView.Detail.NONE))
                .response(uri);
    }

    /** {@code ?wait=} returns once the ETag differs from If-None-Match; without that header once there is a clearance. */
    @GET
    @Path("/{flightId}")
    public Uni<Response> get(
            @PathParam("flightId") String flightId, @HeaderParam("If-None-Match") String known, @Context UriInfo uri) {
        return get(flightId, null, known, uri);
    }

    @GET
    @Path("/{flightId}/{agreementId}")
    public Uni<Response> get(
            @PathParam("flightId") String flightId,
            @PathParam("agreementId") String agreementId,
            @HeaderParam("If-None-Match") String known,
            @Context UriInfo uri) {
        UUID flight = Access.parsed(flightId);
        UUID agreement = agreementId == null ? null : Access.parsed(agreementId);
        Queries.only(uri, "wait");
        Duration wait = Waits.parse(Queries.text(uri, "wait").orElse(null));
        Actor actor = caller.actor();
        return waits.until(
                ClearanceAnswers.key(flight),
                wait,
                () -> show(flight, agreement, actor)
                        .filter(r -> wait.isZero() || known == null || !known.contains(r.getHeaderString("ETag"))),
                () -> show(flight, agreement, actor).orElseThrow(ProblemException::notFound));
    }

    private Optional<Response> show(UUID flightId, UUID agreementId, Actor actor) {
        return QuarkusTransaction.requiringNew()
                .call(() -> access.visible(flightId, agreementId, actor).map(c -> {
                    return Response.ok(
                                    Json.write(ClearanceView.of(c, clock.now(), access.detail(c))),
                                    MediaType.APPLICATION_JSON_TYPE)
                            .header("ETag", ETags.of(c.version))
                            .build();
                }));
    }

    @POST
    @Path("/{flightId}/decision")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decision.class)))
    public Response decide(@PathParam("flightId") String flightId, byte[] body) {
        return decide(flightId, null, body);
    }

    @POST
    @Path("/{flightId}/{agreementId}/decision")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decision.class)))
    public Response decide(
            @PathParam("flightId") String flightId, @PathParam("agreementId") String agreementId, byte[] body) {
        return act(
                flightId,
                agreementId,
                body,
                Decision.class,
                decisions::decidable,
                (c, b) -> decisions.decide(c, b.outcome(), b.reason(), caller.actor()));
    }

    @POST
    @Path("/{flightId}/revocation")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Revocation.class)))
    public Response revoke(@PathParam("flightId") String flightId, byte[] body) {
        return revoke(flightId, null, body);
    }

    @POST
    @Path("/{flightId}/{agreementId}/revocation")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Revocation.class)))
    public Response revoke(
            @PathParam("flightId") String flightId, @PathParam("agreementId") String agreementId, byte[] body) {
        return act(
                flightId,
                agreementId,
                body,
                Revocation.class,
                decisions::revocable,
                (c, b) -> decisions.revoke(c, b.reason(), caller.actor()));
    }

    private <B> Response act(
            String flightId,
            String agreementId,
            byte[] body,
            Class<B> type,
            Consumer<Clearance> mendable,
            BiConsumer<Clearance, B> change) {
        return acts.on(() -> access.toDecide(flightId, agreementId, caller.actor()))
                .body(body, type)
                .mendable(mendable)
                .ifMatch(Clearance::version)
                .perform((c, b) -> {
                    change.accept(c, b);
                    return org.acuerdo.kit.http.Answer.ok(ClearanceView.of(c, clock.now(), ClearanceView.Detail.NONE))
                            .etag(c.version);
                });
    }

    private static String receivingState(UriInfo uri) {
        String code = Queries.text(uri, "receivingState").orElse(null);
        if (code != null && !Codes.state(code)) {
            throw ProblemException.malformed("receivingState", "an ISO 3166-1 alpha-2 code such as GT");
        }
        return code;
    }

    private static String[] after(PageRequest page) {
        if (page.cursor() == null) {
            return null;
        }
        String[] parts = page.cursor().split("\\|");
        try {
            if (parts.length == 3
                    && Ids.parse(parts[1]).isPresent()
                    && Ids.parse(parts[2]).isPresent()) {
                TextTimes.instant(parts[0]);
                return parts;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
    }
}
