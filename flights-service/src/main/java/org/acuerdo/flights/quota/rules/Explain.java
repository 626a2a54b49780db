package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.quota.rules.Explanation.Amount;
import org.acuerdo.flights.quota.rules.Explanation.Step;

/** Writes down the derivation of a window's figures: every number with its rule and its source. */
public final class Explain {
    static final String OVERSHOT = "ledger: units consumed there that were never reserved there";

    private final LimitCourse course;
    private final Figures figures;
    private final LocalDate today;
    private final List<Step> steps = new ArrayList<>();

    private Explain(LimitCourse course, Figures figures, LocalDate today) {
        this.course = course;
        this.figures = figures;
        this.today = today;
    }

    /** @param today the clock's local day: TERM and STANDING have its whole volume */
    public static Explanation of(LimitCourse course, Figures figures, LocalDate today) {
        return new Explain(course, figures, today).explanation();
    }

    private Explanation explanation() {
        List<Stretch> stretches = stretches();
        volumes(stretches);
        shares(stretches);
        rounding();
        carried();
        steps.add(new Step(
                "allowance of " + figures.window().label(),
                figures.entitlement().operative()
                        ? "round(entitlement) + carried over - deducted overshoot"
                        : "0 in a window without an operative day",
                Amount.of(figures.allowance()),
                clause(figures.entitlement().terms())));
        return new Explanation(List.copyOf(steps), figures.allowance(), ExplainSentence.of(course, figures, stretches));
    }

    private List<Stretch> stretches() {
        Window window = figures.window();
        if (window.calendar()) {
            return course.timeline().within(window.start(), window.end());
        }
        LocalDate day = course.volumeDay(today);
        return course.timeline().within(day, day);
    }

    /** What a whole period gets, for each figure that applies on some operative day of the window. */
    private void volumes(List<Stretch> stretches) {
        Stretch before = null;
        for (Stretch stretch : stretches) {
            boolean told = before != null
                    && before.terms() == stretch.terms()
                    && before.volume().equals(stretch.volume());
            if (stretch.limit() != null && !told) {
                volume(stretch);
                before = stretch;
            }
        }
    }

    private void volume(Stretch stretch) {
        Limit limit = stretch.limit();
        String clause = clause(stretch.terms());
        if (limit.volume().baseline() == null) {
            steps.add(new Step(
                    "fixed volume per " + period(), ramped(limit) + "fixed", Amount.of(stretch.volume()), clause));
            return;
        }
        AgreementSnapshot snapshot = course.snapshot();
        Baseline baseline = snapshot.baseline(limit.volume().baseline()).orElse(null);
        Rational value = baseline == null ? Rational.ZERO : baseline.value().rational();
        steps.add(new Step(
                "baseline per " + period(), "baseline.value", Amount.of(value), baselineSource(limit, baseline)));
        steps.add(new Step(
                "baseline increased by " + percent(stretch.volume(), value) + " percent",
                ramped(limit) + "baseline x (100 + increasePercent) / 100",
                Amount.of(stretch.volume()),
                clause));
    }

    /** The increase that was applied, read back from exact figures: the step of a ramp-up may have set it. */
    static String percent(Rational volume, Rational baseline) {
        if (baseline.signum() == 0) {
            return "0";
        }
        Rational ratio = new Rational(
                volume.numerator().multiply(baseline.denominator()),
                volume.denominator().multiply(baseline.numerator()));
        return ratio.minus(Rational.ONE).times(100).decimal();
    }

    private static String ramped(Limit limit) {
        return limit.rampUp() == null || limit.rampUp().isEmpty() ? "" : "last rampUp step begun: ";
    }

    private static String baselineSource(Limit limit, Baseline baseline) {
        if (baseline == null) {
            return "baseline " + limit.volume().baseline() + ", not on record";
        }
        StringBuilder source = new StringBuilder("baseline " + baseline.id());
        if (baseline.source() != null) {
            source.append(", ").append(baseline.source().name());
        }
        if (baseline.window() != null) {
            source.append(", for ").append(baseline.window());
        }
        source.append(", ").append(baseline.status());
        if (baseline.decidedOn() != null) {
            source.append(' ').append(baseline.decidedOn());
        }
        if (baseline.basis() != null) {
            source.append(" by ").append(baseline.basis().reference());
        }
        return source.toString();
    }

    private void shares(List<Stretch> stretches) {
        Entitlement given = figures.entitlement();
        Window window = figures.window();
        if (!window.calendar()) {
            steps.add(new Step(
                    "entitlement",
                    "whole volume of " + stretches.get(0).from(),
                    Amount.of(given.entitlement()),
                    clause(given.terms())));
            return;
        }
        boolean full = given.rule() != null
                && given.rule().partialPeriod() == Limit.PartialPeriod.FULL
                && given.operativeDays() < window.days();
        if (full && given.operative()) {
            steps.add(new Step(
                    "entitlement, " + given.operativeDays() + " of " + window.days() + " days operative",
                    "FULL: whole volume of the last operative day",
                    Amount.of(given.entitlement()),
                    clause(given.terms())));
            return;
        }
        for (Stretch stretch : stretches) {
            share(stretch, window);
        }
        steps.add(new Step(
                "entitlement",
                "sum over days of volume(day) / days(window)",
                Amount.of(given.entitlement()),
                clause(given.terms())));
    }

    private void share(Stretch stretch, Window window) {
        String days = stretch.from().equals(stretch.to())
                ? stretch.from().toString()
                : stretch.from() + " to " + stretch.to();
        Amount value = Amount.of(stretch.given().times(stretch.days()).dividedBy(window.days()));
        if (!stretch.operative()) {
            String status = String.valueOf(course.snapshot().facts().statusOn(stretch.from()));
            steps.add(new Step("not operative " + days, "volume(day) = 0", value, "facts: " + status));
        } else if (stretch.limit() == null) {
            steps.add(new Step(
                    "no such limit " + days,
                    "volume(day) = 0 where the terms lack the id",
                    value,
                    terms(stretch.terms())));
        } else {
            steps.add(new Step(
                    stretch.days() + " of " + window.days() + " days, " + days,
                    "volume x days / days(window)",
                    value,
                    clause(stretch.terms())));
        }
    }

    private void rounding() {
        Entitlement given = figures.entitlement();
        if (!given.operative()) {
            return;
        }
        String clause = clause(given.terms());
        if (given.sumBefore() != null) {
            RunningSum sum = course.sum();
            steps.add(new Step(
                    "running sum begins with " + sum.begin().label(),
                    "the window in which the limit took effect with this rounding",
                    Amount.of(0),
                    clause));
            sum.before(Windows.ordinal(course.period(), given.window().start()))
                    .forEach(run -> steps.add(ExplainParts.run(
                            course.snapshot(), run, clause(run.each().terms()))));
            steps.add(new Step(
                    "running sum before this window",
                    "sum of entitlements since the limit took effect with this rounding",
                    Amount.of(given.sumBefore()),
                    clause));
            steps.add(new Step(
                    "running sum with this window",
                    "running sum + entitlement",
                    Amount.of(given.sumBefore().plus(given.entitlement())),
                    clause));
            steps.add(new Step(
                    "rounded entitlement",
                    "CUMULATIVE_FLOOR: floor of the sum with it - floor of the sum before it",
                    Amount.of(given.whole()),
                    clause));
            return;
        }
        String rounding =
                given.rule() == null ? "FLOOR" : given.rule().rounding().name();
        steps.add(new Step("rounded entitlement", rounding, Amount.of(given.whole()), clause));
    }

    private void carried() {
        boolean carries = figures.entitlement().rule() != null
                && figures.entitlement().rule().carryOver() != null;
        figures.lots()
                .forEach(lot -> steps.add(ExplainParts.carried(
                        lot, clause(lot.source().entitlement().terms()))));
        if (figures.carried() > 0 || carries) {
            steps.add(new Step(
                    "carried over from closed windows",
                    "unused own units, at most the carry-over's percent, oldest first",
                    Amount.of(figures.carried()),
                    clause(figures.entitlement().terms())));
        }
        figures.overshot().forEach(lot -> steps.add(ExplainParts.overshot(lot)));
        if (!figures.overshot().isEmpty()) {
            steps.add(new Step(
                    "deducted overshoot of closed windows",
                    "one for one, down to 0",
                    Amount.of(figures.deducted()),
                    OVERSHOT));
        }
    }

    private String period() {
        return course.period().name().toLowerCase(java.util.Locale.ROOT);
    }

    private String clause(TermsVersion version) {
        return version == null ? "no terms in force" : terms(version) + ", limit " + course.limitId();
    }

    private static String terms(TermsVersion version) {
        return version == null ? "no terms in force" : "terms " + version.version();
    }
}
