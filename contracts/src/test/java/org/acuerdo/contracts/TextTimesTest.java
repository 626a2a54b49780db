package org.acuerdo.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTimesTest {

    @Test
    void daysOfFourDigitYearsAreTaken() {
        assertEquals(LocalDate.of(2025, 2, 5), TextTimes.day("2025-02-05"));
        assertEquals(LocalDate.of(1, 1, 1), TextTimes.day("0001-01-01"));
        assertEquals(LocalDate.of(9999, 12, 31), TextTimes.day("9999-12-31"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9999-01-01",
                "-0001-01-01",
                "0000-01-01",
                "+10000-01-01",
                "+99999999-12-31",
                "+999999999-12-31",
                "2025-02-30",
                "2025-2-5",
                "05.02.2025",
                ""
            })
    void otherTextsAreNoDay(String text) {
        assertThrows(DateTimeException.class, () -> TextTimes.day(text));
    }

    @Test
    void anInstantKeepsTheOffsetThatItWasGiven() {
        OffsetDateTime time = TextTimes.instant("2025-02-12T08:00:00-06:00");

        assertEquals(ZoneOffset.ofHours(-6), time.getOffset());
        assertEquals("2025-02-12T14:00:00Z", time.toInstant().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9999-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+18:00",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:30:00-18:00",
                "+999999999-12-31T23:30:00-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "2025-02-12T25:00:00Z",
                "2025-02-12T08:00:00",
                "2025-02-12",
                "1739368800"
            })
    void otherTextsAreNoInstant(String text) {
        assertThrows(DateTimeException.class, () -> TextTimes.instant(text));
    }

    /** Every zone's day of an instant that is taken can itself be written as a day. */
    @Test
    void itsLocalDayCanBeWrittenInEveryZone() {
        for (String text : List.of("0001-01-01T18:00:00Z", "9999-12-31T05:59:59Z")) {
            OffsetDateTime time = TextTimes.instant(text);
            for (ZoneOffset zone : List.of(ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX)) {
                LocalDate day = time.withOffsetSameInstant(zone).toLocalDate();
                assertEquals(day, TextTimes.day(day.toString()));
            }
        }
        assertTrue(TextTimes.instant("0001-01-01T18:00:00Z").isBefore(TextTimes.instant("9999-12-31T05:59:59Z")));
    }
}
