package org.acuerdo.flights.hold;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Codes;
import org.acuerdo.flights.hold.rules.HoldScope;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.id.Ids;
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

/** Legal holds over HTTP. */
@Path("/api/v1/holds")
@Authenticated
@Tag(name = "holds")
@Produces(MediaType.APPLICATION_JSON)
public class HoldResource {

    @Inject
    HoldService service;

    @Inject
    HoldRepository repository;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    /** @param target id of the flight or agreement, or the nationality */
    @RegisterForReflection
    public record Placing(
            @JsonProperty(required = true) HoldScope scope,
            @JsonProperty(required = true) String target,
            @JsonProperty(required = true) String authority,
            @JsonProperty(required = true) String reason) {}

    @RegisterForReflection
    public record Lifting(@JsonProperty(required = true) String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Place a legal hold (safeguards officer)",
            description =
                    "Never refused for its text: a reason that looks like personal data is kept as [withheld], the"
                            + " authority as it is given.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Placing.class)))
    public Response place(byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> {
                    if (!actor.has(Role.SAFEGUARDS_OFFICER) || actor.state() == null) {
                        throw ProblemException.forbidden("A safeguards officer places a hold.");
                    }
                    return actor;
                })
                .body(body, Placing.class)
                .wellFormed(HoldResource::wellFormed)
                .perform((who, placing) -> {
                    Hold hold = service.place(canonical(placing), who);
                    return Answer.created("/api/v1/holds/" + hold.id, HoldView.of(hold))
                            .etag(hold.version);
                });
    }

    @GET
    @Operation(
            summary =
                    "Holds that concern the caller's state; a monitor's: those that may cover flights of its agreements")
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "scope", "target", "active", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        boolean watches = actor.has(Role.AUDITOR) || actor.has(Role.MONITOR);
        if (!watches && (actor.state() == null || actor.roles().isEmpty())) {
            throw ProblemException.forbidden("Holds are for officers of the parties, for monitors and for auditors.");
        }
        List<Hold> found = QuarkusTransaction.requiringNew().call(() -> visible(uri, page, actor));
        return Page.of(found, page, h -> h.id.toString()).map(HoldView::of).response(uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Actor actor = caller.actor();
        UUID holdId = Ids.parse(id).orElseThrow(ProblemException::notFound);
        Hold hold = QuarkusTransaction.requiringNew()
                .call(() -> repository
                        .findByIdOptional(holdId)
                        .filter(h -> service.visible(h, actor))
                        .orElseThrow(ProblemException::notFound));
        Queries.only(uri);
        return Response.ok(Json.write(HoldView.of(hold)))
                .header("ETag", ETags.of(hold.version))
                .build();
    }

    @POST
    @Path("{id}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lift a hold (safeguards officer of the state that placed it)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Lifting.class)))
    public Response lift(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> service.toLift(Ids.parse(id).orElseThrow(ProblemException::notFound), actor))
                .body(body, Lifting.class)
                .mendable(hold -> {
                    if (hold.liftedAt != null) {
                        throw ProblemException.conflict("WRONG_STATE", "This hold was lifted already.");
                    }
                })
                .ifMatch(hold -> hold.version)
                .perform((hold, lifting) -> {
                    Hold lifted = service.lift(hold, lifting.reason(), actor);
                    return Answer.ok(HoldView.of(lifted)).etag(lifted.version);
                });
    }

    /** Pages are filled from what is visible; few holds are in force at any time. */
    private List<Hold> visible(UriInfo uri, PageRequest page, Actor actor) {
        StringBuilder query = new StringBuilder("id > :after");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after(page));
        Queries.oneOf(uri, "scope", HoldScope.class).ifPresent(s -> {
            query.append(" and scope = :scope");
            parameters.put("scope", s);
        });
        Queries.text(uri, "target").ifPresent(t -> {
            query.append(" and target = :target");
            parameters.put("target", t);
        });
        Queries.flag(uri, "active")
                .ifPresent(active -> query.append(" and liftedAt is ").append(active ? "null" : "not null"));
        List<Hold> found = new ArrayList<>();
        try (var holds = repository.stream(query + " order by id", parameters)) {
            holds.filter(h -> service.visible(h, actor))
                    .limit(page.limit() + 1L)
                    .forEach(found::add);
        }
        return found;
    }

    private static UUID after(PageRequest page) {
        return page.cursor() == null
                ? new UUID(0, 0)
                : Ids.parse(page.cursor())
                        .orElseThrow(() -> ProblemException.malformed("cursor", "the cursor of the page before"));
    }

    private static void wellFormed(Placing placing) {
        boolean good = placing.scope() == HoldScope.NATIONALITY
                ? Codes.state(placing.target())
                : Ids.parse(placing.target()).isPresent();
        if (!good) {
            throw ProblemException.malformed(
                    "target",
                    placing.scope() == HoldScope.NATIONALITY
                            ? "a state's ISO 3166-1 alpha-2 code, upper case"
                            : "the id of a " + placing.scope().name().toLowerCase(Locale.ROOT));
        }
        if (placing.authority().isBlank() || placing.reason().isBlank()) {
            throw ProblemException.malformed(placing.authority().isBlank() ? "authority" : "reason", "is required");
        }
    }

    private static Placing canonical(Placing p) {
        return p.scope() == HoldScope.NATIONALITY
                ? p
                : new Placing(p.scope(), UUID.fromString(p.target()).toString(), p.authority(), p.reason());
    }
}
