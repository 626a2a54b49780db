package org.acuerdo.agreements.clearance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.acuerdo.agreements.agreement.AgreementChanged;
import org.acuerdo.agreements.flights.FlightTold;

/** What time, changes of agreements and landings make of clearances. */
@ApplicationScoped
public class ClearanceReactions {
    private static final int BATCH = 100;

    /** Statuses of a flight that has made all its landings. */
    private static final Set<String> LANDED = Set.of("ARRIVED", "RECONCILED");

    @Inject
    ClearanceService service;

    @Inject
    ClearanceRepository clearances;

    private volatile boolean stopping;

    /** The scheduler may fire once more while the database is already closed. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** In the transaction of the change, which holds the agreement: no request is considered under the old one meanwhile. */
    void onChange(@Observes AgreementChanged change) {
        service.reconsider(change.snapshot());
    }

    /**
     * A flight that has landed used the consent: from then on nothing is left of it to revoke. Nothing about the consent
     * changes, so its ETag stays.
     */
    void onFlight(@Observes FlightTold told) {
        boolean arrived = LANDED.contains(told.status());
        Set<String> landings = new HashSet<>();
        told.flight()
                .path("landings")
                .forEach(l -> landings.add(l.path("agreementId").asText()));
        told.agreementIds().stream()
                .filter(id -> arrived || landings.contains(id.toString()))
                .forEach(id -> clearances.landed(told.flightId(), id));
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
