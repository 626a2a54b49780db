package org.acuerdo.flights.flight.rules;

import static org.acuerdo.flights.flight.rules.Examples.group;
import static org.acuerdo.flights.flight.rules.Examples.passengers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;

class DiscrepancyTest {
    private static final List<PassengerGroup> FEWER = List.of(
            group(PopulationCategory.NATIONAL, "GT", 20, 74, 4, 1),
            group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1, 2, 0, 0));

    @Test
    void noneWhereAllArrived() {
        assertNull(Discrepancy.of(passengers(), passengers(), 0));
    }

    @Test
    void noneWhereWhoeverIsMissingHasAReason() {
        assertNull(Discrepancy.of(passengers(), FEWER, 1));
    }

    @Test
    void whoIsLostSightOfShows() {
        assertEquals(new Discrepancy(103, 102, 0, 1, List.of()), Discrepancy.of(passengers(), FEWER, 0));
    }

    @Test
    void whoWasNotAboardShowsByGroupAlsoWhereTotalsAgree() {
        List<PassengerGroup> swapped = List.of(
                group(PopulationCategory.NATIONAL, "GT", 20, 74, 4, 1),
                group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1, 2, 0, 0),
                group(PopulationCategory.STATELESS, null, 0, 1, 0, 0));
        assertEquals(
                new Discrepancy(
                        103, 103, 0, 0, List.of(new Discrepancy.Group(PopulationCategory.STATELESS, null, 0, 1))),
                Discrepancy.of(passengers(), swapped, 0));
    }
}
