package org.acuerdo.agreements.clearance.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * When the receiving state's officers are reminded that silence is about to decide: once for each deadline, a quarter of
 * the reply time before its end, at most 24 hours before.
 */
public final class Reminder {
    private static final Duration MOST = Duration.ofHours(24);

    private Reminder() {}

    /**
     * @param from     when the reply time began
     * @param decideBy its end
     */
    public static Instant at(Instant from, Instant decideBy) {
        Duration quarter = Duration.between(from, decideBy).dividedBy(4);
        Duration before = quarter.compareTo(MOST) > 0 ? MOST : quarter;
        return before.isNegative() ? decideBy : decideBy.minus(before);
    }
}
