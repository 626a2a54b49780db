package org.acuerdo.flights.quota;

import java.time.Duration;
import java.time.Instant;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.problem.ProblemException;

/** An instant whose knowledge is asked for: {@code ?asKnownAt=}. */
public final class AsKnown {
    /** By so much a client's clock may be ahead of this one. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    private AsKnown() {}

    /**
     * The instant, at the latest now.
     *
     * @throws ProblemException 422 OUT_OF_RANGE for what lies ahead
     */
    public static Instant at(Instant asked, Instant now) {
        if (asked.isAfter(now.plus(SKEW))) {
            throw ProblemException.rule(Violation.of(
                    "OUT_OF_RANGE",
                    "asKnownAt",
                    "it is " + now + "; what will be known is not known yet",
                    "quotas, published windows"));
        }
        return asked.isAfter(now) ? now : asked;
    }
}
