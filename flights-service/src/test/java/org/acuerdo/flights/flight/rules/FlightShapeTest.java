package org.acuerdo.flights.flight.rules;

import static org.acuerdo.flights.flight.rules.Examples.group;
import static org.acuerdo.flights.flight.rules.Examples.numbered;
import static org.acuerdo.flights.flight.rules.Examples.passengers;
import static org.acuerdo.flights.flight.rules.Examples.request;
import static org.acuerdo.flights.flight.rules.Examples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlightShapeTest {
    private static final String OUT = "2025-02-12T08:00:00-06:00";
    private static final String IN = "2025-02-12T11:30:00-06:00";

    @Test
    void theMainPathIsWellFormed() {
        assertEquals(List.of(), FlightShape.of(request()));
        assertEquals(List.of(), FlightShape.texts(request()));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("number", numbered(request(), "rf101; drop")),
                Arguments.of("number", numbered(request(), "")),
                Arguments.of("aircraft.seats", with(request(), new Aircraft(AircraftCategory.CHARTER, null, 0, null))),
                Arguments.of(
                        "aircraft.seats",
                        with(request(), new Aircraft(AircraftCategory.CHARTER, null, 2_000_000_000, null))),
                Arguments.of("staff.escorts", with(request(), new Staff(-1, 0, 0, 0))),
                Arguments.of("staff.medical", with(request(), new Staff(0, 1001, 0, 0))),
                Arguments.of("staff.monitors", with(request(), new Staff(0, 0, -5, 0))),
                Arguments.of("staff.interpreters", with(request(), new Staff(0, 0, 0, Integer.MAX_VALUE))),
                Arguments.of("legs[0].destination", request("ZZZZ", OUT, IN, passengers())),
                Arguments.of("legs[0].destination", request("KAEX", OUT, IN, passengers())),
                Arguments.of("passengers", with(request(), List.<PassengerGroup>of())),
                Arguments.of(
                        "passengers[0]",
                        with(request(), List.of(group(PopulationCategory.NATIONAL, "GT", 0, 0, 0, 0)))),
                Arguments.of(
                        "passengers[0].men",
                        with(request(), List.of(group(PopulationCategory.NATIONAL, "GT", 5, -1, 0, 0)))),
                Arguments.of(
                        "passengers[0].women",
                        with(request(), List.of(group(PopulationCategory.NATIONAL, "GT", 1001, 0, 0, 0)))),
                Arguments.of(
                        "passengers[0].nationality",
                        with(request(), List.of(group(PopulationCategory.NATIONAL, null, 1, 0, 0, 0)))),
                Arguments.of(
                        "passengers[0].nationality",
                        with(request(), List.of(group(PopulationCategory.NATIONAL, "XX", 1, 0, 0, 0)))),
                Arguments.of(
                        "passengers[0].nationality",
                        with(request(), List.of(group(PopulationCategory.STATELESS, "SY", 1, 0, 0, 0)))),
                Arguments.of("agreementId", Examples.under(request(), null)),
                Arguments.of("legs[1].origin", legs(leg("KAEX", "MHLM"), leg("MSLP", "MGGT"))),
                Arguments.of("legs", legs()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isSaidWithItsField(String field, FlightRequest request) {
        assertEquals(
                List.of(field),
                FlightShape.of(request).stream().map(Violation::field).toList());
        assertEquals("MALFORMED", FlightShape.of(request).get(0).code());
    }

    @Test
    void passengersStandAtTheTopOrAtTheLegs() {
        FlightRequest r = request();
        Leg own = new Leg(
                "KAEX", "MGGT", OffsetDateTime.parse(OUT), OffsetDateTime.parse(IN), Examples.AGREEMENT, passengers());
        FlightRequest both =
                new FlightRequest(r.agreementId(), r.number(), List.of(own), r.aircraft(), r.passengers(), r.staff());
        assertEquals("agreementId", FlightShape.of(both).get(0).field());
        FlightRequest atLeg = new FlightRequest(null, r.number(), List.of(own), r.aircraft(), null, r.staff());
        assertEquals(List.of(), FlightShape.of(atLeg));
    }

    @Test
    void personalDataInTextsIsRefused() {
        FlightRequest named = with(
                request(),
                new Aircraft(AircraftCategory.CHARTER, "B738", 135, "write to family at someone@example.org"));
        assertEquals(
                List.of("LOOKS_LIKE_PERSONAL_DATA"),
                FlightShape.texts(named).stream().map(Violation::code).toList());
    }

    private static Leg leg(String from, String to) {
        return new Leg(from, to, OffsetDateTime.parse(OUT), OffsetDateTime.parse(IN), null, null);
    }

    private static FlightRequest legs(Leg... legs) {
        FlightRequest r = request();
        return new FlightRequest(r.agreementId(), r.number(), List.of(legs), r.aircraft(), r.passengers(), r.staff());
    }
}
