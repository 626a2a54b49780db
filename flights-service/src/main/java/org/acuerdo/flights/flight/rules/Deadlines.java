package org.acuerdo.flights.flight.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;

/** What deadlines have decided by an instant, whether or not the message about it has arrived. */
public final class Deadlines {
    /** Not reported departed for that long after the scheduled departure, a flight was not flown. */
    public static final Duration NOT_FLOWN_AFTER = Duration.ofHours(24);

    private Deadlines() {}

    /**
     * A flight's standing at an instant.
     *
     * @param reason why it lapsed: {@code NO_REPLY}, {@code LIMIT_UNDECIDED} or {@code NOT_FLOWN}; null otherwise
     */
    public record Standing(FlightStatus status, List<Clearance> clearances, String reason) {}

    /** @param departure first scheduled departure */
    public static Standing standing(FlightStatus status, List<Clearance> clearances, Instant departure, Instant now) {
        if (!status.beforeDeparture()) {
            return new Standing(status, clearances, null);
        }
        List<Clearance> asOf =
                clearances.stream().map(c -> c.asOf(now, departure)).toList();
        if (status == FlightStatus.REQUESTED && has(asOf, ClearanceStatus.LAPSED)) {
            boolean undecided = clearances.stream().anyMatch(c -> c.waitingFor() != null);
            return new Standing(
                    FlightStatus.LAPSED,
                    asOf.stream()
                            .map(c -> c.status() == ClearanceStatus.LAPSED ? c : c.withdrawn())
                            .toList(),
                    undecided ? "LIMIT_UNDECIDED" : "NO_REPLY");
        }
        if (notFlown(departure, now)) {
            return new Standing(
                    FlightStatus.LAPSED, asOf.stream().map(Clearance::withdrawn).toList(), "NOT_FLOWN");
        }
        if (status == FlightStatus.REQUESTED && granted(asOf)) {
            return new Standing(FlightStatus.CLEARED, asOf, null);
        }
        return new Standing(status, asOf, null);
    }

    /** True once nobody has reported the departure for 24 hours. */
    public static boolean notFlown(Instant departure, Instant now) {
        return !now.isBefore(departure.plus(NOT_FLOWN_AFTER));
    }

    /** True once nobody has reported the arrival, or another end, for 24 hours after the departure. */
    public static boolean overdue(FlightStatus status, Instant departure, Instant now) {
        return status.inTheAir() && notFlown(departure, now);
    }

    /** True where every clearance is granted. */
    public static boolean granted(List<Clearance> clearances) {
        return !clearances.isEmpty() && clearances.stream().allMatch(c -> c.status() == ClearanceStatus.GRANTED);
    }

    private static boolean has(List<Clearance> clearances, ClearanceStatus status) {
        return clearances.stream().anyMatch(c -> c.status() == status);
    }
}
