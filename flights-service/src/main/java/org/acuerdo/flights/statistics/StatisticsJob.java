package org.acuerdo.flights.statistics;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.statistics.rules.Suppression;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.Logger;

/**
 * Publishes each month once it is over where flights are received, exactly once, whichever replica does it. What is in the air
 * then, and may have landed before the month's end, is waited for until it is overdue, so for less than a day. A month in which
 * nothing arrived has no release; it gets one if past flights are imported later, once the import has ended.
 */
@ApplicationScoped
class StatisticsJob {
    private static final Logger LOG = Logger.getLogger(StatisticsJob.class);

    @Inject
    StatisticsRepository repository;

    @Inject
    AgreementCopies agreements;

    @Inject
    AcuerdoClock clock;

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void publish() {
        Instant now = clock.now();
        List<StatisticsRepository.Closed> closed = agreements.ofState(null).stream()
                .map(a -> StatisticsRepository.Closed.at(now, a.id(), a.zoneId()))
                .toList();
        if (closed.isEmpty()) {
            return;
        }
        List<StatisticsRepository.Due> due = QuarkusTransaction.requiringNew().call(() -> repository.due(closed, now));
        for (StatisticsRepository.Due release : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> publish(release, now));
            } catch (RuntimeException e) {
                LOG.warnf("statistics of %s could not be published, tried again: %s", release, e.getMessage());
            }
        }
    }

    void publish(StatisticsRepository.Due due, Instant now) {
        if (repository.take(due)) {
            StatisticsRepository.Received received = repository.count(due);
            Set<Integer> capacities = new TreeSet<>(received.seats());
            capacities.addAll(mostPersons(due.agreementId()));
            repository.publish(
                    Suppression.release(
                            due.agreementId(), due.month(), received.persons(), received.flights(), capacities),
                    now);
        }
    }

    /** What any version of the terms has a flight carry at most: anybody may know it. */
    private Set<Integer> mostPersons(UUID agreementId) {
        Set<Integer> most = new TreeSet<>();
        agreements
                .find(agreementId)
                .ifPresent(agreement -> agreement.terms().stream()
                        .map(version -> version.terms().conditions())
                        .filter(Objects::nonNull)
                        .map(conditions -> conditions.maxPersonsPerFlight())
                        .filter(Objects::nonNull)
                        .forEach(most::add));
        return most;
    }
}
