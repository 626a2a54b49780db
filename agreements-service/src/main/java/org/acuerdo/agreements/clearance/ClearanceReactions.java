package org.acuerdo.agreements.clearance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.acuerdo.agreements.agreement.AgreementChanged;

/** What time and changes of agreements make of open clearances. */
@ApplicationScoped
public class ClearanceReactions {
    private static final int BATCH = 100;

    @Inject
    ClearanceService service;

    private volatile boolean stopping;

    /** The scheduler may fire once more while the database is already closed. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** In the transaction of the change, which holds the agreement: no request is considered under the old one meanwhile. */
    void onChange(@Observes AgreementChanged change) {
        service.reconsider(change.snapshot());
    }

    /** Tells what deadlines have decided. Reads don't wait for it: they see the deadline itself. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void settle() {
        int found = BATCH;
        while (found == BATCH && !stopping) {
            found = QuarkusTransaction.requiringNew().call(() -> service.settleOverdue(BATCH));
        }
        found = BATCH;
        while (found == BATCH && !stopping) {
            found = QuarkusTransaction.requiringNew().call(() -> service.remindDue(BATCH));
        }
    }
}
