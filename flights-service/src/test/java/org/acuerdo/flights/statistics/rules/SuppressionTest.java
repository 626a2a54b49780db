package org.acuerdo.flights.statistics.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    private static final UUID AGREEMENT = new UUID(0, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

    private static Release release(long nationals, long others, long flights) {
        return Suppression.release(
                AGREEMENT,
                FEBRUARY,
                Map.of(PopulationCategory.NATIONAL, nationals, PopulationCategory.THIRD_COUNTRY_NATIONAL, others),
                flights,
                List.of(135));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1,", "4,", "5, 5", "100, 100"})
    void cellsOfOneToFourAreSuppressed(long received, Long shown) {
        assertEquals(shown, release(100, received, 1).persons().get(PopulationCategory.THIRD_COUNTRY_NATIONAL));
        assertEquals(100, release(100, received, 1).persons().get(PopulationCategory.NATIONAL));
    }

    @Test
    void everyCategoryIsThere() {
        assertEquals(
                List.of(PopulationCategory.values()),
                List.copyOf(release(100, 3, 1).persons().keySet()));
        assertEquals(0, release(100, 3, 1).persons().get(PopulationCategory.STATELESS));
    }

    @Test
    void flightsAreSuppressedWhereTheyWouldTellHowManyWereHidden() {
        assertEquals(1, release(100, 3, 1).flights());
        assertNull(release(0, 3, 3).flights());
        assertEquals(3, release(0, 0, 3).flights());
    }

    /** Flights of 135 seats: what is shown and what may be hidden must fit into as many of them. */
    @ParameterizedTest
    @CsvSource({
        // so many full flights would carry 1 hidden person, or up to 3, and no more
        "134, 1, 1,",
        "133, 2, 1,",
        "132, 3, 1,",
        "267, 3, 2,",
        // with room for 4 they tell nothing
        "131, 4, 1, 1",
        "100, 3, 1, 1",
        "135, 3, 2, 2",
        // the number itself must not matter, or that it is suppressed would tell it
        "134, 4, 2,",
        "132, 4, 40,",
        // nothing is hidden
        "135, 0, 1, 1",
    })
    void flightsAreSuppressedWhereFullOnesWouldTellHowManyWereHidden(
            long nationals, long others, long flights, Long shown) {
        assertEquals(shown, release(nationals, others, flights).flights());
    }

    @Test
    void eachCapacityThatMayBeKnownIsLookedAt() {
        Map<PopulationCategory, Long> received =
                Map.of(PopulationCategory.NATIONAL, 100L, PopulationCategory.STATELESS, 2L);
        for (int capacity : List.of(101, 102, 103, 51, 34, 1)) {
            assertNull(
                    Suppression.release(AGREEMENT, FEBRUARY, received, 1, List.of(1_000, capacity))
                            .flights(),
                    "capacity " + capacity);
        }
        assertEquals(
                1,
                Suppression.release(AGREEMENT, FEBRUARY, received, 1, List.of(100, 104, 1_000))
                        .flights());
        assertEquals(
                1,
                Suppression.release(AGREEMENT, FEBRUARY, received, 1, List.of()).flights());
    }

    @Test
    void aTotalThatIncludesASuppressedCellIsSuppressed() {
        Answer answer = Answer.of(List.of(release(100, 3, 1)), null);
        Answer.Total month = answer.totals().get(0);
        assertEquals(FEBRUARY, month.month());
        assertNull(month.persons());
        assertEquals(
                100,
                answer.totals().stream()
                        .filter(t -> t.category() == PopulationCategory.NATIONAL)
                        .findFirst()
                        .orElseThrow()
                        .persons());
        assertEquals(
                105,
                Answer.of(List.of(release(100, 5, 1)), null).totals().get(0).persons());
    }
}
