package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.quota.Landing;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever causes an excess, the latest requested flights that make it up are marked, until it fits or they are accepted. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class OverLimitTest {
    private final World world = new World();

    @Inject
    Flying flying;

    @Inject
    FlightRepository flights;

    @Inject
    AgreementCopies agreements;

    @Inject
    QuotaLedger ledger;

    @AfterEach
    void close() {
        world.close();
    }

    private static Terms perDay(int flights) {
        return World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, flights, null)));
    }

    private static Terms perWeek(int flights) {
        return World.terms(List.of(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, flights, null)));
    }

    private static Terms personsPerDay(int persons) {
        return World.terms(List.of(World.limit("persons-day", Limit.Unit.PERSON, Limit.Period.DAY, persons, null)));
    }

    private static Map<String, Object> on(UUID agreement, String day) {
        return World.body(agreement, day + "T14:00:00-06:00", day + "T17:30:00-06:00", World.passengers());
    }

    private Response accept(UUID flight) {
        return world.act(
                world.as("clearance-officer", "GT"), flight, "over-limit-acceptance", Map.of("reason", "by note"));
    }

    private Response reschedule(UUID flight, UUID agreement, String day) {
        return world.act(world.planner(), flight, "rescheduling", on(agreement, day));
    }

    private static List<Map<String, Object>> oneMore() {
        List<Map<String, Object>> groups = new ArrayList<>(World.passengers());
        groups.add(World.group("NATIONAL", "GT", 0, 1, 0, 0));
        return groups;
    }

    private Response flewIrregularly(UUID agreement, UUID instead) {
        Map<String, Object> body = new LinkedHashMap<>(World.body(agreement));
        body.put("at", "2025-02-12T11:41:00-06:00");
        body.put("aboard", World.passengers());
        body.put("guards", List.of("G2"));
        if (instead != null) {
            body.put("flight", instead.toString());
        }
        Response answer = world.as("clearance-officer", "GT").body(body).post("/api/v1/irregular-flights");
        answer.then().statusCode(201);
        return answer;
    }

    // ---- what causes it

    @Test
    void surplusPersonsOfAnArrival() {
        UUID agreement = world.agreement(personsPerDay(206)).id();
        UUID waiting = world.requested(on(agreement, "2025-02-12"));
        UUID flown = world.departed(agreement);
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(
                        world.as("clearance-officer", "GT"),
                        flown,
                        "arrival",
                        Map.of("at", "2025-02-12T11:41:00-06:00", "received", oneMore()))
                .then()
                .statusCode(200);
        world.awaitPath(waiting, "overLimit", true);
        world.flight(flown).body("overLimit", equalTo(false));
    }

    @Test
    void aCorrectionUpwardsUntilItIsCorrectedAgain() {
        UUID agreement = world.agreement(personsPerDay(206)).id();
        UUID waiting = world.requested(on(agreement, "2025-02-12"));
        UUID flown = world.arrived(agreement);
        world.flight(waiting).body("overLimit", equalTo(false));
        counted(flown, oneMore());
        world.awaitPath(waiting, "overLimit", true);
        counted(flown, World.passengers());
        world.awaitPath(waiting, "overLimit", false);
    }

    private void counted(UUID flight, List<Map<String, Object>> passengers) {
        world.act(
                        world.as("clearance-officer", "GT"),
                        flight,
                        "counts",
                        Map.of("source", "RECEIVER", "passengers", passengers, "reason", "counted again"))
                .then()
                .statusCode(200);
    }

    @Test
    void anArrivalOnAnotherDayThanPlanned() {
        UUID agreement = world.agreement(perDay(1)).id();
        UUID waiting = world.requested(on(agreement, "2025-02-13"));
        UUID flown = world.departed(agreement);
        TestClock.set("2025-02-13T12:00:00Z");
        world.arrive(flown, "2025-02-13T01:10:00-06:00").then().statusCode(200);
        world.awaitPath(waiting, "overLimit", true);
    }

    @Test
    void irregularFlightsWithAndWithoutTheUnitsOfAnother() {
        UUID agreement = world.agreement(perDay(2)).id();
        UUID first = world.requested(on(agreement, "2025-02-12"));
        UUID second = world.requested(on(agreement, "2025-02-12"));
        TestClock.set("2025-02-12T18:00:00Z");
        flewIrregularly(agreement, null);
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
        // it flies all the same: the excess stays as it is, and is no longer made up by a flight that could stay behind
        flewIrregularly(agreement, second);
        world.flight(second).body("status", equalTo("LAPSED")).body("overLimit", equalTo(false));
        world.awaitPath(first, "overLimit", true);
    }

    @Test
    void aWindowThatClosesWithAnOvershoot() {
        UUID agreement = world.agreement(perWeek(1)).id();
        UUID waiting = world.requested(on(agreement, "2025-02-18"));
        TestClock.set("2025-02-12T18:00:00Z");
        flewIrregularly(agreement, null);
        flewIrregularly(agreement, null);
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-10&to=2025-02-23")
                .then()
                .body("items.excess", contains(1, 0));
        world.flight(waiting).body("overLimit", equalTo(false));
        // Monday in Guatemala
        TestClock.set("2025-02-17T06:00:01Z");
        world.awaitPath(waiting, "overLimit", true);
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-17&to=2025-02-23")
                .then()
                .body("items.allowance", contains(0))
                .body("items.excess", contains(1));
    }

    /** A limit that new terms bring is named by their version, not by the one that the flight was asked for under. */
    @Test
    void newTermsAndTheyAreWhatARefusalNames() {
        AgreementSnapshot agreement = world.agreement(perDay(1));
        UUID id = world.requested(agreement.id());
        world.granted(id, agreement.id());
        world.attest(id).then().statusCode(200);
        world.amended(agreement, agreement.facts(), perDay(1), perWeek(0));
        world.awaitPath(id, "overLimit", true);
        world.flight(id).body("termsVersion", equalTo(1));
        world.confirm(id)
                .then()
                .statusCode(422)
                .body("violations.code", contains("LIMIT_REACHED"))
                .body("violations[0].limitId", equalTo("flights-week"))
                .body("violations[0].clause", equalTo("terms 2, limit flights-week"));
    }

    /** Marks are set in a transaction of their own: what is over a limit goes nowhere in between, either. */
    @Test
    void whatIsNotMarkedYet() {
        UUID agreement = world.agreement(perDay(2)).id();
        UUID first = world.confirmed(agreement);
        UUID second = world.requested(agreement);
        world.granted(second, agreement);
        world.attest(second).then().statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        Actor planner = new Actor("planner-US", Set.of(Role.PLANNER), "US");
        OffsetDateTime at = OffsetDateTime.parse("2025-02-12T08:10:00-06:00");
        QuarkusTransaction.begin();
        try {
            agreements.lockShared(agreement);
            List<Flight> both = flights.lock(new TreeSet<>(List.of(first, second)));
            Flight earlier = of(first, both);
            Flight later = of(second, both);
            List<PassengerGroup> aboard = earlier.document().request().passengers();
            ledger.recordIrregular(
                    UUID.randomUUID(),
                    new Landing(agreement, later.arrivesAt, AircraftCategory.CHARTER, "MGGT", aboard));
            ProblemException refused = assertThrows(ProblemException.class, () -> flying.confirm(later, planner));
            assertEquals(
                    List.of("LIMIT_REACHED"),
                    refused.violations().stream().map(Violation::code).toList());
            assertEquals("flights-day", refused.violations().get(0).limitId());
            assertEquals(FlightStatus.DEPARTED, flying.depart(earlier, at, aboard, planner).status);
            assertFalse(later.overLimit);
            later.status = FlightStatus.CONFIRMED;
            assertThrows(ProblemException.class, () -> flying.depart(later, at, aboard, planner));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static Flight of(UUID id, List<Flight> all) {
        return all.stream().filter(f -> f.id.equals(id)).findFirst().orElseThrow();
    }

    // ---- what ends it

    @Test
    void anAcceptanceEndsWithTheReschedulingToAnotherDay() {
        AgreementSnapshot agreement = world.agreement(perDay(2));
        UUID there = world.requested(on(agreement.id(), "2025-02-13"));
        UUID stays = world.requested(on(agreement.id(), "2025-02-12"));
        UUID moves = world.requested(on(agreement.id(), "2025-02-12"));
        Terms onceOnThatDay = from(perDay(1), "2025-02-12");
        Terms twiceAfterIt = from(perDay(2), "2025-02-13");
        AgreementSnapshot narrower =
                world.amended(agreement, agreement.facts(), perDay(2), onceOnThatDay, twiceAfterIt);
        world.awaitPath(moves, "overLimit", true);
        accept(moves).then().statusCode(200).body("overLimit", equalTo(false));
        reschedule(moves, agreement.id(), "2025-02-13").then().statusCode(200).body("overLimit", equalTo(false));
        // what was consented to was the flight of another day
        world.amended(
                narrower, agreement.facts(), perDay(2), onceOnThatDay, twiceAfterIt, from(perDay(1), "2025-02-13"));
        world.awaitPath(moves, "overLimit", true);
        for (UUID other : List.of(there, stays)) {
            world.flight(other).body("overLimit", equalTo(false));
        }
        accept(moves).then().statusCode(200).body("overLimit", equalTo(false));
    }

    private static Terms from(Terms terms, String day) {
        return new Terms(
                LocalDate.parse(day),
                terms.certainty(),
                null,
                null,
                terms.limits(),
                terms.conditions(),
                terms.populations(),
                terms.clearance(),
                terms.safeguards());
    }

    @Test
    void anAcceptanceEndsWithAReschedulingOnTheSameDayToo() {
        AgreementSnapshot agreement = world.agreement(perDay(2));
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        world.amended(agreement, agreement.facts(), perDay(2), perDay(1));
        world.awaitPath(second, "overLimit", true);
        accept(second).then().statusCode(200).body("overLimit", equalTo(false));
        reschedule(second, agreement.id(), "2025-02-12").then().statusCode(200);
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Collections.frequency(world.types(Topics.FLIGHTS, second, 5), MessageTypes.FLIGHT_OVER_LIMIT)
                                == 2);
    }

    /** A rescheduling that takes no more of any window leaves a flight its place; one that does is the latest request. */
    @Test
    void whoKeepsToItsUnitsKeepsItsPlace() {
        AgreementSnapshot agreement = world.agreement(perDay(2));
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        reschedule(first, agreement.id(), "2025-02-12").then().statusCode(200);
        world.amended(agreement, agreement.facts(), perDay(2), perDay(1));
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
    }

    /** Whoever asks for more, of any window, is the latest request in all of them, also where the excess stays as it is. */
    @Test
    void whoAsksForMoreTakesTheMark() {
        Terms twoADay = World.terms(List.of(
                World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 2, null),
                World.limit("persons-day", Limit.Unit.PERSON, Limit.Period.DAY, 300, null)));
        Terms oneADay = World.terms(List.of(
                World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null),
                World.limit("persons-day", Limit.Unit.PERSON, Limit.Period.DAY, 300, null)));
        AgreementSnapshot agreement = world.agreement(twoADay);
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        world.amended(agreement, agreement.facts(), twoADay, oneADay);
        world.awaitPath(second, "overLimit", true);
        Map<String, Object> more = on(agreement.id(), "2025-02-12");
        more.put("passengers", oneMore());
        world.act(world.planner(), first, "rescheduling", more).then().statusCode(200);
        world.awaitPath(first, "overLimit", true);
        world.awaitPath(second, "overLimit", false);
    }

    @Test
    void acceptedAndFlownItIsStillNotMadeUpForByAnother() {
        AgreementSnapshot agreement = world.agreement(perDay(2));
        UUID first = world.requested(on(agreement.id(), "2025-02-12"));
        UUID second = world.requested(agreement.id());
        AgreementSnapshot narrower = world.amended(agreement, agreement.facts(), perDay(2), perDay(1));
        world.awaitPath(second, "overLimit", true);
        accept(second).then().statusCode(200);
        world.granted(second, agreement.id());
        world.attest(second).then().statusCode(200);
        world.confirm(second).then().statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(second, "2025-02-12T08:10:00-06:00").then().statusCode(200);
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(second, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        AgreementSnapshot same = world.amended(narrower, agreement.facts(), perDay(2), perDay(1), perDay(1));
        world.known(same.id());
        world.flight(first).body("overLimit", equalTo(false));
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement.id() + "&from=2025-02-12&to=2025-02-12")
                .then()
                .body("items.excess", hasItem(1));
        // and a preview says so too
        world.as("treaty-officer", "US")
                .body(Json.write(Map.of("agreementVersion", same.version(), "terms", perDay(1))))
                .post("/internal/agreements/" + agreement.id() + "/terms-preview")
                .then()
                .statusCode(200)
                .body("overLimit", hasSize(0));
    }
}
