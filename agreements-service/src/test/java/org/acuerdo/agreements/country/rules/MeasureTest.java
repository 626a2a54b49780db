package org.acuerdo.agreements.country.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.acuerdo.agreements.country.rules.FlightOutcome.Group;
import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void sharesAndAveragesAreExact() {
        assertEquals("3/7", measure(Factor.REFUSALS, 3, 7).share().fraction());
        Measure replies = new Measure(Factor.REPLY_TIME, 3, 3, 10L * 3_600_000_000L, List.of());
        assertEquals("10/3", replies.hours().fraction());
        assertNull(replies.share());
    }

    @Test
    void whatWasNeverCountedHasNoShare() {
        for (Factor factor : Factor.values()) {
            assertNull(Measure.none(factor).share());
            assertNull(Measure.none(factor).hours());
            assertFalse(Measure.none(factor).attention());
        }
    }

    @Test
    void attentionIsDrawnPastTheThresholdAndOverEnoughCases() {
        assertFalse(measure(Factor.NO_REPLY, 9, 9).attention(), "too few cases to say anything");
        assertFalse(measure(Factor.NO_REPLY, 1, 10).attention(), "a tenth is the threshold, not past it");
        assertTrue(measure(Factor.NO_REPLY, 2, 10).attention());
        assertFalse(measure(Factor.REPLY_TIME, 100, 100).attention());
    }

    @Test
    void everyFactorSaysWhatItCounts() {
        for (Factor factor : Factor.values()) {
            assertTrue(factor.definition().length() > 60, factor.name());
        }
    }

    @Test
    void countsDifferByTotalOrByGroup() {
        List<Group> aboard = List.of(new Group("NATIONAL", "GT", 80));
        assertFalse(FlightOutcome.countsDiffer(aboard, List.of(new Group("NATIONAL", "GT", 80)), 0));
        assertFalse(FlightOutcome.countsDiffer(aboard, List.of(new Group("NATIONAL", "GT", 79)), 1));
        assertTrue(FlightOutcome.countsDiffer(aboard, List.of(new Group("NATIONAL", "GT", 79)), 0));
        assertTrue(FlightOutcome.countsDiffer(
                aboard, List.of(new Group("NATIONAL", "GT", 79), new Group("THIRD_COUNTRY_NATIONAL", "HN", 1)), 0));
    }

    private static Measure measure(Factor factor, long count, long of) {
        return new Measure(factor, count, of, 0, List.of());
    }
}
