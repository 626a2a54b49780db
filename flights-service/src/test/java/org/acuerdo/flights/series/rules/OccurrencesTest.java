package org.acuerdo.flights.series.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.junit.jupiter.api.Test;

/** The wall time of the arrival is kept over a change of clocks, and so is the duration. */
class OccurrencesTest {
    /** Changes its clocks on 9 March and 2 November 2025. */
    private static final ZoneId TIJUANA = ZoneId.of("America/Tijuana");

    private static FlightRequest first(String departure, String arrival) {
        return new FlightRequest(
                UUID.randomUUID(),
                "RF101",
                List.of(new Leg(
                        "KAEX", "MMTJ", OffsetDateTime.parse(departure), OffsetDateTime.parse(arrival), null, null)),
                new Aircraft(AircraftCategory.CHARTER, null, 135, null),
                List.of(),
                new Staff(0, 0, 0, 0));
    }

    @Test
    void theWallTimeIsKeptWhenTheClocksGoForward() {
        FlightRequest first = first("2025-03-04T08:00:00-06:00", "2025-03-04T11:30:00-08:00");
        Leg later = Occurrences.flight(first, TIJUANA, LocalDate.parse("2025-03-11"))
                .legs()
                .get(0);

        assertEquals(OffsetDateTime.parse("2025-03-11T11:30:00-07:00"), later.arrival());
        assertEquals(OffsetDateTime.parse("2025-03-11T07:00:00-06:00"), later.departure());
    }

    @Test
    void theWallTimeIsKeptWhenTheClocksGoBack() {
        FlightRequest first = first("2025-10-28T08:00:00-06:00", "2025-10-28T11:30:00-07:00");
        Leg later = Occurrences.flight(first, TIJUANA, LocalDate.parse("2025-11-04"))
                .legs()
                .get(0);

        assertEquals(OffsetDateTime.parse("2025-11-04T11:30:00-08:00"), later.arrival());
        assertEquals(OffsetDateTime.parse("2025-11-04T09:00:00-06:00"), later.departure());
    }

    @Test
    void aTimeThatTheClocksLeaveOutIsReckonedWithTheOffsetBefore() {
        FlightRequest first = first("2025-03-02T00:30:00-08:00", "2025-03-02T02:30:00-08:00");
        Leg later = Occurrences.flight(first, TIJUANA, LocalDate.parse("2025-03-09"))
                .legs()
                .get(0);

        assertEquals(OffsetDateTime.parse("2025-03-09T03:30:00-07:00"), later.arrival());
    }

    @Test
    void theFirstOneIsAsItWasAskedFor() {
        FlightRequest first = first("2025-03-04T08:00:00-06:00", "2025-03-04T11:30:00-08:00");
        assertSame(first, Occurrences.flight(first, TIJUANA, LocalDate.parse("2025-03-04")));
    }

    @Property
    void wallTimeAndDurationAreKeptOnAnyDay(
            @ForAll @IntRange(min = 1, max = 1_200) int days,
            @ForAll @IntRange(min = 4, max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 20) int hoursAloft) {
        OffsetDateTime arrival =
                OffsetDateTime.parse("2025-01-07T00:15:00-08:00").withHour(hour);
        FlightRequest first = first(arrival.minusHours(hoursAloft).toString(), arrival.toString());
        LocalDate day = LocalDate.parse("2025-01-07").plusDays(days);

        Leg leg = Occurrences.flight(first, TIJUANA, day).legs().get(0);

        assertEquals(
                LocalTime.of(hour, 15), leg.arrival().atZoneSameInstant(TIJUANA).toLocalTime());
        assertEquals(day, leg.arrival().atZoneSameInstant(TIJUANA).toLocalDate());
        assertEquals(Duration.ofHours(hoursAloft), Duration.between(leg.departure(), leg.arrival()));
    }

    @Test
    void aViolationSaysWhichOccurrenceItIsOf() {
        Violation of = Violation.of("OUTSIDE_HOURS", "legs[0].arrival", "06:00 to 22:00", "terms 1");
        assertEquals("occurrences[3].legs[0].arrival", Occurrences.at(3, of).field());
        Violation limit = Violation.limitReached("flights-day", "2025-02-12", 0, 1, 1);
        assertEquals("occurrences[0]", Occurrences.at(0, limit).field());
        assertEquals("flights-day", Occurrences.at(0, limit).limitId());
    }
}
