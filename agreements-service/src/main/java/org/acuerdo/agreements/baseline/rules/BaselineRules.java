package org.acuerdo.agreements.baseline.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;

/** Claims and decisions on baselines. Sources disagree, so any number of claims stands side by side; one is decided. */
public final class BaselineRules {
    private static final Rational MOST = Rational.of(1_000_000_000L);

    private BaselineRules() {}

    public static Verdict claim(Limit.Unit unit, Limit.Period period, ExactNumber value) {
        Verdict.Findings found = new Verdict.Findings();
        String clause = "baselines count " + unit + " per " + period;
        found.broken(
                value.rational().signum() <= 0 || value.rational().compareTo(MOST) > 0,
                "NUMBER_OUT_OF_RANGE",
                "value",
                "above 0, at most 1000000000",
                clause);
        found.broken(
                period == Limit.Period.STANDING && unit == Limit.Unit.FLIGHT,
                "STANDING_NOT_POSSIBLE",
                "unit",
                "a stock counts persons",
                clause);
        return found.verdict();
    }

    /** @param all every baseline of the agreement */
    public static Verdict decision(
            List<Baseline> all, UUID decided, Baseline.Status outcome, LocalDate decidedOn, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        Baseline baseline =
                all.stream().filter(b -> b.id().equals(decided)).findFirst().orElseThrow();
        found.conflict(
                baseline.status() != Baseline.Status.CLAIMED,
                "ALREADY_DECIDED",
                "outcome",
                "this claim is " + baseline.status() + "; record a new claim where it is taken up again",
                "a claim is decided once");
        found.conflict(
                outcome == Baseline.Status.DECIDED
                        && baseline.status() == Baseline.Status.CLAIMED
                        && all.stream()
                                .anyMatch(b -> b.status() == Baseline.Status.DECIDED
                                        && b.unit() == baseline.unit()
                                        && b.period() == baseline.period()),
                "BASELINE_ALREADY_DECIDED",
                "outcome",
                "another baseline in " + baseline.unit() + " per " + baseline.period() + " is decided",
                "at most one baseline is decided per unit and period");
        found.malformed(
                outcome == Baseline.Status.CLAIMED,
                "OUTCOME_UNKNOWN",
                "outcome",
                "DECIDED or REJECTED",
                "a claim is decided or rejected");
        Dates.happened(found, "decidedOn", decidedOn, today, "dates of happening are not after the clock's local day");
        return found.verdict();
    }
}
