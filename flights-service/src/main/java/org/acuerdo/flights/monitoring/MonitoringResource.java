package org.acuerdo.flights.monitoring;

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
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.FlightFacts;
import org.acuerdo.flights.monitoring.rules.Observation;
import org.acuerdo.flights.monitoring.rules.ReportRules;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Monitoring reports over HTTP: due, overdue and filed. */
@Path("/api/v1/monitoring-reports")
@Authenticated
@Tag(name = "monitoring")
@Produces(MediaType.APPLICATION_JSON)
public class MonitoringResource {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    @Inject
    MonitoringService service;

    @Inject
    MonitoringReportRepository repository;

    @Inject
    FlightFacts flights;

    @Inject
    AgreementCopies agreements;

    @Inject
    AcuerdoClock clock;

    @Inject
    Acts acts;

    @Inject
    Caller caller;

    enum Status {
        DUE,
        OVERDUE,
        FILED
    }

    /**
     * @param flight       its id
     * @param observations incidents by category and count
     * @param complaints   made by passengers, by number
     */
    @RegisterForReflection
    public record Filing(
            @JsonProperty(required = true) UUID flight,
            @JsonProperty(required = true) List<Observation> observations,
            @JsonProperty(required = true) int complaints,
            List<String> recommendations) {

        List<String> recommendedOrNone() {
            return recommendations == null ? List.of() : recommendations;
        }
    }

    /**
     * Coverage counts all flights that arrived, whether or not anybody monitored them; imported ones are left out. What was
     * filed counts whatever became of the flight: also where it came back, landed elsewhere or was imported.
     *
     * @param monitorAboard with a monitor aboard as attested, a monitor's count, or a report of what was observed
     * @param reported      flights that arrived, of which at least one report was filed
     * @param reports       filed of all flights of these days, as are incidents and complaints
     */
    @RegisterForReflection
    public record Coverage(
            UUID agreementId,
            LocalDate from,
            LocalDate to,
            long flights,
            long monitorAboard,
            long reported,
            long reports,
            long due,
            long overdue,
            List<MonitoringReportRepository.Incidents> incidents,
            long complaints) {}

    @GET
    @Operation(
            summary = "Reports of the agreements that the caller sees: due, overdue and filed",
            description = "Filters: agreement, flight, status (DUE, OVERDUE, FILED).")
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "agreement", "flight", "status", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        Instant now = clock.now();
        List<MonitoringReport> found = QuarkusTransaction.requiringNew().call(() -> find(uri, page, actor, now));
        return Page.of(found, page, r -> r.id.toString())
                .map(r -> ReportView.of(r, now))
                .response(uri);
    }

    @GET
    @Path("coverage")
    @Operation(
            summary = "All flights that arrived under an agreement beside what was monitored and reported of them",
            description =
                    "from and to are local arrival days, of a flight that did not arrive the scheduled one. Reports,"
                            + " incidents and complaints are counted whatever became of the flight. monitorAboard counts"
                            + " flights of which the attestation says so, a monitor counted, or observations were reported;"
                            + " a monitor who was only planned is not counted.")
    public Response coverage(@Context UriInfo uri) {
        Queries.only(uri, "agreement", "from", "to");
        UUID agreementId = Queries.id(uri, "agreement")
                .orElseThrow(() -> ProblemException.malformed("agreement", "the id of an agreement"));
        LocalDate from = Queries.date(uri, "from").orElse(FIRST);
        LocalDate to = Queries.date(uri, "to").orElse(LAST);
        Actor actor = caller.actor();
        Coverage coverage = QuarkusTransaction.requiringNew().call(() -> {
            agreements
                    .find(agreementId)
                    .filter(a -> AgreementAccess.sees(actor, a))
                    .orElseThrow(ProblemException::notFound);
            FlightFacts.Flown flown = flights.flown(agreementId, from, to);
            MonitoringReportRepository.Filed filed = repository.filed(agreementId, from, to, clock.now());
            return new Coverage(
                    agreementId,
                    from.equals(FIRST) ? null : from,
                    to.equals(LAST) ? null : to,
                    flown.flights(),
                    flown.monitored(),
                    filed.reported(),
                    filed.reports(),
                    filed.due(),
                    filed.overdue(),
                    repository.incidents(agreementId, from, to),
                    filed.complaints());
        });
        return Response.ok(Json.write(coverage)).build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Actor actor = caller.actor();
        UUID reportId = Ids.parse(id).orElseThrow(ProblemException::notFound);
        MonitoringReport report = QuarkusTransaction.requiringNew()
                .call(() -> repository
                        .findByIdOptional(reportId)
                        .filter(r -> agreements
                                .find(r.agreementId)
                                .filter(a -> AgreementAccess.sees(actor, a))
                                .isPresent())
                        .orElseThrow(ProblemException::notFound));
        Queries.only(uri);
        return Response.ok(Json.write(ReportView.of(report, clock.now())))
                .header("ETag", ETags.of(report.version))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "File a report of a flight (monitor of a body registered for its agreement)")
    @RequestBody(content = @Content(schema = @Schema(implementation = Filing.class)))
    public Response file(byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> monitor(actor))
                .body(body, Filing.class)
                .wellFormed(MonitoringResource::wellFormed)
                .perform((nothing, filing) -> {
                    MonitoringReport filed = service.file(filing.flight(), filing, actor);
                    return Answer.created("/api/v1/monitoring-reports/" + filed.id, ReportView.of(filed, clock.now()))
                            .etag(filed.version);
                });
    }

    private static Actor monitor(Actor actor) {
        if (!actor.has(Role.MONITOR)) {
            throw ProblemException.forbidden("Monitors of a body registered for the agreement file reports.");
        }
        return actor;
    }

    private List<MonitoringReport> find(UriInfo uri, PageRequest page, Actor actor, Instant now) {
        StringBuilder query = new StringBuilder("id > :after and agreementId in :agreements");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "after",
                page.cursor() == null
                        ? new UUID(0, 0)
                        : Ids.parse(page.cursor())
                                .orElseThrow(
                                        () -> ProblemException.malformed("cursor", "the cursor of the page before")));
        UUID one = Queries.id(uri, "agreement").orElse(null);
        parameters.put(
                "agreements",
                (one == null
                                ? agreements.ofState(null)
                                : agreements.find(one).stream().toList())
                        .stream()
                                .filter(a -> AgreementAccess.sees(actor, a))
                                .map(AgreementSnapshot::id)
                                .toList());
        Queries.id(uri, "flight").ifPresent(f -> {
            query.append(" and flightId = :flight");
            parameters.put("flight", f);
        });
        Queries.oneOf(uri, "status", Status.class).ifPresent(status -> {
            query.append(
                    switch (status) {
                        case FILED -> " and filedAt is not null";
                        case DUE -> " and filedAt is null and dueAt >= :now";
                        case OVERDUE -> " and filedAt is null and dueAt < :now";
                    });
            if (status != Status.FILED) {
                parameters.put("now", now);
            }
        });
        return repository
                .find(query + " order by id", parameters)
                .range(0, page.limit())
                .list();
    }

    private static void wellFormed(Filing filing) {
        List<Violation> found =
                ReportRules.malformed(filing.observations(), filing.complaints(), filing.recommendedOrNone());
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found);
        }
    }
}
