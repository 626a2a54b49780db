package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Explanation.Step;

/** Whoever has the steps of an explanation, and nothing else, comes to the same allowance. */
class ExplainProperties {
    private static final LocalDate START = AllowancesProperties.START;

    @Property(tries = 300)
    void the_steps_alone_give_the_allowance(@ForAll Random random) {
        Limit.Period period = AllowancesProperties.CALENDAR[random.nextInt(5)];
        Limit.Rounding rounding = Limit.Rounding.values()[random.nextInt(3)];
        Limit.PartialPeriod partial = random.nextInt(3) == 0 ? Limit.PartialPeriod.FULL : null;
        Limit.CarryOver carryOver = random.nextInt(4) == 0
                ? null
                : new Limit.CarryOver(ExactNumber.of(random.nextInt(101) + ".5"), 1 + random.nextInt(3));
        LimitCourse course = AllowancesProperties.course(random, period, rounding, carryOver, partial);
        long first = Windows.ordinal(period, START);
        int windows = 5 + random.nextInt(20);
        Map<Long, Usage> usage = new HashMap<>();
        for (int i = 0; i < windows; i++) {
            long unreserved = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
            usage.put(first + i, new Usage(random.nextInt(10), unreserved + random.nextInt(20), unreserved));
        }
        LocalDate today = Windows.at(period, first + random.nextInt(windows)).start();
        List<Figures> all = Allowances.between(course, usage, today, first - 1, first + windows);
        Map<String, List<Step>> explained = new HashMap<>();
        for (Figures figures : all) {
            Explanation explanation = Explain.of(course, figures, today);
            explained.put(figures.window().label(), explanation.steps());
            assertEquals(
                    figures.allowance(),
                    new StepsReckoned(explanation.steps()).allowance(),
                    () -> explanation.toString());
            for (String sentence :
                    List.of(explanation.sentence().en(), explanation.sentence().es())) {
                assertFalse(sentence.contains("null") || sentence.contains("()"), sentence);
            }
        }
        // what a step says of another window is what that window's own explanation says
        explained
                .values()
                .forEach(steps -> steps.forEach(step -> {
                    List<Step> source = explained.get(StepsReckoned.source(step));
                    if (source != null) {
                        assertEquals(
                                StepsReckoned.input(step, step.what().startsWith("carried") ? "rounded" : "allowance"),
                                step.what().startsWith("carried")
                                        ? StepsReckoned.value(source, "rounded entitlement")
                                        : source.get(source.size() - 1).value());
                    }
                }));
    }
}
