package org.acuerdo.flights.monitoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.MonitoringReportEvent;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.FlightFacts;
import org.acuerdo.flights.flight.FlightLanded;
import org.acuerdo.flights.monitoring.rules.ReportRules;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Reports fall due with an arrival, unless one was filed in the air; they are filed by monitors of a registered body, and are
 * told overdue once.
 */
@ApplicationScoped
class MonitoringService {
    private static final int BATCH = 100;

    @Inject
    MonitoringReportRepository repository;

    @Inject
    AgreementCopies agreements;

    @Inject
    FlightFacts flights;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    AcuerdoClock clock;

    /** In the transaction of the arrival, or of its correction, which moves what is not filed yet. */
    void landed(@Observes FlightLanded landing) {
        for (UUID agreementId : landing.agreementIds().stream().distinct().toList()) {
            AgreementSnapshot agreement = agreements.find(agreementId).orElse(null);
            if (agreement != null && bodies(agreement) > 0) {
                due(landing, agreement);
            }
        }
    }

    private void due(FlightLanded landing, AgreementSnapshot agreement) {
        repository.serialize(landing.flightId());
        List<MonitoringReport> known = repository.of(landing.flightId(), agreement.id());
        MonitoringReport report =
                known.stream().filter(r -> r.filedAt == null).findFirst().orElse(null);
        if (report == null && (landing.corrected() || !known.isEmpty())) {
            // one was filed, maybe before the landing; or nobody had to file when it arrived
            return;
        }
        MonitoringReportEvent before = report == null ? null : report.event(clock.now());
        if (report == null) {
            report = fresh(landing.flightId(), agreement);
        } else {
            report.version++;
        }
        report.arrivedOn = LocalDate.ofInstant(landing.arrivedAt(), agreement.zoneId());
        report.dueAt = ReportRules.dueAt(agreement, landing.arrivedAt());
        report.dueOn = LocalDate.ofInstant(report.dueAt, agreement.zoneId());
        report.overdueTold = false;
        if (before == null) {
            repository.persist(report);
        }
        tell(report, MessageTypes.MONITORING_REPORT_DUE, "DUE", null, before);
    }

    MonitoringReport file(UUID flightId, MonitoringResource.Filing body, Actor actor) {
        FlightFacts.Facts flight = flights.of(flightId).orElseThrow(ProblemException::notFound);
        AgreementSnapshot agreement = flight.agreementIds().stream()
                .flatMap(id -> agreements.find(id).stream())
                .filter(a -> body(actor, a).isPresent())
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        repository.serialize(flightId);
        if (!flight.flown()) {
            throw ProblemException.conflict(
                    "WRONG_STATE", "This flight has not departed: there is nothing to report of.");
        }
        Map<String, Object> by = body(actor, agreement).orElseThrow();
        String bodyId = String.valueOf(by.getOrDefault("id", by.get("name")));
        List<MonitoringReport> known = repository.of(flightId, agreement.id());
        if (known.stream().anyMatch(r -> bodyId.equals(r.bodyId))) {
            throw ProblemException.conflict("ALREADY_REPORTED", "This body has filed its report of the flight.");
        }
        List<Violation> violations = ReportRules.texts(body.recommendedOrNone());
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        MonitoringReport due =
                known.stream().filter(r -> r.filedAt == null).findFirst().orElse(null);
        MonitoringReport report = due == null ? fresh(flightId, agreement) : due;
        MonitoringReportEvent before = due == null ? null : report.event(clock.now());
        if (due == null) {
            report.arrivedOn = known.stream()
                    .flatMap(r -> Stream.ofNullable(r.arrivedOn))
                    .findFirst()
                    .orElse(flight.arrivedOn());
        } else {
            report.version++;
        }
        report.filedAt = clock.now().truncatedTo(ChronoUnit.MILLIS);
        report.filedBy = actor.subject();
        report.bodyId = bodyId;
        report.bodyName = String.valueOf(by.get("name"));
        report.observations = Json.write(body.observations());
        report.complaints = body.complaints();
        report.recommendations = Json.write(body.recommendedOrNone());
        if (due == null) {
            repository.persist(report);
        }
        tell(report, MessageTypes.MONITORING_REPORT_FILED, "FILED", actor, before);
        return report;
    }

    /** Each report whose time is over raises one event. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void overdue() {
        Instant now = clock.now();
        for (UUID id : QuarkusTransaction.requiringNew().call(() -> repository.newlyOverdue(now, BATCH))) {
            QuarkusTransaction.requiringNew().run(() -> {
                MonitoringReport report = repository.lock(id);
                if (report.overdue(now) && !report.overdueTold) {
                    MonitoringReportEvent before = report.event(now);
                    report.overdueTold = true;
                    report.version++;
                    tell(report, MessageTypes.MONITORING_REPORT_OVERDUE, "OVERDUE", null, before);
                }
            });
        }
    }

    private MonitoringReport fresh(UUID flightId, AgreementSnapshot agreement) {
        MonitoringReport report = new MonitoringReport();
        report.id = Ids.next();
        report.version = 1;
        report.flightId = flightId;
        report.agreementId = agreement.id();
        report.sendingState = agreement.sendingState();
        report.receivingState = agreement.receivingState();
        return report;
    }

    private void tell(MonitoringReport r, String type, String action, Actor actor, MonitoringReportEvent before) {
        MonitoringReportEvent after = r.event(clock.now());
        outbox.add(new OutboxMessage(
                Topics.FLIGHTS,
                r.id.toString(),
                type,
                r.id.toString(),
                r.version,
                r.agreementId.toString(),
                r.sendingState,
                r.receivingState,
                after));
        audit.record("monitoring-report", r.id, action, actor, before, after);
    }

    private static int bodies(AgreementSnapshot agreement) {
        return agreement.monitoringBodies() == null
                ? 0
                : agreement.monitoringBodies().size();
    }

    /** The body of an agreement that an actor files for. */
    private static Optional<Map<String, Object>> body(Actor actor, AgreementSnapshot agreement) {
        return agreement.monitoringBodies() == null
                ? Optional.empty()
                : agreement.monitoringBodies().stream()
                        .filter(b -> b.get("subjects") instanceof Collection<?> s && s.contains(actor.subject()))
                        .findFirst();
    }
}
