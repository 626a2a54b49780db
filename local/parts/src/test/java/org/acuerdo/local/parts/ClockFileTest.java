package org.acuerdo.local.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    private static final Instant START = Instant.parse("2025-02-06T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void withoutAFileDomainTimeIsWallTime() {
        ClockFile clock = clock();
        assertFalse(clock.exists());
        assertEquals(Duration.ZERO, clock.offset());
    }

    @Test
    void startsWhereItIsToldAndTicksOn() {
        ClockFile clock = clock();
        Instant first = clock.startAt(START);
        assertFalse(first.isBefore(START));
        assertTrue(first.isBefore(START.plusSeconds(60)));
        Awaitility.await().until(() -> clock.now().isAfter(first));
    }

    @Test
    void movesForwardByADurationAndToAnInstant() {
        ClockFile clock = clock();
        clock.startAt(START);
        assertFalse(clock.forward(Duration.ofHours(49)).isBefore(START.plus(Duration.ofHours(49))));
        Instant later = Instant.parse("2025-02-12T18:00:00Z");
        assertFalse(clock.moveTo(later).isBefore(later));
    }

    @Test
    void neverMovesBack() {
        ClockFile clock = clock();
        clock.startAt(START);
        assertThrows(IllegalArgumentException.class, () -> clock.moveTo(START.minusSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> clock.forward(Duration.ofSeconds(-1)));
        assertFalse(clock.now().isBefore(START));
    }

    @Test
    void startingAgainKeepsALaterPosition() {
        clock().startAt(START);
        Instant moved = clock().forward(Duration.ofDays(3));
        assertFalse(clock().startAt(START).isBefore(moved));
    }

    @Test
    void anotherReaderOfTheFileHasTheSameTime() {
        clock().startAt(START);
        assertEquals(clock().offset(), clock().offset());
    }

    private ClockFile clock() {
        return new ClockFile(folder.resolve("clock"));
    }
}
