package org.acuerdo.flights.flight;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.Logger;

/**
 * Writes down what time has decided, and asks again what was not answered. Each flight in a transaction of its own, its
 * condition checked under its lock: any number of replicas may run.
 */
@ApplicationScoped
class FlightSweeps {
    private static final Logger LOG = Logger.getLogger(FlightSweeps.class);
    private static final int BATCH = 100;

    @Inject
    FlightRepository flights;

    @Inject
    Parties parties;

    @Inject
    FlightEnding ending;

    @Inject
    Asking asking;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** A flight not reported departed 24 hours after the scheduled departure was not flown. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void notFlown() {
        Instant now = clock.now();
        each(() -> flights.scheduledBefore(now.minus(Deadlines.NOT_FLOWN_AFTER), BATCH), flight -> {
            if (flight.status.beforeDeparture() && Deadlines.notFlown(flight.departsAt, now)) {
                ending.notFlown(flight);
            }
        });
    }

    /** Departed and not arrived after 24 hours: told once. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void overdue() {
        Instant now = clock.now();
        each(() -> flights.overdue(now.minus(Deadlines.NOT_FLOWN_AFTER), BATCH), flight -> {
            if (!flight.overdueTold && Deadlines.overdue(flight.status, flight.departsAt, now)) {
                FlightEvent before = changes.before(flight);
                flight.overdueTold = true;
                changes.changed(flight, MessageTypes.FLIGHT_OVERDUE, null, before);
            }
        });
    }

    /** Questions without any answer, and those whose deadline has passed without the word that it did. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void askAgain() {
        Instant wall = Instant.now();
        QuarkusTransaction.requiringNew().run(() -> flights.waitForOutcome(clock.now(), wall.plus(Asking.FIRST_RETRY)));
        each(() -> flights.toAskAgain(wall, BATCH), flight -> {
            if (flight.status != FlightStatus.REQUESTED) {
                asking.answered(flight);
            } else if (flight.askAgainAt != null && !flight.askAgainAt.isAfter(wall)) {
                asking.ask(flight);
            }
        });
    }

    private void each(Supplier<List<UUID>> find, Consumer<Flight> work) {
        for (UUID id : QuarkusTransaction.requiringNew().call(find::get)) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> flights.key(id).map(parties::lock).ifPresent(work));
            } catch (RuntimeException e) {
                LOG.warnf("flight %s could not be swept, tried again in a second: %s", id, e.getMessage());
            }
        }
    }
}
