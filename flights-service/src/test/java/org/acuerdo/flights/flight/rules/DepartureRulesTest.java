package org.acuerdo.flights.flight.rules;

import static org.acuerdo.flights.flight.rules.Examples.group;
import static org.acuerdo.flights.flight.rules.Examples.passengers;
import static org.acuerdo.flights.flight.rules.Examples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartureRulesTest {
    private static final ZoneId GUATEMALA = ZoneId.of("America/Guatemala");

    @ParameterizedTest(name = "departs {0}: taken {1}")
    @CsvSource({
        "2025-02-12T14:00:00Z, true",
        "2025-02-12T14:10:00Z, true",
        "2025-02-12T20:00:00Z, true",
        "2025-02-12T20:00:01Z, false",
        "2025-02-12T13:59:59Z, false"
    })
    void upToSixHoursLate(Instant at, boolean taken) {
        assertEquals(
                taken ? List.of() : List.of("RESCHEDULING_NEEDED"),
                codes(DepartureRules.time(request(), at, landing -> GUATEMALA)));
    }

    @ParameterizedTest(name = "departs {0}: taken {1}")
    @CsvSource({"2025-02-13T03:29:59Z, true", "2025-02-13T03:30:00Z, false"})
    void onlyWhereItStillArrivesOnTheSameLocalDay(Instant at, boolean taken) {
        FlightRequest evening = request("MGGT", "2025-02-12T18:00:00-06:00", "2025-02-12T20:30:00-06:00", passengers());
        assertEquals(
                taken ? List.of() : List.of("RESCHEDULING_NEEDED"),
                codes(DepartureRules.time(evening, at, landing -> GUATEMALA)));
    }

    @ParameterizedTest(name = "departs {0}: taken {1}")
    @CsvSource({"2025-02-13T00:29:59Z, true", "2025-02-13T00:30:00Z, false"})
    void eachLandingStaysOnItsOwnLocalDay(Instant at, boolean taken) {
        // the second receiver's midnight is an hour before the first's
        FlightRequest evening = new FlightRequest(
                null,
                "RF101",
                List.of(
                        leg("2025-02-12T18:00:00-06:00", "2025-02-12T20:30:00-06:00"),
                        leg("2025-02-12T21:00:00-06:00", "2025-02-12T23:30:00-05:00")),
                request().aircraft(),
                null,
                request().staff());
        assertEquals(
                taken ? List.of() : List.of("RESCHEDULING_NEEDED"),
                codes(DepartureRules.time(
                        evening, at, landing -> landing.legNumber() == 1 ? GUATEMALA : ZoneId.of("America/Bogota"))));
    }

    private static Leg leg(String departure, String arrival) {
        return new Leg(
                "KAEX",
                "MGGT",
                OffsetDateTime.parse(departure),
                OffsetDateTime.parse(arrival),
                UUID.randomUUID(),
                passengers());
    }

    @Test
    void aboardAsRequestedOrFewer() {
        assertEquals(List.of(), DepartureRules.aboard(passengers(), passengers(), 103));
        List<PassengerGroup> fewer = List.of(group(PopulationCategory.NATIONAL, "GT", 20, 70, 4, 1));
        assertEquals(List.of(), DepartureRules.aboard(passengers(), fewer, 103));
    }

    @Test
    void nobodyIsAddedClassByClass() {
        List<PassengerGroup> shifted = List.of(group(PopulationCategory.NATIONAL, "GT", 21, 74, 4, 1));
        assertEquals(List.of("COUNTS_DIFFER"), codes(DepartureRules.aboard(passengers(), shifted, 103)));
        List<PassengerGroup> other = List.of(group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "SV", 0, 1, 0, 0));
        assertEquals(List.of("COUNTS_DIFFER"), codes(DepartureRules.aboard(passengers(), other, 103)));
    }

    @Test
    void theSameGroupInTwoPartsIsOneGroup() {
        List<PassengerGroup> parts = List.of(
                group(PopulationCategory.NATIONAL, "GT", 20, 40, 4, 1),
                group(PopulationCategory.NATIONAL, "GT", 0, 36, 0, 0));
        assertEquals(List.of("COUNTS_DIFFER"), codes(DepartureRules.aboard(passengers(), parts, 103)));
    }

    @Test
    void theTotalIsWithinThoseFitToFly() {
        assertEquals(List.of("COUNTS_DIFFER"), codes(DepartureRules.aboard(passengers(), passengers(), 102)));
    }

    @Test
    void somebodyIsAboard() {
        assertEquals(List.of("COUNTS_DIFFER"), codes(DepartureRules.aboard(passengers(), List.of(), 103)));
    }

    private static List<String> codes(List<Violation> found) {
        return found.stream().map(Violation::code).toList();
    }
}
