package org.acuerdo.flights.quota;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementApplied;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.Logger;

/** Reckons stored windows anew: when a newer version of an agreement is applied, and when the clock passes a close. */
@ApplicationScoped
class LedgerObserver {
    private static final Logger LOG = Logger.getLogger(LedgerObserver.class);
    private static final int MOST_AT_ONCE = 50;

    @Inject
    WindowKeeper keeper;

    @Inject
    LedgerWriter writer;

    @Inject
    QuotaRepository repository;

    @Inject
    AgreementCopies copies;

    @Inject
    AcuerdoClock clock;

    /**
     * First of all observers: the others find the ledger as the new version has it. They look at excess themselves once they
     * have matched flights anew, so it is not told here.
     */
    void recompute(@Observes @Priority(AgreementApplied.LEDGER) AgreementApplied applied) {
        writer.together();
        keeper.recompute(applied.after(), clock.now());
    }

    /** Flights are matched anew by now: the lines that the version as a whole makes windows cross. */
    void tell(@Observes @Priority(AgreementApplied.LAST) AgreementApplied applied) {
        writer.tellTogether(clock.now());
    }

    /** A request reckons what it needs itself; this tells what closed windows carry on, or take, where nobody asks. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void passCloses() {
        Instant now = clock.now();
        for (UUID agreementId : QuarkusTransaction.requiringNew().call(() -> repository.due(now, MOST_AT_ONCE))) {
            try {
                QuarkusTransaction.requiringNew().run(() -> passClose(agreementId, now));
            } catch (RuntimeException e) {
                // tried again in a second; requests reckon for themselves meanwhile
                LOG.warnf("windows of agreement %s could not be reckoned anew: %s", agreementId, e.getMessage());
            }
        }
    }

    private void passClose(UUID agreementId, Instant now) {
        AgreementSnapshot agreement = copies.lockExclusively(agreementId).orElseThrow();
        repository.limits(agreementId).forEach(limit -> keeper.freshen(agreement, limit, now, false));
    }
}
