package org.acuerdo.flights.flight.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The state machine of a flight (domain rules, section 4), as a table over {@link FlightAct}. */
public final class Lifecycle {
    private Lifecycle() {}

    /** The status after the act; empty where the act is not taken in this status (409 WRONG_STATE). */
    public static Optional<FlightStatus> after(FlightStatus status, FlightAct act) {
        return act.from().contains(status) ? Optional.of(act.after(status)) : Optional.empty();
    }

    /**
     * False where the act is not taken now and no later change can bring the flight into a status in which it is: what
     * nothing can mend is said before a stale version is.
     */
    public static boolean canStill(FlightStatus status, FlightAct act) {
        return reachable(status).stream().anyMatch(act.from()::contains);
    }

    /** Landed where it was to land. */
    public static boolean landed(FlightStatus status) {
        return status == FlightStatus.ARRIVED || status == FlightStatus.RECONCILED;
    }

    /** Departed, and ended without its last landing. */
    public static boolean ledAway(FlightStatus status) {
        return status == FlightStatus.RETURNED || status == FlightStatus.LANDED_ELSEWHERE;
    }

    private static Set<FlightStatus> reachable(FlightStatus start) {
        Set<FlightStatus> seen = EnumSet.of(start);
        Deque<FlightStatus> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            FlightStatus status = open.pop();
            for (FlightAct act : FlightAct.values()) {
                after(status, act).filter(seen::add).ifPresent(open::push);
            }
        }
        return seen;
    }
}
