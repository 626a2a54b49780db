package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random steps over the pure rules: requests, reschedulings, acts in right and wrong states, irregular flights,
 * corrections long after, persons who leave reception, answers that come late, twice and out of order, and versions of the
 * agreement that come so; amendments, suspensions for days or until further notice, notices, expiry and provisional application,
 * recorded late or ahead, terms withdrawn, baselines decided, rejected and claimed otherwise, the clock; under limits of every
 * period that come and go with the terms, ramped or not, narrowed by category, nationality, aircraft and airport; with one
 * agreement, or with two and flights that land under both.
 *
 * <p>Every invariant of the domain rules' section 3 is checked after each step against a naive model: windows and what they
 * rest on, flights and what they hold, which of them are over a limit and therefore stopped; after each transaction that every
 * line crossed is told once; of some windows that their explanation gives what is published, and of some past instants that
 * they are still known as they were. Repeat one with {@code -Dacuerdo.seed=}.
 */
class RandomLifeTest {
    private static final int STEPS = 100_000;
    /** So many steps of one life, then another begins: what is checked after each step stays small. */
    private static final int OF_ONE = 160;

    /** What must have happened often, so that nothing of the above is empty. */
    private static final List<String> OFTEN = List.of(
            "request true",
            "request false",
            "request refused, not operative",
            "reschedule true",
            "reschedule false",
            "CONFIRM stopped",
            "DEPART stopped",
            "accepted",
            "ARRIVE",
            "LAND",
            "RETURN",
            "irregular, takes over: true",
            "irregular, takes over: false",
            "correct",
            "leave",
            "amend: baseline ",
            "amend: terms ",
            "amend: suspended ",
            "old versions");

    @Test
    void everyInvariantHoldsAfterEveryStep() {
        long seed = Long.getLong("acuerdo.seed", System.nanoTime());
        System.out.println("random lives: seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> done = new TreeMap<>();
        int step = 0;
        String last = "the beginning";
        try {
            while (step < STEPS) {
                RandomLife life = new RandomLife(random);
                for (int i = 0; i < OF_ONE; i++, step++) {
                    last = life.step();
                    String what = last;
                    OFTEN.stream()
                            .filter(kind -> what.equals(kind) || kind.endsWith(" ") && what.startsWith(kind))
                            .forEach(kind -> done.merge(kind, 1, Integer::sum));
                }
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", step " + step + ", after " + last, e);
        }
        assertEquals(
                List.of(),
                OFTEN.stream().filter(kind -> done.getOrDefault(kind, 0) < 50).toList(),
                () -> "seed " + seed + " had too little of these: " + done);
    }
}
