package org.acuerdo.agreements.country.rules;

import java.util.List;
import org.acuerdo.contracts.Rational;

/**
 * One factor of one state's conduct towards another.
 *
 * @param count   cases counted
 * @param of      of how many
 * @param micros  REPLY_TIME: all reply times together, in microseconds; else 0
 * @param reasons given with them, in alphabetical order
 */
public record Measure(Factor factor, long count, long of, long micros, List<Reason> reasons) {
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    /** A reason as it was given, and how often. */
    public record Reason(String reason, long count) {}

    public static Measure none(Factor factor) {
        return new Measure(factor, 0, 0, 0, List.of());
    }

    /** The exact share; null where nothing was counted yet. */
    public Rational share() {
        return factor == Factor.REPLY_TIME || of == 0 ? null : Rational.of(count, of);
    }

    /** The exact average in hours; null for other factors and where nothing was counted yet. */
    public Rational hours() {
        return factor != Factor.REPLY_TIME || count == 0
                ? null
                : Rational.of(micros, MICROS_PER_HOUR).dividedBy(count);
    }

    /** True where the share is past the published threshold, over enough cases. It names a figure, not a state. */
    public boolean attention() {
        return factor.threshold() != null && of >= Factor.FEWEST && share().compareTo(factor.threshold()) > 0;
    }
}
