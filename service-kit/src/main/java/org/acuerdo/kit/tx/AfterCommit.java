package org.acuerdo.kit.tx;

import io.quarkus.arc.Arc;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs what must happen only once the change is committed: waking waiters and the outbox relay. */
public final class AfterCommit {
    private AfterCommit() {}

    /** @throws IllegalStateException outside a transaction */
    public static void run(Runnable action) {
        Arc.container()
                .instance(TransactionSynchronizationRegistry.class)
                .get()
                .registerInterposedSynchronization(new Synchronization() {
                    @Override
                    public void beforeCompletion() {
                        // nothing to do before the commit
                    }

                    @Override
                    public void afterCompletion(int status) {
                        if (status == Status.STATUS_COMMITTED) {
                            action.run();
                        }
                    }
                });
    }
}
