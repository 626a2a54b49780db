package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Rational;
import org.acuerdo.flights.quota.rules.Explanation.Amount;
import org.acuerdo.flights.quota.rules.Explanation.Input;
import org.acuerdo.flights.quota.rules.Explanation.Step;

/** Reckons an allowance from an explanation's steps, by the domain rules and nothing of the production code's. */
public final class StepsReckoned {
    private static final Pattern SOURCE =
            Pattern.compile("(?:carried over from (\\S+), usable through \\S+|overshoot of (\\S+))");

    private final List<Step> steps;

    public StepsReckoned(List<Step> steps) {
        this.steps = steps;
    }

    /** The closed window that a step is about; null for other steps. */
    static String source(Step step) {
        Matcher found = SOURCE.matcher(step.what());
        return !found.matches() ? null : found.group(1) == null ? found.group(2) : found.group(1);
    }

    static Amount value(List<Step> steps, String what) {
        return steps.stream()
                .filter(s -> s.what().equals(what))
                .map(Step::value)
                .findFirst()
                .orElse(null);
    }

    static Amount input(Step step, String name) {
        return step.inputs().stream()
                .filter(i -> i.name().equals(name))
                .map(Input::value)
                .findFirst()
                .orElseThrow();
    }

    public long allowance() {
        Step last = steps.get(steps.size() - 1);
        if (last.rule().startsWith("0 in")) {
            return 0;
        }
        long rounded = rounded();
        long carried = 0;
        long overshot = 0;
        for (Step step : steps) {
            if (step.what().startsWith("carried over from ") && source(step) != null) {
                carried += carried(step);
            } else if (step.what().startsWith("overshoot of ")) {
                overshot += overshot(step);
            }
        }
        stands("carried over from closed windows", carried);
        long deducted = Math.min(overshot, rounded + carried);
        stands("deducted overshoot of closed windows", deducted);
        return rounded + carried - deducted;
    }

    private void stands(String what, long units) {
        Amount said = value(steps, what);
        assertEquals(units, said == null ? 0 : Long.parseLong(said.fraction()), what);
    }

    private long rounded() {
        Rational entitlement =
                sum(s -> s.rule().startsWith("volume x days") || s.rule().startsWith("volume(day) = 0"));
        Step given = step(s -> s.what().startsWith("entitlement"));
        // a partly operative window's last day, or the one day that TERM and STANDING go by: in full
        if (given.rule().startsWith("FULL") || given.rule().startsWith("whole volume of")) {
            entitlement = exact(given.value());
        }
        assertEquals(exact(given.value()), entitlement);
        Step rounded = step(s -> s.what().equals("rounded entitlement"));
        if (rounded.rule().startsWith("CUMULATIVE_FLOOR")) {
            Rational before = sumBefore();
            return before.plus(entitlement).floor().subtract(before.floor()).longValueExact();
        }
        Rational half = rounded.rule().equals("HALF_UP") ? entitlement.plus(Rational.ONE.dividedBy(2)) : entitlement;
        return half.floor().longValueExact();
    }

    /** The runs follow each other from the window with which the sum begins; each gives so many times one entitlement. */
    private Rational sumBefore() {
        String next = step(s -> s.what().startsWith("running sum begins with "))
                .what()
                .substring("running sum begins with ".length());
        Rational sum = Rational.ZERO;
        for (Step step : steps) {
            if (step.rule().equals("windows x entitlement")) {
                String[] span =
                        step.what().substring("running sum of ".length()).split(" to ");
                assertEquals(next, span[0]);
                long windows = whole(step, "windows");
                Window first = parse(span[0]);
                long place = Windows.ordinal(first.period(), first.start());
                assertEquals(
                        span[span.length - 1],
                        Windows.at(first.period(), place + windows - 1).label());
                next = Windows.at(first.period(), place + windows).label();
                sum = sum.plus(exact(input(step, "entitlement")).times(windows));
            }
        }
        String allowance = steps.get(steps.size() - 1).what();
        assertEquals("allowance of " + next, allowance);
        assertEquals(exact(value(steps, "running sum before this window")), sum);
        return sum;
    }

    private static long carried(Step step) {
        long own = Math.max(0, whole(step, "rounded") - whole(step, "deducted"));
        long unused = Math.max(0, own - Math.max(0, whole(step, "held") - whole(step, "carried")));
        long most =
                exact(input(step, "percent")).times(own).dividedBy(100).floor().longValueExact();
        assertEquals(
                List.of(own, unused, most), List.of(whole(step, "own"), whole(step, "unused"), whole(step, "most")));
        return left(step, Math.min(unused, most), "carriedOn", "used");
    }

    private static long overshot(Step step) {
        long beyond = Math.min(whole(step, "consumed") - whole(step, "allowance"), whole(step, "unreserved"));
        return left(step, Math.max(0, beyond), "overshoot", "borne");
    }

    private static long left(Step step, long units, String name, String taken) {
        assertEquals(units, whole(step, name), step.what());
        long left = units;
        for (Input input : step.inputs()) {
            left -= input.name().equals(taken) ? Long.parseLong(input.value().fraction()) : 0;
        }
        assertEquals(left, Long.parseLong(step.value().fraction()), step.what());
        return left;
    }

    private static Window parse(String label) {
        for (var period : AllowancesProperties.CALENDAR) {
            var found = Windows.parse(period, label);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(label);
    }

    private Step step(Predicate<Step> which) {
        return steps.stream().filter(which).findFirst().orElseThrow();
    }

    private Rational sum(Predicate<Step> which) {
        return steps.stream().filter(which).map(s -> exact(s.value())).reduce(Rational.ZERO, Rational::plus);
    }

    private static Rational exact(Amount amount) {
        return Rational.parse(amount.fraction());
    }

    private static long whole(Step step, String name) {
        return Long.parseLong(input(step, name).fraction());
    }
}
