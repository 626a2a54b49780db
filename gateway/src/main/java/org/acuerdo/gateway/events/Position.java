package org.acuerdo.gateway.events;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a reader has come: for each topic and partition the offset that it reads next; 0 where nothing is said. The id of
 * an event in the stream is the position after it, so that any replica can go on from there.
 */
final class Position {
    static final Position START = new Position(new long[EventTopics.NAMES.size()][0]);

    private static final int FORMAT = 1;
    private static final int MOST_PARTITIONS = 1_000;
    private static final int LONGEST_ID = 4_000;
    private static final int LONGEST_NUMBER = 9;

    private final long[][] next;

    /** A position and the second in which its id was given out (wall time). */
    record Id(Position position, Instant givenAt) {}

    private Position(long[][] next) {
        this.next = next;
    }

    /** The offset to read next. */
    long next(int topic, int partition) {
        return partition < next[topic].length ? next[topic][partition] : 0;
    }

    /** This position with one partition moved. */
    Position with(int topic, int partition, long offset) {
        long[][] moved = next.clone();
        moved[topic] = Arrays.copyOf(next[topic], Math.max(next[topic].length, partition + 1));
        moved[topic][partition] = offset;
        return new Position(moved);
    }

    /** Whether all that lies before the other position lies before this one too. */
    boolean reaches(Position other) {
        for (int topic = 0; topic < other.next.length; topic++) {
            for (int partition = 0; partition < other.next[topic].length; partition++) {
                if (next(topic, partition) < other.next[topic][partition]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All that lies before either. */
    Position and(Position other) {
        if (reaches(other)) {
            return this;
        }
        Position both = this;
        for (int topic = 0; topic < other.next.length; topic++) {
            for (int partition = 0; partition < other.next[topic].length; partition++) {
                if (both.next(topic, partition) < other.next[topic][partition]) {
                    both = both.with(topic, partition, other.next[topic][partition]);
                }
            }
        }
        return both;
    }

    /** Partitions of a topic that this position says something of. */
    int partitions(int topic) {
        return next[topic].length;
    }

    /** As the id of an event: one line of letters that need no escaping anywhere. */
    String id(Instant now) {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        bytes.put((byte) FORMAT);
        number(bytes, now.getEpochSecond());
        for (long[] topic : next) {
            number(bytes, topic.length);
            for (long offset : topic) {
                number(bytes, offset);
            }
        }
        byte[] used = Arrays.copyOf(bytes.array(), bytes.position());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
    }

    private int size() {
        int numbers = 1
                + next.length
                + Arrays.stream(next).mapToInt(topic -> topic.length).sum();
        return 1 + numbers * LONGEST_NUMBER;
    }

    /** Reads an id. @return empty for what never was one */
    static Optional<Id> of(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
            if (bytes.get() != FORMAT) {
                return Optional.empty();
            }
            Instant givenAt = Instant.ofEpochSecond(number(bytes));
            long[][] next = new long[EventTopics.NAMES.size()][0];
            for (int topic = 0; topic < next.length && bytes.hasRemaining(); topic++) {
                long partitions = number(bytes);
                if (partitions > MOST_PARTITIONS) {
                    return Optional.empty();
                }
                next[topic] = new long[(int) partitions];
                for (int partition = 0; partition < partitions; partition++) {
                    next[topic][partition] = number(bytes);
                }
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(new Id(new Position(next), givenAt));
        } catch (RuntimeException notOne) {
            // wrong letters, too short, a second beyond all time: all the same to the reader
            return Optional.empty();
        }
    }

    /** Seven bits a byte, the lowest first; a set top bit says that more follow. */
    private static void number(ByteBuffer bytes, long value) {
        long left = value;
        while (left >= 0x80) {
            bytes.put((byte) (left | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte read = bytes.get();
            value |= (long) (read & 0x7f) << shift;
            if (read >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than nine bytes");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && reaches(that) && that.reaches(this);
    }

    @Override
    public int hashCode() {
        // trailing zeros say the same as nothing
        return Arrays.stream(next)
                .mapToInt(topic -> (int) Arrays.stream(topic).sum())
                .sum();
    }

    @Override
    public String toString() {
        return Arrays.deepToString(next);
    }
}
