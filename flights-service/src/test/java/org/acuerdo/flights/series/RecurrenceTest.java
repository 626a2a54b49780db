package org.acuerdo.flights.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.flights.series.rules.WeeklyPattern;
import org.acuerdo.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of RFC 5545 as the library reads them, and which of them series take. */
class RecurrenceTest {
    /** A Tuesday. */
    private static final ZonedDateTime FIRST = ZonedDateTime.parse("2025-02-11T11:30-06:00[America/Guatemala]");

    private static List<String> days(String rule) {
        return Recurrence.of(rule).days(FIRST.toLocalDate()).stream()
                .map(LocalDate::toString)
                .toList();
    }

    private static List<String> broken(String rule) {
        return Recurrence.of(rule).pattern().broken(FIRST).stream()
                .map(Violation::code)
                .toList();
    }

    @Test
    void twoDaysAWeekByCount() {
        assertEquals(
                List.of("2025-02-11", "2025-02-13", "2025-02-18", "2025-02-20", "2025-02-25"),
                days("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5"));
    }

    @Test
    void everySecondWeekOnTheFirstFlightsDay() {
        assertEquals(List.of("2025-02-11", "2025-02-25", "2025-03-11"), days("FREQ=WEEKLY;INTERVAL=2;COUNT=3"));
    }

    /** The end is compared in the agreement's zone; the library is asked for one more than a series may have. */
    @Test
    void anUntilIsNotTheLibrarysBusiness() {
        assertEquals(
                WeeklyPattern.MOST + 1,
                days("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20991231").size());
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=WEEKLY;UNTIL=20250218, 2025-02-18T23:59-06:00, true",
        "FREQ=WEEKLY;UNTIL=20250218, 2025-02-19T00:00-06:00, false",
        "FREQ=WEEKLY;UNTIL=20250218T173000Z, 2025-02-18T11:30-06:00, true",
        "FREQ=WEEKLY;UNTIL=20250218T172959Z, 2025-02-18T11:30-06:00, false",
        "FREQ=WEEKLY;UNTIL=20250218T113000, 2025-02-18T11:30-06:00, true",
        "FREQ=WEEKLY;UNTIL=20250218T112959, 2025-02-18T11:30-06:00, false",
    })
    void anEndIncludesItself(String rule, String arrival, boolean covered) {
        assertEquals(covered, Recurrence.of(rule).pattern().until().covers(ZonedDateTime.parse(arrival)));
    }

    static Stream<String> taken() {
        return Stream.of(
                "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8",
                "FREQ=WEEKLY;COUNT=200",
                "FREQ=WEEKLY;INTERVAL=4;UNTIL=20251231",
                "COUNT=1;FREQ=WEEKLY");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("taken")
    void weeklyRulesWithAnEndAreTaken(String rule) {
        assertEquals(List.of(), broken(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;BYDAY=TU,TH",
                "FREQ=DAILY;COUNT=3",
                "FREQ=MONTHLY;COUNT=3",
                "FREQ=YEARLY;COUNT=2",
                "FREQ=HOURLY;COUNT=2",
                "FREQ=WEEKLY;COUNT=3;BYMONTH=2",
                "FREQ=WEEKLY;COUNT=3;WKST=SU",
                "FREQ=WEEKLY;COUNT=3;BYHOUR=5",
                "FREQ=WEEKLY;INTERVAL=157;COUNT=3",
                "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
                "FREQ=WEEKLY;UNTIL=20250210",
            })
    void otherRulesAreRefused(String rule) {
        assertEquals(List.of("RULE_NOT_ACCEPTED"), broken(rule));
    }

    @Test
    void moreThanTwoHundredAreTooMany() {
        assertEquals(List.of("TOO_MANY_OCCURRENCES"), broken("FREQ=WEEKLY;COUNT=201"));
        assertEquals(List.of("RULE_NOT_ACCEPTED", "RULE_NOT_ACCEPTED"), broken("FREQ=DAILY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "weekly",
                "FREQ=SOMETIMES;COUNT=3",
                "RRULE:FREQ=WEEKLY;COUNT=3",
                "BYDAY=TU;COUNT=3",
                "FREQ=WEEKLY;COUNT=x",
                "FREQ=WEEKLY;COUNT=-1",
                "FREQ=WEEKLY;COUNT=0",
                "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
                "FREQ=WEEKLY;BYDAY=2TU;COUNT=3",
                "FREQ=WEEKLY;COUNT=3;UNTIL=20250301",
                "FREQ=WEEKLY;UNTIL=tomorrow",
                "FREQ=WEEKLY;COUNT=99999999999999999999",
                "FREQ=WEEKLY;;COUNT=3;=;",
                "FREQ=WEEKLY;COUNT=3\nDTSTART:20250101",
                "\u0000",
            })
    void whatIsNoRuleIsMalformed(String text) {
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> Recurrence.of(text)).status());
    }

    @Test
    void anEndlessTextIsMalformed() {
        String text = "FREQ=WEEKLY;COUNT=3;BYDAY=" + "TU,".repeat(5_000) + "TH";
        assertEquals(
                400,
                assertThrows(ProblemException.class, () -> Recurrence.of(text)).status());
    }
}
