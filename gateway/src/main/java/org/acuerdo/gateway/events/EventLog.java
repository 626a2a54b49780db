package org.acuerdo.gateway.events;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The latest events, in the order in which this replica read them: where readers that keep up, or were away for a moment,
 * are served from. Bounded by bytes and by number; who needs older ones reads the topics.
 */
final class EventLog {
    private static final int MOST = 20_000;

    private final long mostBytes;
    private final Entries entries = new Entries();
    private long first;
    private long bytes;
    private Position begin = Position.START;
    private Position end = Position.START;

    /**
     * One event of the log.
     *
     * @param after the log's position after it
     * @param whole with the line of its id, for readers whose position is the log's: they are told it in one piece
     */
    record Entry(StreamEvent event, Position after, Buffer whole) {}

    EventLog(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Starts anew: events from this position on will follow. */
    synchronized void begin(Position at) {
        first += entries.size();
        entries.clear();
        bytes = 0;
        begin = at;
        end = at;
    }

    synchronized void append(StreamEvent event, Instant now) {
        end = end.with(event.topic(), event.partition(), event.offset() + 1);
        Buffer id = line(end, now);
        Buffer whole = Buffer.buffer(id.length() + event.frame().length())
                .appendBuffer(id)
                .appendBuffer(event.frame());
        // kept once: the event's own frame is the part of it after the id
        Entry entry = new Entry(event.framed(whole.slice(id.length(), whole.length())), end, whole);
        entries.add(entry);
        bytes += whole.length();
        while (entries.size() > MOST || bytes > mostBytes && entries.size() > 1) {
            Entry oldest = entries.removeFirst();
            begin = oldest.after();
            bytes -= oldest.whole().length();
            first++;
        }
    }

    /** Number of the event that comes next. */
    synchronized long next() {
        return first + entries.size();
    }

    synchronized Position end() {
        return end;
    }

    /** Where to read on from a position. @return empty where the log no longer holds all that follows it */
    synchronized OptionalLong from(Position position) {
        return position.reaches(begin) ? OptionalLong.of(first) : OptionalLong.empty();
    }

    /** Whether the event of this number, or the one to come, is the log's. */
    synchronized boolean holds(long number) {
        return number >= first;
    }

    /** Up to so many events from a number that the log holds. */
    synchronized List<Entry> read(long number, int most) {
        int from = (int) (number - first);
        int to = Math.min(entries.size(), from + most);
        List<Entry> read = new ArrayList<>(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            read.add(entries.get(i));
        }
        return read;
    }

    static Buffer line(Position at, Instant now) {
        return Buffer.buffer("id: " + at.id(now) + "\n");
    }

    /** A queue that can be read at any place: a ring that never holds more than {@link #MOST} and one. */
    private static final class Entries {
        private final Entry[] ring = new Entry[MOST + 1];
        private int head;
        private int size;

        void add(Entry entry) {
            ring[(head + size++) % ring.length] = entry;
        }

        Entry removeFirst() {
            Entry oldest = ring[head];
            ring[head] = null;
            head = (head + 1) % ring.length;
            size--;
            return oldest;
        }

        Entry get(int place) {
            return ring[(head + place) % ring.length];
        }

        int size() {
            return size;
        }

        void clear() {
            java.util.Arrays.fill(ring, null);
            size = 0;
        }
    }
}
