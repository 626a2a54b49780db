package org.acuerdo.gateway.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in the stream, and their ids. */
class PositionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Position random(Random random) {
        Position position = Position.START;
        for (int i = random.nextInt(40); i > 0; i--) {
            position = position.with(
                    random.nextInt(EventTopics.NAMES.size()),
                    random.nextInt(12),
                    random.nextLong() >>> (1 + random.nextInt(63)));
        }
        return position;
    }

    @RepeatedTest(200)
    void anIdIsReadAsItWasWritten(RepetitionInfo run) {
        Position position = random(new Random(run.getCurrentRepetition()));
        String id = position.id(NOW);
        assertTrue(id.matches("[A-Za-z0-9_-]+"), id);
        var read = Position.of(id).orElseThrow();
        assertEquals(position, read.position());
        assertEquals(NOW, read.givenAt());
    }

    @RepeatedTest(200)
    void bothTogetherReachExactlyWhatEitherReaches(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Position one = random(random);
        Position other = random(random);
        Position both = one.and(other);
        assertTrue(both.reaches(one) && both.reaches(other));
        assertEquals(both, other.and(one));
        for (int topic = 0; topic < EventTopics.NAMES.size(); topic++) {
            for (int partition = 0; partition < 12; partition++) {
                assertEquals(
                        Math.max(one.next(topic, partition), other.next(topic, partition)),
                        both.next(topic, partition));
            }
        }
    }

    @Test
    void aPlaceBeyondIsNotReached() {
        Position here = Position.START.with(0, 3, 10);
        assertTrue(here.reaches(here.with(0, 3, 9)));
        assertFalse(here.reaches(here.with(0, 3, 11)));
        assertFalse(here.reaches(here.with(5, 0, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "not an id", "AQ", "AQAA____________", "0194c7e2-0000-7000-8000-000000000000", "%00"})
    void whatNeverWasAnIdIsNone(String id) {
        assertTrue(Position.of(id).isEmpty());
    }

    @Test
    void anIdWithMoreBehindItIsNone() {
        byte[] good = Base64.getUrlDecoder().decode(Position.START.with(5, 7, 3).id(NOW));
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
        assertTrue(Position.of(Base64.getUrlEncoder().withoutPadding().encodeToString(longer))
                .isEmpty());
    }
}
