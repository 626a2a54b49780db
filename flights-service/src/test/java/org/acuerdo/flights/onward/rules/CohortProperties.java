package org.acuerdo.flights.onward.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is reported in whatever order: never more out than in, and nobody leaves reception twice. */
class CohortProperties {
    private static final LocalDate DAY = LocalDate.parse("2025-02-13");

    @Property
    void countsHold(@ForAll @IntRange(min = 1, max = 40) int persons, @ForAll("reports") List<Report> reports) {
        Standing standing = Standing.arrived(persons);
        List<Report> before = new ArrayList<>();
        int ended = 0;
        for (Report said : reports) {
            Report report = CohortRules.meant(said, standing);
            if (!CohortRules.violations(report, standing, before, DAY, DAY, false)
                    .isEmpty()) {
                continue;
            }
            Standing after = CohortRules.after(standing, report);
            before.add(report);
            ended += report.outcome().ends() && !report.later() ? report.count() : 0;
            assertEquals(ended, after.ended());
            assertTrue(after.ended() <= persons);
            assertTrue(after.open() >= after.unresolved() && after.unresolved() >= after.unresolvedLeft());
            assertTrue(after.unresolvedLeft() >= 0);
            assertTrue(after.leftReception() >= standing.leftReception(), "nobody comes back into reception");
            assertTrue(after.leftReception() <= persons);
            assertTrue(after.leftReception() - standing.leftReception() <= report.count());
            assertTrue(after.endedInReception() >= 0, "never more leave later than are there");
            standing = after;
        }
    }

    @Provide
    Arbitrary<List<Report>> reports() {
        Arbitrary<Outcome> outcomes = Arbitraries.of(Outcome.of(false));
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 15);
        Arbitrary<Boolean> left = Arbitraries.of(true, false).injectNull(0.3);
        Arbitrary<Boolean> before = Arbitraries.of(true, false).injectNull(0.5);
        return Combinators.combine(outcomes, counts, left, before)
                .as((o, n, l, b) -> new Report(DAY, o, n, "HN", n, l, o.stays() && Boolean.TRUE.equals(l) ? b : null))
                .list()
                .ofMaxSize(15);
    }
}
