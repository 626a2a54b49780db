package org.acuerdo.flights.flight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.acuerdo.contracts.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightTimesTest {
    private static final FlightTimes DEPARTED = new FlightTimes(at("08:10"), null, Map.of(), 1, null);
    private static final FlightTimes DIVERTED = new FlightTimes(at("08:10"), at("10:00"), Map.of(), 1, null);
    /** The first of two landings, made. */
    private static final FlightTimes LANDED = new FlightTimes(at("08:10"), null, Map.of(1, at("11:41")), 2, null);

    private static final FlightTimes LANDED_AND_DIVERTED =
            new FlightTimes(at("08:10"), at("12:50"), Map.of(1, at("11:41")), 2, null);

    private static final FlightTimes ARRIVED =
            new FlightTimes(at("08:10"), null, Map.of(1, at("11:41"), 2, at("13:35")), 2, null);

    @ParameterizedTest(name = "{0}")
    @CsvSource({"08:09, departure", "08:10,", "08:11,"})
    void whatFollowsADepartureIsNotBeforeIt(String time, String before) {
        assertOrder(before, DEPARTED.landing("at", 1, at(time)));
        assertOrder(before, DEPARTED.end("at", at(time)));
        assertOrder(before, DEPARTED.diversion("at", at(time)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"09:00, diversion", "10:00,", "10:01,"})
    void arrivalReturnAndLandingElsewhereComeAfterTheDiversion(String time, String before) {
        assertOrder(before, DIVERTED.landing("at", 1, at(time)));
        assertOrder(before, DIVERTED.end("at", at(time)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"10:00, landing before it", "11:41,", "12:00,"})
    void whatFollowsALandingIsNotBeforeIt(String time, String before) {
        assertOrder(before, LANDED.end("at", at(time)));
        assertOrder(before, LANDED.diversion("at", at(time)));
        assertOrder(before, LANDED.landing("at", 2, at(time)));
    }

    @Test
    void aLandingMayBeReportedLaterThanTheOneThatFollowsIt() {
        FlightTimes second = new FlightTimes(at("08:10"), null, Map.of(2, at("13:35")), 2, null);
        assertOrder(null, second.landing("at", 1, at("13:35")));
        assertOrder("landing that follows", second.landing("at", 1, at("13:36")));
        // it is down and turns off its path no more
        assertOrder("last landing", second.diversion("at", at("14:00")));
    }

    @Test
    void whichLegADiversionWasOnIsNotReported() {
        FlightTimes diverted = new FlightTimes(at("08:10"), at("12:50"), Map.of(), 2, null);
        assertOrder(null, diverted.landing("at", 1, at("11:41")));
        assertOrder(null, diverted.landing("at", 1, at("13:00")));
        assertOrder("diversion", LANDED_AND_DIVERTED.landing("at", 2, at("12:49")));
        assertOrder(null, LANDED_AND_DIVERTED.landing("at", 2, at("12:50")));
        assertOrder("diversion", LANDED_AND_DIVERTED.end("at", at("12:00")));
        assertEquals(2, LANDED_AND_DIVERTED.end("at", at("11:00")).size(), "all that it is before");
    }

    @Test
    void aLandingIsCorrectedBetweenItsNeighbours() {
        assertOrder(null, ARRIVED.landing("value", 1, at("11:45")));
        assertOrder(null, ARRIVED.landing("value", 2, at("14:00")));
        assertOrder("landing that follows", ARRIVED.landing("value", 1, at("13:36")));
        assertOrder("landing before it", ARRIVED.landing("value", 2, at("11:40")));
    }

    @Test
    void aDepartureIsCorrectedToBeforeAllElse() {
        assertOrder(null, DIVERTED.departure("value", at("10:00")));
        assertOrder("diversion", DIVERTED.departure("value", at("10:01")));
        assertOrder(null, ARRIVED.departure("value", at("11:41")));
        assertOrder("first landing", ARRIVED.departure("value", at("11:42")));
    }

    @Test
    void whatIsCorrectedOfAFlightThatCameBackLiesBeforeThat() {
        FlightTimes back = new FlightTimes(at("08:10"), null, Map.of(1, at("11:41")), 2, at("14:00"));
        assertOrder(null, back.landing("value", 1, at("14:00")));
        assertOrder("end of the flight", back.landing("value", 1, at("14:01")));
        FlightTimes atOnce = new FlightTimes(at("08:10"), null, Map.of(), 1, at("09:00"));
        assertOrder("end of the flight", atOnce.departure("value", at("09:01")));
    }

    @Test
    void whatNobodyReportedSetsNoOrder() {
        FlightTimes imported = new FlightTimes(null, null, Map.of(1, at("11:41")), 1, null);
        assertOrder(null, imported.landing("value", 1, at("00:00")));
    }

    /** @param what OUT_OF_ORDER names; null: in order */
    private static void assertOrder(String what, List<Violation> found) {
        assertEquals(
                what == null ? List.of() : List.of("OUT_OF_ORDER"),
                found.stream().map(Violation::code).toList());
        assertTrue(found.stream().allMatch(v -> v.detail().contains("the " + what + " at")), found::toString);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-02-12T" + time + ":00Z");
    }
}
