package org.acuerdo.flights.flight.rules;

import static org.acuerdo.flights.flight.rules.Examples.NOW;
import static org.acuerdo.flights.flight.rules.Examples.agreement;
import static org.acuerdo.flights.flight.rules.Examples.conditions;
import static org.acuerdo.flights.flight.rules.Examples.group;
import static org.acuerdo.flights.flight.rules.Examples.inForce;
import static org.acuerdo.flights.flight.rules.Examples.known;
import static org.acuerdo.flights.flight.rules.Examples.manual;
import static org.acuerdo.flights.flight.rules.Examples.passengers;
import static org.acuerdo.flights.flight.rules.Examples.request;
import static org.acuerdo.flights.flight.rules.Examples.terms;
import static org.acuerdo.flights.flight.rules.Examples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {
    private static final String DEPARTURE = "2025-02-12T08:00:00-06:00";
    private static final String ARRIVAL = "2025-02-12T11:30:00-06:00";

    @Test
    void theMainPathBreaksNoRule() {
        assertEquals(List.of(), all(request(), agreement()));
    }

    @Test
    void unknownAgreement() {
        assertOnly("AGREEMENT_UNKNOWN", "agreementId", RequestRules.landings(request(), Map.of(), NOW));
    }

    @Test
    void notOperativeBeforeEntryIntoForce() {
        AgreementFacts signed = new AgreementFacts(
                LocalDate.parse("2025-02-05"),
                null,
                LocalDate.parse("2025-02-05"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertOnly(
                "AGREEMENT_NOT_OPERATIVE",
                "legs[0].arrival",
                all(request(), agreement(signed, terms(conditions(), manual()))));
    }

    @Test
    void notOperativeOnASuspendedArrivalDay() {
        AgreementFacts suspended = new AgreementFacts(
                null,
                null,
                null,
                null,
                null,
                LocalDate.parse("2025-02-10"),
                List.of(new AgreementFacts.Suspension(
                        UUID.randomUUID(),
                        LocalDate.parse("2025-02-12"),
                        LocalDate.parse("2025-02-12"),
                        null,
                        "GT",
                        null,
                        null)),
                null,
                null,
                null);
        assertOnly(
                "AGREEMENT_NOT_OPERATIVE",
                "legs[0].arrival",
                all(request(), agreement(suspended, terms(conditions(), manual()))));
    }

    @Test
    void withoutTermsOnTheArrivalDayOnlyGuardsCanBeChecked() {
        List<Violation> found = all(request("MGGT", DEPARTURE, ARRIVAL, List.of(national("US"))), agreement(inForce()));
        assertEquals(List.of("AGREEMENT_NOT_OPERATIVE", "SENDING_STATE_NATIONAL", "CATEGORY_MISMATCH"), codes(found));
    }

    @Test
    void termsInForceOnTheLocalArrivalDayCount() {
        // 03:30Z on the 10th is still the 9th in Guatemala: the terms begin on the 10th
        FlightRequest ninth = request("MGGT", "2025-02-09T18:00:00-06:00", "2025-02-10T03:30:00Z", passengers());
        assertOnly("AGREEMENT_NOT_OPERATIVE", "legs[0].arrival", all(ninth, agreement()));
    }

    @Test
    void aircraft() {
        FlightRequest scheduled = with(request(), new Aircraft(AircraftCategory.SCHEDULED, "B738", 135, null));
        assertOnly("AIRCRAFT_NOT_ACCEPTED", "aircraft.category", all(scheduled, agreement()));
    }

    @Test
    void airport() {
        assertOnly(
                "AIRPORT_NOT_ACCEPTED",
                "legs[0].destination",
                all(request("MGPB", DEPARTURE, ARRIVAL, passengers()), agreement()));
    }

    @ParameterizedTest(name = "arrival {0}: accepted {1}")
    @CsvSource({
        "2025-02-12T06:00:00-06:00, true",
        "2025-02-12T05:59:59-06:00, false",
        "2025-02-12T22:00:00-06:00, true",
        "2025-02-12T22:00:01-06:00, false",
        "2025-02-15T11:30:00-06:00, false",
        "2025-02-13T03:59:00Z,      true",
        "2025-02-13T04:01:00Z,      false"
    })
    void hours(String arrival, boolean accepted) {
        FlightRequest request = request("MGGT", "2025-02-11T22:00:00-06:00", arrival, passengers());
        assertEquals(accepted ? List.of() : List.of("OUTSIDE_HOURS"), codes(all(request, agreement())));
    }

    @ParameterizedTest(name = "night hours, arrival {0}: accepted {1}")
    @CsvSource({
        "2025-02-14T22:00:00-06:00, true",
        "2025-02-15T04:00:00-06:00, true",
        "2025-02-15T05:00:01-06:00, false",
        "2025-02-15T22:00:00-06:00, false",
        "2025-02-16T03:00:00-06:00, false"
    })
    void hoursPastMidnightBelongToTheDayTheyBeginOn(String arrival, boolean accepted) {
        Conditions night = new Conditions(
                null,
                null,
                null,
                null,
                null,
                List.of(new Conditions.Airport(
                        "MGGT", Set.of(DayOfWeek.FRIDAY), LocalTime.of(21, 0), LocalTime.of(5, 0), null)),
                null);
        FlightRequest request = request("MGGT", "2025-02-14T18:00:00-06:00", arrival, passengers());
        assertEquals(accepted ? List.of() : List.of("OUTSIDE_HOURS"), codes(all(request, agreement(night))));
    }

    @Test
    void anAirportsOwnZoneGoesBeforeTheAgreements() {
        Conditions own = new Conditions(
                null,
                null,
                null,
                null,
                null,
                List.of(new Conditions.Airport(
                        "MGGT", null, LocalTime.of(12, 30), LocalTime.of(13, 0), "America/New_York")),
                null);
        assertEquals(List.of(), all(request(), agreement(own)));
    }

    @Test
    void blackoutDate() {
        FlightRequest christmas =
                request("MGGT", "2025-12-24T08:00:00-06:00", "2025-12-24T11:30:00-06:00", passengers());
        assertOnly("BLACKOUT_DATE", "legs[0].arrival", all(christmas, agreement()));
    }

    @Test
    void noticeInHours() {
        Instant departure = Instant.parse("2025-02-12T14:00:00Z");
        assertEquals(List.of(), all(request(), agreement(), departure.minusSeconds(24 * 3600)));
        assertOnly(
                "NOTICE_TOO_SHORT",
                "legs[0].departure",
                all(request(), agreement(), departure.minusSeconds(24 * 3600 - 1)));
    }

    @ParameterizedTest(name = "asked for at {0}: accepted {1}")
    @CsvSource({
        "2025-02-06T14:00:00Z, true", // Thursday 08:00; Friday 7 is a holiday, Saturday and Sunday are free
        "2025-02-06T14:00:01Z, false"
    })
    void noticeInWorkingDays(Instant asked, boolean accepted) {
        Conditions working = new Conditions(
                null,
                null,
                null,
                3,
                new Conditions.WorkingCalendar(
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(LocalDate.parse("2025-02-07"))),
                null,
                null);
        assertEquals(
                accepted ? List.of() : List.of("NOTICE_TOO_SHORT"), codes(all(request(), agreement(working), asked)));
    }

    @ParameterizedTest(name = "asked for at {0}: accepted {1}")
    @CsvSource({"2025-02-10T13:59:59Z, true", "2025-02-10T14:00:00Z, false"})
    void whereSilenceGrantsTheReplyTimeEndsBeforeDeparture(Instant asked, boolean accepted) {
        ClearanceClause deemed =
                new ClearanceClause(ClearanceClause.Mode.MANUAL, 48, null, ClearanceClause.OnSilence.DEEMED_GRANTED);
        AgreementSnapshot agreement = agreement(inForce(), terms(conditions(), deemed));
        assertEquals(accepted ? List.of() : List.of("NOTICE_TOO_SHORT"), codes(all(request(), agreement, asked)));
    }

    @Test
    void replyTimeInWorkingDaysCountsToo() {
        ClearanceClause deemed =
                new ClearanceClause(ClearanceClause.Mode.MANUAL, null, 2, ClearanceClause.OnSilence.DEEMED_GRANTED);
        AgreementSnapshot agreement = agreement(inForce(), terms(conditions(), deemed));
        assertEquals(List.of(), all(request(), agreement, Instant.parse("2025-02-10T13:59:59Z")));
        assertOnly(
                "NOTICE_TOO_SHORT",
                "legs[0].departure",
                all(request(), agreement, Instant.parse("2025-02-10T14:00:00Z")));
    }

    @Test
    void tooManyPersons() {
        FlightRequest many = with(
                with(request(), List.of(group(PopulationCategory.NATIONAL, "GT", 36, 100, 0, 0))),
                new Aircraft(AircraftCategory.CHARTER, "A332", 250, null));
        assertOnly("TOO_MANY_PERSONS", "passengers", all(many, agreement()));
    }

    @Test
    void seatsCountPassengersAndStaff() {
        // 103 passengers and 17 of staff
        FlightRequest full = with(request(), new Aircraft(AircraftCategory.CHARTER, "B738", 120, null));
        assertEquals(List.of(), all(full, agreement()));
        FlightRequest oneMore = with(full, new Staff(15, 1, 1, 1));
        assertOnly("MORE_PERSONS_THAN_SEATS", "aircraft.seats", all(oneMore, agreement()));
    }

    @Test
    void populationNotAccepted() {
        FlightRequest stateless = with(request(), List.of(group(PopulationCategory.STATELESS, null, 1, 0, 0, 0)));
        assertOnly("POPULATION_NOT_ACCEPTED", "passengers[0].category", all(stateless, agreement()));
        FlightRequest custody = with(request(), List.of(group(PopulationCategory.CUSTODY_TRANSFER, "VE", 0, 1, 0, 0)));
        assertOnly("POPULATION_NOT_ACCEPTED", "passengers[0].category", all(custody, agreement()));
    }

    @Test
    void nationalityNotAccepted() {
        FlightRequest cuban = with(request(), List.of(national("GT"), third("CU")));
        assertOnly("NATIONALITY_NOT_ACCEPTED", "passengers[1].nationality", all(cuban, agreement()));
    }

    @Test
    void sendingStateNationalsAreNeverPassengersInNoCategory() {
        for (PopulationCategory category : List.of(
                PopulationCategory.NATIONAL,
                PopulationCategory.THIRD_COUNTRY_NATIONAL,
                PopulationCategory.CUSTODY_TRANSFER)) {
            FlightRequest own = with(request(), List.of(group(category, "US", 0, 1, 0, 0)));
            Violation guard = all(own, agreement()).stream()
                    .filter(v -> v.code().equals("SENDING_STATE_NATIONAL"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("guard G1", guard.clause());
        }
    }

    /** Of what was counted as of what was asked for: nationals of the sending state are of another state than the receiver. */
    @Test
    void categoryMismatchOfAnyGroups() {
        List<Violation> found = PopulationPolicies.categoryMismatch(
                        "aboard",
                        List.of(national("GT"), national("HN"), third("US"), third("GT"), national("US")),
                        "GT")
                .toList();
        assertEquals(List.of("CATEGORY_MISMATCH", "CATEGORY_MISMATCH", "CATEGORY_MISMATCH"), codes(found));
        assertEquals(
                List.of("aboard[1].category", "aboard[3].category", "aboard[4].category"),
                found.stream().map(Violation::field).toList());
    }

    @Test
    void categoryMismatch() {
        assertOnly(
                "CATEGORY_MISMATCH",
                "passengers[0].category",
                all(with(request(), List.of(national("HN"))), agreement()));
        List<Violation> own = all(with(request(), List.of(third("GT"))), agreement());
        assertEquals(List.of("CATEGORY_MISMATCH", "NATIONALITY_NOT_ACCEPTED"), codes(own));
    }

    @Test
    void departureInThePast() {
        Conditions free = new Conditions(null, null, null, null, null, null, null);
        Instant departure = Instant.parse("2025-02-12T14:00:00Z");
        assertOnly("DEPARTURE_IN_THE_PAST", "legs[0].departure", all(request(), agreement(free), departure));
        assertEquals(List.of(), all(request(), agreement(free), departure.minusSeconds(1)));
    }

    @Test
    void arrivalBeforeDeparture() {
        assertOnly(
                "ARRIVAL_BEFORE_DEPARTURE",
                "legs[0].arrival",
                all(request("MGGT", DEPARTURE, "2025-02-12T07:59:00-06:00", passengers()), agreement()));
    }

    @Test
    void beyondTheWindowsThatArePublished() {
        assertEquals(
                List.of("OUT_OF_RANGE"),
                codes(RequestRules.flight(
                        request("MGGT", "2028-02-07T08:00:00-06:00", "2028-02-07T11:30:00-06:00", passengers()), NOW)));
    }

    @Test
    void allAtOnceEachWithItsClause() {
        FlightRequest bad = with(
                with(
                        request(
                                "MGPB",
                                "2025-12-25T23:00:00-06:00",
                                "2025-12-25T05:00:00-06:00",
                                List.of(
                                        national("US"),
                                        third("CU"),
                                        third("GT"),
                                        group(PopulationCategory.STATELESS, null, 100, 100, 0, 0))),
                        new Aircraft(AircraftCategory.STATE, "B738", 135, null)),
                new Staff(14, 1, 1, 1));
        List<Violation> found = all(bad, agreement(), Instant.parse("2025-12-25T12:00:00Z"));
        assertEquals(
                List.of(
                        "ARRIVAL_BEFORE_DEPARTURE",
                        "MORE_PERSONS_THAN_SEATS",
                        "SENDING_STATE_NATIONAL",
                        "CATEGORY_MISMATCH",
                        "CATEGORY_MISMATCH",
                        "AIRCRAFT_NOT_ACCEPTED",
                        "AIRPORT_NOT_ACCEPTED",
                        "BLACKOUT_DATE",
                        "NOTICE_TOO_SHORT",
                        "TOO_MANY_PERSONS",
                        "POPULATION_NOT_ACCEPTED",
                        "NATIONALITY_NOT_ACCEPTED",
                        "NATIONALITY_NOT_ACCEPTED"),
                codes(found));
        assertTrue(found.stream().allMatch(v -> v.clause() != null && v.field() != null && v.detail() != null));
    }

    @Test
    void whichLandingsHaveWindowsWhateverElseIsWrong() {
        AgreementSnapshot gt = agreement();
        UUID hn = UUID.randomUUID();
        FlightRequest two = new FlightRequest(
                null,
                "RF101",
                List.of(leg(DEPARTURE, ARRIVAL, gt.id()), leg(ARRIVAL, DEPARTURE, hn)),
                request().aircraft(),
                null,
                request().staff());
        // the second arrives before it departs: on that day all the same
        assertEquals(List.of(1, 2), legs(two, Map.of(gt.id(), gt, hn, gt)));
        assertEquals(List.of(1), legs(two, Map.of(gt.id(), gt)), "an agreement that is not known");
        AgreementSnapshot signed = agreement(
                new AgreementFacts(null, null, LocalDate.parse("2025-02-05"), null, null, null, null, null, null, null),
                terms(conditions(), manual()));
        assertEquals(List.of(2), legs(two, Map.of(gt.id(), signed, hn, gt)), "a day that is not operative");
        assertEquals(List.of(2), legs(two, Map.of(gt.id(), agreement(inForce()), hn, gt)), "a day without terms");
        FlightRequest late = request("MGGT", "2028-02-07T08:00:00-06:00", "2028-02-07T11:30:00-06:00", passengers());
        assertEquals(List.of(), legs(late, known(gt)), "beyond what is published");
    }

    private static Leg leg(String departure, String arrival, UUID agreement) {
        return new Leg(
                "KAEX",
                "MGGT",
                OffsetDateTime.parse(departure),
                OffsetDateTime.parse(arrival),
                agreement,
                passengers());
    }

    private static List<Integer> legs(FlightRequest request, Map<UUID, AgreementSnapshot> agreements) {
        return RequestRules.withWindows(request, agreements, NOW).stream()
                .map(Landing::legNumber)
                .toList();
    }

    private static PassengerGroup national(String nationality) {
        return group(PopulationCategory.NATIONAL, nationality, 0, 1, 0, 0);
    }

    private static PassengerGroup third(String nationality) {
        return group(PopulationCategory.THIRD_COUNTRY_NATIONAL, nationality, 0, 1, 0, 0);
    }

    private static List<Violation> all(FlightRequest request, AgreementSnapshot agreement) {
        return all(request, agreement, NOW);
    }

    private static List<Violation> all(FlightRequest request, AgreementSnapshot agreement, Instant now) {
        List<Violation> found = new ArrayList<>(RequestRules.flight(request, now));
        found.addAll(RequestRules.landings(request, known(agreement), now));
        return found;
    }

    private static List<String> codes(List<Violation> found) {
        return found.stream().map(Violation::code).toList();
    }

    private static void assertOnly(String code, String field, List<Violation> found) {
        assertEquals(List.of(code), codes(found));
        assertEquals(field, found.get(0).field());
        assertTrue(found.get(0).clause() != null && !found.get(0).clause().isBlank());
    }
}
