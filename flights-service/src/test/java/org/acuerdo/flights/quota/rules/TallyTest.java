package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void rowsAddUpToWhatTheWindowHolds() {
        Tally tally = new Tally();
        tally.add(3, "RELEASED", "REQUESTED");
        tally.add(10, "CONSUMED", "REQUESTED");
        tally.add(2, "CONSUMED", "SURPLUS");
        tally.add(4, "RESERVED", "REMATCHED");
        assertEquals(new Usage(4, 12, 2), tally.usage());
    }

    @Test
    void aCorrectionDownwardsTakesFirstWhatWasNeverReserved() {
        Tally tally = new Tally();
        tally.add(10, "CONSUMED", "REQUESTED");
        tally.add(2, "CONSUMED", "SURPLUS");
        tally.add(-5, "CONSUMED", "CORRECTED");
        tally.add(1, "CONSUMED", "CORRECTED");
        assertEquals(new Usage(0, 8, 1), tally.usage());
    }

    @Test
    void whoLeavesReceptionTakesUnreservedUnitsOnlyWhenNoOthersAreLeft() {
        Tally tally = new Tally();
        tally.add(2, "CONSUMED", "REQUESTED");
        tally.add(3, "CONSUMED", "SURPLUS");
        tally.add(-4, "CONSUMED", "RETURNED");
        assertEquals(new Usage(0, 1, 1), tally.usage());
    }
}
