package org.acuerdo.kit.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * From which id on a look into the outbox goes. What was sent stays there until the broker has it for good, and leaves dead
 * rows behind until they are vacuumed away: under load a look from the beginning walks over tens of thousands of them. So a look
 * goes from what had been seen a tenth of a second before it. A transaction that wrote its rows before that and commits only
 * now has lower ids: four times a second a look goes a second back, and every two seconds one goes from the beginning.
 */
final class LookFrom {
    private static final long BEGINNING = 0;
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONG_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long WHOLE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private record Seen(long nanos, long highest) {}

    /** The newest first. */
    private final Deque<Seen> seen = new ArrayDeque<>();

    private long lastLong;
    private long lastWhole;

    /** @param nanos {@link System#nanoTime}, as all that follow */
    LookFrom(long nanos) {
        this.lastLong = nanos;
        this.lastWhole = nanos;
        seen.push(new Seen(nanos, BEGINNING));
    }

    /** The id after which the look at this moment goes. */
    long at(long nanos) {
        if (nanos - lastWhole >= WHOLE_EVERY_NANOS) {
            lastWhole = nanos;
            return BEGINNING;
        }
        if (nanos - lastLong >= LONG_EVERY_NANOS) {
            lastLong = nanos;
            return highestBefore(nanos - LONG_NANOS);
        }
        return highestBefore(nanos - SHORT_NANOS);
    }

    /** A look at this moment found rows up to this id. */
    void saw(long nanos, long id) {
        seen.push(new Seen(nanos, Math.max(id, seen.peek().highest())));
        Seen oldest = seen.removeLast();
        while (!seen.isEmpty() && nanos - seen.peekLast().nanos() >= LONG_NANOS) {
            oldest = seen.removeLast();
        }
        seen.addLast(oldest);
    }

    private long highestBefore(long nanos) {
        for (Seen one : seen) {
            if (nanos - one.nanos() >= 0) {
                return one.highest();
            }
        }
        return BEGINNING;
    }
}
