package org.acuerdo.flights.statistics;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.statistics.rules.Suppression;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.Logger;

/**
 * Publishes each month once it is over where flights are received, exactly once, whichever replica does it. A month in which
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
        Map<UUID, YearMonth> lastClosed = new LinkedHashMap<>();
        for (AgreementSnapshot agreement : agreements.ofState(null)) {
            lastClosed.put(
                    agreement.id(),
                    YearMonth.from(LocalDate.ofInstant(now, agreement.zoneId())).minusMonths(1));
        }
        if (lastClosed.isEmpty()) {
            return;
        }
        List<StatisticsRepository.Due> due = QuarkusTransaction.requiringNew().call(() -> repository.due(lastClosed));
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
            StatisticsRepository.Received received = repository.received(due);
            repository.publish(
                    Suppression.release(due.agreementId(), due.month(), received.persons(), received.flights()), now);
        }
    }
}
