package org.acuerdo.flights.onward;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.onward.rules.Outcome;
import org.acuerdo.flights.onward.rules.Report;
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
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Onward cohorts over HTTP. */
@Path("/api/v1/onward-cohorts")
@Authenticated
@Tag(name = "onward cohorts")
@Produces(MediaType.APPLICATION_JSON)
public class CohortResource {

    @Inject
    CohortService service;

    @Inject
    CohortRepository repository;

    @Inject
    AgreementCopies agreements;

    @Inject
    AcuerdoClock clock;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    /**
     * @param on                   local day in the receiving state
     * @param destination          required for ONWARD: another state than the two of the agreement
     * @param individuallyAssessed ONWARD: equal to the count
     * @param leftReception        they have left reception
     * @param reportedBefore       with leftReception, and PROTECTION_CLAIM or LAWFUL_STAY: they were reported with this outcome
     *                             before, and have left reception since; it ends nothing
     */
    @RegisterForReflection
    public record Reporting(
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) Outcome outcome,
            @JsonProperty(required = true) int count,
            String destination,
            Integer individuallyAssessed,
            Boolean leftReception,
            Boolean reportedBefore) {}

    @GET
    @Operation(summary = "Cohorts of the agreements that the caller sees")
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "agreement", "flight", "overdue", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        Instant now = clock.now();
        List<Cohort> found = QuarkusTransaction.requiringNew().call(() -> find(uri, page, actor, now));
        return Page.of(found, page, c -> c.id.toString())
                .map(c -> CohortView.of(c, now))
                .response(uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Actor actor = caller.actor();
        UUID cohortId = Ids.parse(id).orElseThrow(ProblemException::notFound);
        Cohort cohort = QuarkusTransaction.requiringNew()
                .call(() -> repository
                        .findByIdOptional(cohortId)
                        .filter(c -> agreements
                                .find(c.agreementId)
                                .filter(a -> AgreementAccess.sees(actor, a))
                                .isPresent())
                        .orElseThrow(ProblemException::notFound));
        Queries.only(uri);
        return Response.ok(Json.write(CohortView.of(cohort, clock.now())))
                .header("ETag", ETags.of(cohort.version))
                .build();
    }

    @POST
    @Path("{id}/outcomes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Report what became of some persons (clearance officer of the receiving state)",
            description =
                    "ONWARD and RETURNED_TO_SENDER leave reception, the others where leftReception says so. Who stayed in"
                            + " reception with PROTECTION_CLAIM or LAWFUL_STAY is reported as leaving it later by the same outcome with"
                            + " leftReception and reportedBefore: nobody's waiting ends twice. Once nobody is waited for,"
                            + " leftReception alone says so. STILL_HELD moves the day of the review once all who are held were"
                            + " reviewed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Reporting.class)))
    public Response report(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> service.toReport(Ids.parse(id).orElseThrow(ProblemException::notFound), actor))
                .body(body, Reporting.class)
                .wellFormed(CohortResource::wellFormed)
                .ifMatch(cohort -> cohort.version)
                .perform((cohort, r) -> {
                    Report report = new Report(
                            r.on(),
                            r.outcome(),
                            r.count(),
                            r.destination(),
                            r.individuallyAssessed(),
                            r.leftReception(),
                            r.reportedBefore());
                    Cohort changed = service.report(cohort, report, actor);
                    return Answer.created("/api/v1/onward-cohorts/" + changed.id, CohortView.of(changed, clock.now()))
                            .etag(changed.version);
                });
    }

    private List<Cohort> find(UriInfo uri, PageRequest page, Actor actor, Instant now) {
        StringBuilder query = new StringBuilder("id > :after and agreementId in :agreements");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after(page));
        parameters.put("agreements", visible(uri, actor));
        Queries.id(uri, "flight").ifPresent(f -> {
            query.append(" and flightId = :flight");
            parameters.put("flight", f);
        });
        Queries.flag(uri, "overdue").ifPresent(overdue -> {
            query.append(overdue ? " and " : " and not ")
                    .append("(dueAt is not null and ended < persons and dueAt <= :now)");
            parameters.put("now", now);
        });
        return repository
                .find(query + " order by id", parameters)
                .range(0, page.limit())
                .list();
    }

    private List<UUID> visible(UriInfo uri, Actor actor) {
        UUID one = Queries.id(uri, "agreement").orElse(null);
        List<AgreementSnapshot> candidates = one == null
                ? agreements.ofState(null)
                : agreements.find(one).stream().toList();
        return candidates.stream()
                .filter(a -> AgreementAccess.sees(actor, a))
                .map(AgreementSnapshot::id)
                .toList();
    }

    private static UUID after(PageRequest page) {
        return page.cursor() == null
                ? new UUID(0, 0)
                : Ids.parse(page.cursor())
                        .orElseThrow(() -> ProblemException.malformed("cursor", "the cursor of the page before"));
    }

    private static void wellFormed(Reporting r) {
        if (r.count() < 1 || r.count() > 1000) {
            throw ProblemException.malformed("count", "a whole number from 1 to 1000");
        }
        if (r.individuallyAssessed() != null && (r.individuallyAssessed() < 0 || r.individuallyAssessed() > 1000)) {
            throw ProblemException.malformed("individuallyAssessed", "a whole number from 0 to 1000");
        }
        if (r.outcome() == Outcome.ONWARD && r.destination() == null) {
            throw ProblemException.malformed("destination", "is required where persons go on");
        }
        if (Boolean.TRUE.equals(r.reportedBefore())
                && !(r.outcome().stays() && Boolean.TRUE.equals(r.leftReception()))) {
            throw ProblemException.malformed(
                    "reportedBefore", "with leftReception, and PROTECTION_CLAIM or LAWFUL_STAY, alone");
        }
        if (r.destination() != null && !Codes.state(r.destination())) {
            throw ProblemException.malformed("destination", "a state's ISO 3166-1 alpha-2 code, upper case");
        }
    }
}
