package org.acuerdo.agreements.terms.rules;

import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.terms.Limit;

/** Steps of a ramp-up ascend in time and speak of what the volume speaks of. */
final class RampUpRules {
    private RampUpRules() {}

    static void check(Verdict.Findings found, String at, String clause, Limit limit) {
        List<Limit.RampUpStep> steps = limit.rampUp();
        if (steps == null) {
            return;
        }
        Sets.notEmpty(found, at + ".rampUp", steps, clause);
        boolean fixedVolume = limit.volume().fixed() != null;
        LocalDate before = null;
        for (int i = 0; i < steps.size(); i++) {
            Limit.RampUpStep step = steps.get(i);
            String here = at + ".rampUp[" + i + "]";
            if (step == null) {
                continue;
            }
            Dates.plausible(found, here + ".from", step.from());
            found.broken(
                    before != null && !step.from().isAfter(before),
                    "RAMP_UP_OUT_OF_ORDER",
                    here + ".from",
                    "after the step before, " + before,
                    clause);
            before = step.from();
            found.broken(
                    fixedVolume
                            ? step.fixed() == null || step.increasePercent() != null
                            : step.increasePercent() == null || step.fixed() != null,
                    "RAMP_UP_MISMATCH",
                    here,
                    fixedVolume ? "fixed, like the volume" : "increasePercent, like the volume",
                    clause);
            Numbers.within(found, here + ".fixed", step.fixed(), 0, 10_000_000, clause);
            Numbers.percent(found, here + ".increasePercent", step.increasePercent(), 1000, clause);
        }
    }
}
