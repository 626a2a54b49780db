package org.acuerdo.flights.flight.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.acuerdo.contracts.Violation;

/** What is reported to have happened lies not in the future, and in order. */
public final class TimeRules {
    /** Clocks differ a little between those who report and the system. */
    public static final Duration GRACE = Duration.ofMinutes(15);

    private TimeRules() {}

    /** IN_THE_FUTURE beyond the grace. */
    public static Optional<Violation> happened(String field, Instant at, Instant now) {
        return at.isAfter(now.plus(GRACE))
                ? Optional.of(Violation.of(
                        "IN_THE_FUTURE",
                        field,
                        "it is " + now + "; report what has happened",
                        "domain rules, section 4"))
                : Optional.empty();
    }

    /** OUT_OF_ORDER where it is before what comes first. */
    public static Optional<Violation> notBefore(String field, Instant at, Instant first, String what) {
        return at.isBefore(first)
                ? Optional.of(Violation.of(
                        "OUT_OF_ORDER", field, "not before the " + what + " at " + first, "domain rules, section 4"))
                : Optional.empty();
    }

    /** OUT_OF_ORDER where it is after what comes later. */
    public static Optional<Violation> notAfter(String field, Instant at, Instant later, String what) {
        return at.isAfter(later)
                ? Optional.of(Violation.of(
                        "OUT_OF_ORDER", field, "not after the " + what + " at " + later, "domain rules, section 4"))
                : Optional.empty();
    }
}
