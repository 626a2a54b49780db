package org.acuerdo.flights.flight;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.WindowsChanged;
import org.acuerdo.kit.tx.AfterCommit;
import org.jboss.logging.Logger;

/**
 * Sets marks anew after an act touched a window with excess, or changed which flight is the latest requested. The act holds
 * windows, and marks lock other flights, which come before windows in the order of locks: so marks are set in a transaction
 * of their own, right after the act's. That they are due is written in the act's transaction and survives a crash.
 */
@ApplicationScoped
class OverLimitDue {
    private static final Logger LOG = Logger.getLogger(OverLimitDue.class);

    @Inject
    EntityManager em;

    @Inject
    AgreementCopies agreements;

    @Inject
    OverLimit overLimit;

    @Inject
    OverLimitDue self;

    void on(@Observes WindowsChanged changed) {
        after(changed.agreementId());
    }

    /** Marks of an agreement are due once the caller's transaction has committed. */
    void after(UUID agreementId) {
        em.createNativeQuery("insert into over_limit_due(agreement_id) values (?1)")
                .setParameter(1, agreementId)
                .executeUpdate();
        AfterCommit.run(() -> Infrastructure.getDefaultWorkerPool().execute(() -> self.mark(agreementId)));
    }

    /** For what a crash, or a lock not had in time, left undone. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        due().forEach(self::mark);
    }

    @ActivateRequestContext
    void mark(UUID agreementId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (agreements.lockExclusively(agreementId).isPresent() && take(agreementId) > 0) {
                    overLimit.mark(agreementId);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(
                    "marks of agreement %s could not be set, tried again in a second: %s", agreementId, e.getMessage());
        }
    }

    private int take(UUID agreementId) {
        return em.createNativeQuery("delete from over_limit_due where agreement_id = ?1")
                .setParameter(1, agreementId)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> due() {
        return QuarkusTransaction.requiringNew()
                .call(() -> em.createNativeQuery("select distinct agreement_id from over_limit_due")
                        .getResultList());
    }
}
