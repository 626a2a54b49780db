package org.acuerdo.gateway.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the log holds, and for whom it is enough. */
class EventLogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static StreamEvent event(int partition, long offset, int size) {
        return new StreamEvent(
                3,
                partition,
                offset,
                "org.acuerdo.flight.cleared.v1",
                Set.of(),
                Set.of(),
                Buffer.buffer(new byte[size]));
    }

    @Test
    void itServesWhoeverStandsWhereItBegins() {
        EventLog log = new EventLog(1_000);
        Position begin = Position.START.with(3, 1, 40);
        log.begin(begin);
        assertTrue(log.from(begin).isPresent());
        assertTrue(log.from(begin.with(3, 1, 41)).isPresent(), "also from further on");
        assertFalse(log.from(begin.with(3, 1, 39)).isPresent());
        log.append(event(1, 40, 10), NOW);
        long from = log.from(begin).orElseThrow();
        assertEquals(1, log.read(from, 10).size());
        assertEquals(41, log.end().next(3, 1));
    }

    @Test
    void theOldestGoFirstAndWhoNeedsThemIsToldSo() {
        // kept with the lines of their ids: three of them and a little more
        int each = 30 + EventLog.line(Position.START.with(3, 0, 9), NOW).length();
        EventLog log = new EventLog(3 * each + 10);
        log.begin(Position.START);
        for (int i = 0; i < 10; i++) {
            log.append(event(0, i, 30), NOW);
        }
        assertFalse(log.from(Position.START).isPresent());
        assertFalse(log.holds(0));
        long from = log.from(Position.START.with(3, 0, 7)).orElseThrow();
        assertEquals(7, from);
        assertEquals(
                java.util.List.of(7L, 8L, 9L),
                log.read(from, 10).stream().map(e -> e.event().offset()).toList());
        assertEquals(10, log.next());
        assertTrue(log.read(10, 5).isEmpty());
    }

    @Test
    void anEventLargerThanTheLogIsStillShownOnce() {
        EventLog log = new EventLog(100);
        log.begin(Position.START);
        log.append(event(0, 0, 500), NOW);
        assertEquals(1, log.read(log.from(Position.START).orElseThrow(), 5).size());
    }

    @Test
    void itHoldsABoundedNumber() {
        EventLog log = new EventLog(Long.MAX_VALUE);
        log.begin(Position.START);
        for (int i = 0; i < 50_000; i++) {
            log.append(event(0, i, 1), NOW);
        }
        long from = log.from(Position.START.with(3, 0, 30_000)).orElseThrow();
        assertEquals(30_000, log.read(from, 1).get(0).event().offset());
        assertEquals(49_999, log.read(from + 19_999, 9).get(0).event().offset());
    }

    @Test
    void afterANewBeginningNothingOlderIsHeld() {
        EventLog log = new EventLog(1_000);
        log.begin(Position.START);
        log.append(event(0, 0, 1), NOW);
        long seen = log.from(Position.START).orElseThrow();
        log.begin(Position.START.with(3, 0, 90));
        assertFalse(log.holds(seen));
        assertFalse(log.from(Position.START.with(3, 0, 1)).isPresent());
    }
}
