package org.acuerdo.flights.quota.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * The running sum of CUMULATIVE_FLOOR: entitlements of consecutive windows from the one in which the limit took effect with
 * this rounding. Kept as it is asked for: a window costs one addition. Thread-safe.
 */
final class RunningSum {
    private final Limit.Period period;
    private final long from;
    private final LongFunction<Given> given;
    private final List<Rational> sums = new ArrayList<>();
    private final List<Places> runs = new ArrayList<>();

    /** What one window adds. @param terms the version that applies on its last operative day; null where it has none */
    record Given(Rational entitlement, TermsVersion terms) {}

    /** Consecutive windows that add the same by the same terms. */
    record Run(Window first, Window last, long windows, Given each) {}

    private record Places(long first, long last, Given each) {}

    /** @param from place of the window with which the sum begins */
    RunningSum(Limit.Period period, long from, LongFunction<Given> given) {
        this.period = period;
        this.from = from;
        this.given = given;
    }

    Window begin() {
        return Windows.at(period, from);
    }

    /** The sum through a window; 0 before the first that counts. */
    synchronized Rational through(long ordinal) {
        if (ordinal < from) {
            return Rational.ZERO;
        }
        while (from + sums.size() <= ordinal) {
            add(from + sums.size());
        }
        return sums.get((int) (ordinal - from));
    }

    private void add(long ordinal) {
        Given each = given.apply(ordinal);
        sums.add(sums.isEmpty() ? each.entitlement() : sums.get(sums.size() - 1).plus(each.entitlement()));
        Places before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (before != null && before.each().equals(each)) {
            runs.set(runs.size() - 1, new Places(before.first(), ordinal, each));
        } else {
            runs.add(new Places(ordinal, ordinal, each));
        }
    }

    /** What the sum before a window is made of, oldest first. */
    synchronized List<Run> before(long ordinal) {
        through(ordinal - 1);
        return runs.stream()
                .filter(run -> run.first() < ordinal)
                .map(run -> run(run, Math.min(run.last(), ordinal - 1)))
                .toList();
    }

    private Run run(Places run, long last) {
        return new Run(Windows.at(period, run.first()), Windows.at(period, last), last - run.first() + 1, run.each());
    }
}
