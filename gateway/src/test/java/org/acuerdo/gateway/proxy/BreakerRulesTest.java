package org.acuerdo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a service is left alone, and when it is tried again. */
class BreakerRulesTest {
    private static final long SECOND = 1_000_000_000;

    private final Breaker breaker = new Breaker("a service");

    private void failAt(long now, int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(breaker.lets(now));
            breaker.notConnected(now);
        }
    }

    @Test
    void fiveInARowOpenItForASecond() {
        failAt(0, 5);
        assertFalse(breaker.lets(SECOND - 1));
        assertTrue(breaker.lets(SECOND), "one tries");
        assertFalse(breaker.lets(SECOND), "and one alone");
        breaker.connected();
        assertTrue(breaker.lets(SECOND));
        assertTrue(breaker.lets(SECOND));
    }

    @Test
    void aConnectionInBetweenBeginsTheCountAnew() {
        failAt(0, 4);
        breaker.connected();
        failAt(0, 4);
        assertTrue(breaker.lets(1));
    }

    @Test
    void whoTriedInVainLeavesItOpenForAnotherSecond() {
        failAt(0, 5);
        assertTrue(breaker.lets(SECOND));
        breaker.notConnected(SECOND);
        assertFalse(breaker.lets(2 * SECOND - 1));
        assertTrue(breaker.lets(2 * SECOND));
    }

    @Test
    void whatSaysNothingAboutTheServiceLetsTheNextOneTry() {
        failAt(0, 5);
        assertTrue(breaker.lets(SECOND));
        breaker.undecided();
        assertTrue(breaker.lets(SECOND));
    }
}
