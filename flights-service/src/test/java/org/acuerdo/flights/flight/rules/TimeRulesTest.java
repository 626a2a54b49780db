package org.acuerdo.flights.flight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRulesTest {
    private static final Instant NOW = Instant.parse("2025-02-12T14:15:00Z");

    @Test
    void fifteenMinutesOfGrace() {
        assertTrue(TimeRules.happened("at", NOW.plusSeconds(900), NOW).isEmpty());
        assertEquals(
                "IN_THE_FUTURE",
                TimeRules.happened("at", NOW.plusSeconds(901), NOW)
                        .orElseThrow()
                        .code());
    }

    @Test
    void inOrder() {
        assertTrue(TimeRules.notBefore("at", NOW, NOW, "departure").isEmpty());
        assertEquals(
                "OUT_OF_ORDER",
                TimeRules.notBefore("at", NOW.minusSeconds(1), NOW, "departure")
                        .orElseThrow()
                        .code());
    }
}
