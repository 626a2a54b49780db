package org.acuerdo.kit.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringLooksTest {

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 10", "3, 15", "8, 40", "40, 40", "41, 41", "99, 99", "200, 100"})
    void looksAreTheFurtherApartTheMoreMessagesCame(int found, long millis) {
        assertEquals(millis, ShareSender.gatherMillis(found));
    }
}
