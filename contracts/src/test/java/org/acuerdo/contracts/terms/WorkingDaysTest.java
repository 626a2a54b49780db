package org.acuerdo.contracts.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final ZoneId GUATEMALA = ZoneId.of("America/Guatemala");
    private static final Conditions.WorkingCalendar CALENDAR = new Conditions.WorkingCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of(LocalDate.parse("2025-04-17"), LocalDate.parse("2025-04-18")));
    private static final WorkingDays DAYS = WorkingDays.of(CALENDAR, GUATEMALA);

    @ParameterizedTest(name = "{0} + {1} working days = {2}: {3}")
    @CsvSource(textBlock = """
            2025-02-05T10:00, 0, 2025-02-05T10:00, nothing
            2025-02-05T10:00, 1, 2025-02-06T10:00, within the week
            2025-02-05T10:00, 3, 2025-02-10T10:00, over a weekend
            2025-02-08T10:00, 1, 2025-02-11T00:00, from a Saturday the count starts on Monday 00:00
            2025-02-09T23:59, 2, 2025-02-12T00:00, from a Sunday
            2025-02-08T10:00, 0, 2025-02-10T00:00, none from a Saturday ends when Monday begins
            2025-04-16T15:30, 1, 2025-04-21T15:30, over holidays and a weekend
            2025-04-17T15:30, 1, 2025-04-22T00:00, from a holiday
            """)
    void countsForward(String from, int days, String end, String why) {
        assertEquals(at(end), DAYS.after(at(from), days), why);
    }

    @ParameterizedTest(name = "{0} - {1} working days = {2}: {3}")
    @CsvSource(textBlock = """
            2025-02-12T08:00, 0, 2025-02-12T08:00, nothing
            2025-02-12T08:00, 1, 2025-02-11T08:00, within the week
            2025-02-11T08:00, 2, 2025-02-07T08:00, over a weekend
            2025-02-09T08:00, 1, 2025-02-07T00:00, from a Sunday: the whole Friday
            2025-02-08T08:00, 2, 2025-02-06T00:00, from a Saturday
            2025-04-21T08:00, 1, 2025-04-16T08:00, over holidays and a weekend
            """)
    void countsBack(String until, int days, String start, String why) {
        assertEquals(at(start), DAYS.before(at(until), days), why);
    }

    @Test
    void weekendIsPartOfTheTerms() {
        WorkingDays friday = WorkingDays.of(
                new Conditions.WorkingCalendar(Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), null), GUATEMALA);
        assertEquals(at("2025-02-09T10:00"), friday.after(at("2025-02-06T10:00"), 1));
    }

    @Test
    void withoutACalendarSaturdayAndSundayAreFree() {
        WorkingDays usual = WorkingDays.of((Conditions) null, GUATEMALA);
        assertEquals(at("2025-02-10T10:00"), usual.after(at("2025-02-07T10:00"), 1));
    }

    @Test
    void aLocalTimeThatTheClocksSkipIsMovedOn() {
        WorkingDays york = WorkingDays.of(
                new Conditions.WorkingCalendar(EnumSet.noneOf(DayOfWeek.class), null), ZoneId.of("America/New_York"));
        Instant saturday = LocalDateTime.parse("2025-03-08T02:30")
                .atZone(ZoneId.of("America/New_York"))
                .toInstant();
        assertEquals(Instant.parse("2025-03-09T07:30:00Z"), york.after(saturday, 1));
    }

    @Test
    void aCalendarWithoutWorkingDaysIsRefused() {
        WorkingDays never =
                WorkingDays.of(new Conditions.WorkingCalendar(EnumSet.allOf(DayOfWeek.class), null), GUATEMALA);
        assertThrows(IllegalArgumentException.class, () -> never.after(at("2025-02-05T10:00"), 1));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(GUATEMALA).toInstant();
    }
}
