package org.acuerdo.flights.quota.rules;

import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Explanation.Amount;
import org.acuerdo.flights.quota.rules.Explanation.Input;
import org.acuerdo.flights.quota.rules.Explanation.Step;

/** The steps of what comes from other windows: each source window with the numbers that its units are reckoned from. */
final class ExplainParts {
    private ExplainParts() {}

    /** Windows that a running sum adds up, as many at a time as give the same by the same terms. */
    static Step run(AgreementSnapshot agreement, RunningSum.Run run, String clause) {
        Rational each = run.each().entitlement();
        String windows = run.windows() == 1
                ? run.first().label()
                : run.first().label() + " to " + run.last().label();
        return new Step(
                "running sum of " + windows,
                "windows x entitlement",
                Amount.of(each.times(run.windows())),
                run.each().terms() == null
                        ? "facts: " + agreement.facts().statusOn(run.first().start())
                        : clause,
                List.of(Input.of("windows", run.windows()), new Input("entitlement", null, Amount.of(each))));
    }

    /** What one closed window carried on, and what is left of it. */
    static Step carried(Passed lot, String clause) {
        Figures source = lot.source();
        Limit.CarryOver rule = source.entitlement().rule().carryOver();
        List<Input> inputs = new ArrayList<>(List.of(
                Input.of("rounded", source.entitlement().whole()),
                Input.of("carried", source.carried()),
                Input.of("deducted", source.deducted()),
                Input.of("own", source.own()),
                Input.of("held", source.usage().held()),
                Input.of("unused", source.unused()),
                new Input("percent", null, Amount.of(rule.maxPercent().rational())),
                Input.of("most", Allowances.cap(rule, source)),
                Input.of("carriedOn", lot.units())));
        lot.taken().forEach(t -> inputs.add(new Input("used", t.window().label(), Amount.of(t.units()))));
        return new Step(
                "carried over from " + source.window().label() + ", usable through "
                        + lot.last().label(),
                "min(unused, floor(percent x own / 100)) - used since",
                Amount.of(lot.left()),
                clause,
                inputs);
    }

    /** The overshoot of one closed window, and what of it no window has borne yet. */
    static Step overshot(Passed lot) {
        Figures source = lot.source();
        List<Input> inputs = new ArrayList<>(List.of(
                Input.of("allowance", source.allowance()),
                Input.of("consumed", source.usage().consumed()),
                Input.of("unreserved", source.usage().unreserved()),
                Input.of("overshoot", lot.units())));
        lot.taken().forEach(t -> inputs.add(new Input("borne", t.window().label(), Amount.of(t.units()))));
        return new Step(
                "overshoot of " + source.window().label(),
                "min(consumed - allowance, never reserved there) - borne since",
                Amount.of(lot.left()),
                Explain.OVERSHOT,
                inputs);
    }
}
