package org.acuerdo.flights.quota.rules;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * What one limit gives its windows by one snapshot of the agreement: entitlements and their rounding. Knows no usage and no
 * clock (but for TERM and STANDING, which follow the local day), so it is built once per snapshot and kept.
 *
 * <p>Thread-safe.
 */
public final class LimitCourse {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 4);

    private final AgreementSnapshot snapshot;
    private final Limit sample;
    private final Timeline timeline;
    private final Map<Long, Entitlement> known = new ConcurrentHashMap<>();
    /** From the window in which the id first took effect with CUMULATIVE_FLOOR; null if it never does. */
    private final RunningSum sum;

    private LimitCourse(AgreementSnapshot snapshot, Limit sample) {
        this.snapshot = snapshot;
        this.sample = sample;
        this.timeline = Timeline.of(snapshot, sample.id());
        this.sum = timeline.first(s -> s.limit() != null && s.limit().rounding() == Limit.Rounding.CUMULATIVE_FLOOR)
                .map(took -> new RunningSum(sample.period(), sumStart(took), this::given))
                .orElse(null);
    }

    /** The course of a limit id; empty if no standing version of the terms has it. */
    public static Optional<LimitCourse> of(AgreementSnapshot snapshot, String limitId) {
        return snapshot.terms().stream()
                .filter(v -> v.withdrawnAt() == null)
                .flatMap(v -> Timeline.limit(v, limitId).stream())
                .findFirst()
                .map(limit -> new LimitCourse(snapshot, limit));
    }

    /** Entitlements before the first operative day are 0: the sum may as well begin there. */
    private long sumStart(LocalDate took) {
        LocalDate day =
                timeline.firstOperative().filter(first -> first.isAfter(took)).orElse(took);
        return Windows.ordinal(sample.period(), day);
    }

    public AgreementSnapshot snapshot() {
        return snapshot;
    }

    public String limitId() {
        return sample.id();
    }

    public Limit.Unit unit() {
        return sample.unit();
    }

    public Limit.Period period() {
        return sample.period();
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Whether any version carries units of this limit over. */
    public boolean carries() {
        return Windows.calendar(period())
                && timeline.first(s -> s.limit() != null && s.limit().carryOver() != null)
                        .isPresent();
    }

    /** The window that holds a day, with start and end also for TERM and STANDING where they are not open. */
    public Window window(LocalDate day) {
        Window window = Windows.of(period(), day);
        return window.calendar()
                ? window
                : new Window(
                        period(),
                        window.label(),
                        timeline.firstOperative().orElse(null),
                        timeline.lastInForce().orElse(null));
    }

    /** The entitlement of a calendar window by its place in the sequence. */
    public Entitlement entitlement(long ordinal) {
        Entitlement found = known.get(ordinal);
        if (found == null) {
            found = rounded(ordinal);
            known.put(ordinal, found);
        }
        return found;
    }

    /**
     * TERM and STANDING: the day whose whole volume they have. The clock's local day, before the first operative day that
     * one, after the last that one. A suspended day in between keeps what its terms give: the stock is not emptied by a pause.
     */
    LocalDate volumeDay(LocalDate today) {
        LocalDate first = timeline.firstOperative().orElse(today);
        LocalDate last = timeline.lastOperative().orElse(today);
        if (today.isBefore(first)) {
            return first;
        }
        return today.isAfter(last) ? last : today;
    }

    /** TERM and STANDING: the whole volume of the {@linkplain #volumeDay day that counts}. */
    public Entitlement open(LocalDate today) {
        Window window = window(today);
        if (timeline.firstOperative().isEmpty()) {
            Limit rule = timeline.on(today).limit();
            return new Entitlement(
                    window, Rational.ZERO, null, 0, 0, null, rule, rule != null && snapshot.provisional(rule));
        }
        Stretch stretch = timeline.on(volumeDay(today));
        Limit rule = stretch.limit();
        long whole = rule != null && rule.rounding() == Limit.Rounding.HALF_UP
                ? whole(stretch.volume().halfUp())
                : whole(stretch.volume().floor());
        return new Entitlement(
                window,
                stretch.volume(),
                null,
                whole,
                1,
                stretch.terms(),
                rule,
                rule != null && snapshot.provisional(rule));
    }

    private Entitlement rounded(long ordinal) {
        Window window = Windows.at(period(), ordinal);
        List<Stretch> stretches = timeline.within(window.start(), window.end());
        Stretch lastOperative = null;
        Limit rule = null;
        Limit fallback = null;
        int operativeDays = 0;
        boolean provisional = false;
        for (Stretch stretch : stretches) {
            if (stretch.operative()) {
                operativeDays += stretch.days();
                lastOperative = stretch;
                rule = stretch.limit() == null ? rule : stretch.limit();
                provisional |= stretch.limit() != null && snapshot.provisional(stretch.limit());
            }
            fallback = stretch.limit() == null ? fallback : stretch.limit();
        }
        if (rule == null) {
            rule = fallback;
            provisional = rule != null && snapshot.provisional(rule);
        }
        Rational exact = exact(window, stretches, lastOperative, rule, operativeDays);
        boolean cumulative = rule != null && rule.rounding() == Limit.Rounding.CUMULATIVE_FLOOR;
        Rational before = cumulative ? before(ordinal) : null;
        BigInteger whole = cumulative
                ? before.plus(exact).floor().subtract(before.floor())
                : rule != null && rule.rounding() == Limit.Rounding.HALF_UP ? exact.halfUp() : exact.floor();
        TermsVersion terms = lastOperative == null ? null : lastOperative.terms();
        return new Entitlement(window, exact, before, whole(whole), operativeDays, terms, rule, provisional);
    }

    /** The exact entitlement: sum over days of volume(day) / days(window), or the whole volume where FULL applies. */
    private static Rational exact(
            Window window, List<Stretch> stretches, Stretch lastOperative, Limit rule, int operativeDays) {
        if (operativeDays == 0) {
            return Rational.ZERO;
        }
        boolean full = rule != null && rule.partialPeriod() == Limit.PartialPeriod.FULL;
        if (full && operativeDays < window.days()) {
            return lastOperative.given();
        }
        Rational sum = Rational.ZERO;
        for (Stretch stretch : stretches) {
            if (stretch.given().signum() != 0) {
                sum = sum.plus(stretch.given().times(stretch.days()));
            }
        }
        return sum.dividedBy(window.days());
    }

    private Rational before(long ordinal) {
        return sum == null ? Rational.ZERO : sum.through(ordinal - 1);
    }

    /** What a running sum is made of; null where the limit never has one. */
    RunningSum sum() {
        return sum;
    }

    private RunningSum.Given given(long ordinal) {
        Window window = Windows.at(period(), ordinal);
        List<Stretch> stretches = timeline.within(window.start(), window.end());
        Stretch last = null;
        Limit rule = null;
        int operativeDays = 0;
        for (Stretch stretch : stretches) {
            if (stretch.operative()) {
                operativeDays += stretch.days();
                last = stretch;
                rule = stretch.limit() == null ? rule : stretch.limit();
            }
        }
        return new RunningSum.Given(
                stretches.size() == 1 ? stretches.get(0).given() : exact(window, stretches, last, rule, operativeDays),
                last == null ? null : last.terms());
    }

    static long whole(BigInteger units) {
        return units.min(MOST).longValueExact();
    }
}
