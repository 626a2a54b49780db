package org.acuerdo.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.NewAgreementRules;
import org.acuerdo.agreements.agreement.rules.NoticeDays;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementStatus;
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
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements}: list, create, get. */
@Path("/api/v1/agreements")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Agreements")
public class AgreementResource {

    /** What creates an agreement. Codes are ISO 3166-1 alpha-2, the zone an IANA name. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewAgreement(
            @JsonProperty(required = true) String reference,
            String title,

            @Pattern(regexp = "[A-Z][A-Z_]{1,39}", message = "capital letters and underscores, such as ARRANGEMENT")
            String kind,

            @JsonProperty(required = true) String sendingState,
            @JsonProperty(required = true) String receivingState,
            @JsonProperty(required = true) String zone,
            LocalDate announcedOn,
            LocalDate negotiatingSince,
            LocalDate expiresOn,
            List<
                            @Pattern(
                                    regexp = "[A-Z][A-Z_]{1,59}",
                                    message = "capital letters and underscores, such as TRADE")
                            String>
                    cooperationAreas,
            Recording recording,
            NoticeDays noticeDays) {}

    /** Who binds whom: either party's officer records, or the other party countersigns. */
    public enum Recording {
        EITHER,
        COUNTERSIGNED
    }

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    AgreementRepository agreements;

    @Inject
    AgreementService service;

    @Inject
    Caller caller;

    @Inject
    AcuerdoClock clock;

    @POST
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NewAgreement.class)))
    public Response create(byte[] body) {
        return acts.on(this::treatyOfficer)
                .body(body, NewAgreement.class)
                .wellFormed(b -> Refusals.unlessLegal(NewAgreementRules.shape(
                        b.reference(), b.sendingState(), b.receivingState(), b.zone(), b.noticeDays())))
                .perform((actor, b) -> {
                    Agreement agreement = service.create(b);
                    return Answer.created("/api/v1/agreements/" + agreement.id, service.viewNow(agreement))
                            .etag(agreement.version);
                });
    }

    @GET
    @Transactional
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "status", "sendingState", "receivingState", "operativeOn", "waitingFor", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        boolean monitor = actor.has(Role.MONITOR) && !actor.has(Role.AUDITOR);
        if (!actor.has(Role.AUDITOR) && !monitor && actor.state() == null) {
            return new Page<AgreementView.Line>(List.of(), null).response(uri);
        }
        List<Agreement> found = agreements.list(new AgreementRepository.Filter(
                actor.has(Role.AUDITOR) ? null : actor.state(),
                monitor ? actor.subject() : null,
                Queries.oneOf(uri, "status", AgreementStatus.class).orElse(null),
                state(uri, "sendingState"),
                state(uri, "receivingState"),
                Queries.date(uri, "operativeOn").orElse(null),
                state(uri, "waitingFor"),
                after(page),
                clock.now(),
                page.limit() + 1));
        return Page.of(found, page, a -> a.id.toString())
                .map(a -> AgreementView.Line.of(a, clock.today(a.zoneId())))
                .response(uri);
    }

    /** Shows it as of the clock's day, or of {@code ?on=}; with what is known, or was known {@code ?asKnownAt=}. */
    @GET
    @Path("/{id}")
    @Transactional
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "on", "asKnownAt");
        LocalDate on = Queries.date(uri, "on").orElse(null);
        Instant asKnownAt = asKnownAt(uri);
        Response.ResponseBuilder answer =
                Response.ok(Json.write(service.view(agreement, on, asKnownAt))).type("application/json");
        // what was known once is no state that an act could rest on
        return asKnownAt == null
                ? answer.header("ETag", ETags.of(agreement.version)).build()
                : answer.build();
    }

    private Instant asKnownAt(UriInfo uri) {
        Instant at = Queries.instant(uri, "asKnownAt").orElse(null);
        if (at != null && at.isAfter(clock.now())) {
            throw ProblemException.rule(Violation.of(
                    "IN_THE_FUTURE",
                    "asKnownAt",
                    "an instant not after the clock's, " + clock.now(),
                    "facts over time"));
        }
        return at;
    }

    private Actor treatyOfficer() {
        Actor actor = caller.actor();
        if (!actor.has(Role.TREATY_OFFICER) || actor.state() == null) {
            throw ProblemException.forbidden("Agreements are recorded by treaty officers.");
        }
        return actor;
    }

    private static String state(UriInfo uri, String name) {
        String code = Queries.text(uri, name).orElse(null);
        if (code != null && !Codes.state(code)) {
            throw ProblemException.malformed(name, "an ISO 3166-1 alpha-2 code such as GT");
        }
        return code;
    }

    private static UUID after(PageRequest page) {
        return page.cursor() == null
                ? null
                : Ids.parse(page.cursor())
                        .orElseThrow(
                                () -> ProblemException.malformed("cursor", "the cursor of the page before, unchanged"));
    }
}
