package org.acuerdo.kit.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LookFromTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void theFirstLookGoesFromTheBeginning() {
        assertEquals(0, new LookFrom(-5 * SECOND).at(-5 * SECOND));
    }

    @Test
    void looksTrailWhatWasSeen() {
        var from = new LookFrom(0);
        from.saw(millis(10), 100);
        assertEquals(0, from.at(millis(50)));
        from.saw(millis(60), 250);
        assertEquals(100, from.at(millis(110)));
        from.saw(millis(120), 240);
        assertEquals(250, from.at(millis(240)), "a lower id seen later is no reason to go back");
        assertEquals(0, from.at(millis(250)), "a second back");
        assertEquals(250, from.at(millis(260)));
        assertEquals(100, from.at(millis(1_050)), "a second back");
        assertEquals(250, from.at(millis(1_070)));
        assertEquals(0, from.at(millis(2_000)), "from the beginning");
        assertEquals(250, from.at(millis(2_001)));
    }

    /**
     * Whatever the looks: a row that shows late is looked at within a quarter of a second where it was written less than a second
     * ago, and within two seconds wherever it is.
     */
    @Property
    void aRowThatShowsLateIsLookedAtSoon(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 250) Integer> steps) {
        var from = new LookFrom(0);
        long now = 0;
        long id = 0;
        long wholeAt = 0;
        long longAt = 0;
        var seenAt = new TreeMap<Long, Long>();
        for (int step : steps) {
            long look = from.at(now);
            long back = now - (look == 0 ? -SECOND : seenAt.get(look));
            if (back >= SECOND) {
                longAt = now;
            }
            if (look == 0) {
                wholeAt = now;
            }
            assertTrue(back >= millis(100), "row " + look + " seen " + back + " ns ago is passed over");
            assertTrue(now - longAt < millis(500), "no look a second back since " + (now - longAt));
            assertTrue(now - wholeAt < 2 * SECOND, "no whole look since " + (now - wholeAt));
            id += step;
            from.saw(now, id);
            seenAt.put(id, now);
            now += millis(step);
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
