package org.acuerdo.agreements.commitment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a commitment stands, and sums that are never mixed. */
class CommitmentTest {
    private static final LocalDate DUE = LocalDate.of(2025, 6, 30);

    private static Commitment due(LocalDate dueOn) {
        return new Commitment("US", Commitment.Kind.PORT_INFRASTRUCTURE, "port", dueOn, null, null, null, null);
    }

    private static Progress step(Progress.Stated status) {
        return new Progress(LocalDate.of(2025, 3, 1), "step", status, null, null, null);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2025-06-30, PLEDGED",
                "-, 2025-07-01, OVERDUE",
                "IN_PROGRESS, 2025-06-30, IN_PROGRESS",
                "IN_PROGRESS, 2025-07-01, OVERDUE",
                "DELIVERED, 2025-07-01, DELIVERED",
                "WITHDRAWN, 2025-07-01, WITHDRAWN"
            })
    void theClockMakesItOverdueWhereItIsNotDone(Progress.Stated stated, LocalDate today, Commitment.Status expected) {
        List<Progress> progress = stated == null ? List.of() : List.of(step(stated));
        assertEquals(expected, due(DUE).statusOn(today, progress));
    }

    @Test
    void withoutADayItIsNeverOverdueAndAnyStepBeginsIt() {
        LocalDate late = LocalDate.of(2035, 1, 1);
        assertEquals(Commitment.Status.PLEDGED, due(null).statusOn(late, List.of()));
        assertEquals(Commitment.Status.IN_PROGRESS, due(null).statusOn(late, List.of(step(null))));
        // what was said last holds, and a step that says nothing changes nothing
        assertEquals(
                Commitment.Status.WITHDRAWN,
                due(null).statusOn(late, List.of(step(Progress.Stated.WITHDRAWN), step(null))));
    }

    @Property(tries = 200)
    void sumsAreByCurrencyAndExact(@ForAll @Size(max = 30) List<@IntRange(max = 1_000_000) Integer> cents) {
        Totals totals = new Totals();
        List<Integer> dollars = new ArrayList<>();
        for (int i = 0; i < cents.size(); i++) {
            String value = cents.get(i) / 100 + "." + String.format("%02d", cents.get(i) % 100);
            totals.add(new Amount(value, i % 2 == 0 ? "USD" : "GTQ"));
            if (i % 2 == 0) {
                dollars.add(cents.get(i));
            }
        }
        Map<String, String> sums = totals.sums();
        assertEquals(cents.size() > 1 ? 2 : cents.size(), sums.size());
        if (!dollars.isEmpty()) {
            long sum = dollars.stream().mapToLong(Integer::longValue).sum();
            assertEquals(0, new java.math.BigDecimal(sums.get("USD")).compareTo(java.math.BigDecimal.valueOf(sum, 2)));
        }
    }
}
