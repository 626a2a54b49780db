package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;

/** All days of one limit as consecutive stretches: built once per snapshot, so that no window asks facts day by day. */
public final class Timeline {
    /** Days outside are not asked for: windows are published up to three years ahead. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final List<Stretch> stretches;
    /** The last day in force; {@link #LAST} where no end is known, null where it never is. */
    private final LocalDate lastInForce;

    private Timeline(List<Stretch> stretches, LocalDate lastInForce) {
        this.stretches = List.copyOf(stretches);
        this.lastInForce = lastInForce;
    }

    public static Timeline of(AgreementSnapshot snapshot, String limitId) {
        TreeSet<LocalDate> changes = new TreeSet<>();
        changes.add(FIRST);
        factDates(snapshot.facts(), changes);
        for (TermsVersion version : snapshot.terms()) {
            changes.add(version.terms().effectiveFrom());
            limit(version, limitId).map(Limit::rampUp).ifPresent(steps -> steps.forEach(s -> changes.add(s.from())));
        }
        List<Stretch> stretches = new ArrayList<>();
        List<LocalDate> starts = changes.stream()
                .filter(d -> !d.isBefore(FIRST) && !d.isAfter(LAST))
                .toList();
        LocalDate lastInForce = null;
        for (int i = 0; i < starts.size(); i++) {
            LocalDate from = starts.get(i);
            LocalDate to = i + 1 < starts.size() ? starts.get(i + 1).minusDays(1) : LAST;
            TermsVersion terms = snapshot.termsOn(from).orElse(null);
            Limit limit = terms == null ? null : limit(terms, limitId).orElse(null);
            stretches.add(new Stretch(
                    from,
                    to,
                    snapshot.facts().operativeOn(from),
                    terms,
                    limit,
                    limit == null ? Rational.ZERO : volume(snapshot, limit, from)));
            lastInForce = snapshot.facts().inForceOn(from) ? to : lastInForce;
        }
        return new Timeline(stretches, lastInForce);
    }

    private static void factDates(AgreementFacts facts, TreeSet<LocalDate> changes) {
        add(changes, facts.provisionalFrom());
        addAfter(changes, facts.provisionalUntil());
        add(changes, facts.inForceFrom());
        for (AgreementFacts.Suspension suspension : facts.suspensions()) {
            add(changes, suspension.from());
            addAfter(changes, suspension.until());
        }
        if (facts.terminationNotice() != null) {
            add(changes, facts.terminationNotice().effectiveOn());
        }
        addAfter(changes, facts.expiresOn());
        add(changes, facts.abandonedOn());
    }

    private static void add(TreeSet<LocalDate> changes, LocalDate day) {
        if (day != null) {
            changes.add(day);
        }
    }

    private static void addAfter(TreeSet<LocalDate> changes, LocalDate day) {
        if (day != null && day.isBefore(LAST)) {
            changes.add(day.plusDays(1));
        }
    }

    static Optional<Limit> limit(TermsVersion version, String limitId) {
        return version.terms().limits().stream()
                .filter(l -> l.id().equals(limitId))
                .findFirst();
    }

    /** What a whole period gets on a day: the last ramp-up step begun takes the place of the volume's own figure. */
    static Rational volume(AgreementSnapshot snapshot, Limit limit, LocalDate day) {
        boolean ramped = limit.rampUp() != null && !limit.rampUp().isEmpty();
        Limit.RampUpStep step = ramped
                ? limit.rampUp().stream()
                        .filter(s -> !s.from().isAfter(day))
                        .reduce((a, b) -> b)
                        .orElse(null)
                : null;
        if (limit.volume().baseline() == null) {
            Integer fixed = ramped
                    ? (step == null ? null : step.fixed())
                    : limit.volume().fixed();
            return fixed == null ? Rational.ZERO : Rational.of(fixed);
        }
        Rational percent = percent(limit, step, ramped);
        return snapshot.baseline(limit.volume().baseline())
                .map(Baseline::value)
                .map(value -> value.rational().increasedByPercent(percent))
                .orElse(Rational.ZERO);
    }

    private static Rational percent(Limit limit, Limit.RampUpStep step, boolean ramped) {
        if (ramped) {
            return step == null || step.increasePercent() == null
                    ? Rational.ZERO
                    : step.increasePercent().rational();
        }
        return limit.volume().increasePercent() == null
                ? Rational.ZERO
                : limit.volume().increasePercent().rational();
    }

    /** The stretch a day lies in. */
    public Stretch on(LocalDate day) {
        return stretches.get(indexOf(day));
    }

    /** The stretches of a span, clipped to it. */
    public List<Stretch> within(LocalDate first, LocalDate last) {
        List<Stretch> found = new ArrayList<>(2);
        for (int i = indexOf(first);
                i < stretches.size() && !stretches.get(i).from().isAfter(last);
                i++) {
            found.add(stretches.get(i).clippedTo(first, last));
        }
        return found;
    }

    /** The first day on which the agreement is operative. */
    public Optional<LocalDate> firstOperative() {
        return first(Stretch::operative);
    }

    /**
     * The last day on which the agreement is in force or provisionally applied, suspended or not: a pause, even one until
     * further notice, is no end. Empty where it never is or no end is known.
     */
    public Optional<LocalDate> lastInForce() {
        return Optional.ofNullable(lastInForce).filter(day -> day.isBefore(LAST));
    }

    /** The last day on which the agreement is operative; empty where there is none or no end is known. */
    public Optional<LocalDate> lastOperative() {
        for (int i = stretches.size() - 1; i >= 0; i--) {
            if (stretches.get(i).operative()) {
                LocalDate last = stretches.get(i).to();
                return last.equals(LAST) ? Optional.empty() : Optional.of(last);
            }
        }
        return Optional.empty();
    }

    /** The first day of the first stretch that fits. */
    public Optional<LocalDate> first(Predicate<Stretch> which) {
        return stretches.stream().filter(which).map(Stretch::from).findFirst();
    }

    /** The first day after this one on which anything changes. */
    public Optional<LocalDate> nextChange(LocalDate day) {
        int next = indexOf(day) + 1;
        return next < stretches.size() ? Optional.of(stretches.get(next).from()) : Optional.empty();
    }

    private int indexOf(LocalDate day) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (stretches.get(middle).from().isAfter(day)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
