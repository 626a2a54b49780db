package org.acuerdo.flights.quota;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random steps over the pure rules: requests, reschedulings, acts in right and wrong states, irregular flights,
 * corrections long after, persons who leave reception, answers that come late, twice and out of order, and versions of the
 * agreement that come so; amendments, suspensions for days or until further notice, notices, expiry and provisional application,
 * recorded late or ahead, terms withdrawn, the clock; under limits of every period that come and go with the terms, ramped or
 * not, narrowed by category, nationality, aircraft and airport. Every invariant of the domain rules' section 3 is checked after
 * each step against a naive model, and after each transaction that every line crossed is told once. Repeat one with
 * {@code -Dacuerdo.seed=}.
 */
class RandomLifeTest {
    private static final int STEPS = 100_000;
    /** So many steps of one agreement, then another begins: what is checked after each step stays small. */
    private static final int OF_ONE = 160;

    @Test
    void everyInvariantHoldsAfterEveryStep() {
        long seed = Long.getLong("acuerdo.seed", System.nanoTime());
        Random random = new Random(seed);
        int step = 0;
        String last = "the beginning";
        try {
            while (step < STEPS) {
                RandomLife life = new RandomLife(random);
                for (int i = 0; i < OF_ONE; i++, step++) {
                    last = life.step();
                }
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", step " + step + ", after " + last, e);
        }
    }
}
