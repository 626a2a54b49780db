package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rescheduling, return in the air, and flights over a limit that the receiving state accepts. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ReschedulingTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> on(UUID agreement, String day) {
        return World.body(agreement, day + "T09:00:00-06:00", day + "T12:30:00-06:00", World.passengers());
    }

    private AgreementSnapshot onePerDay() {
        return world.agreement(
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null))));
    }

    @Test
    void aNewRoundStartsAndWhatWasAttestedIsVoid() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        world.act(world.as("planner", "US", "another-planner"), id, "rescheduling", on(agreement, "2025-02-13"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REQUESTED"))
                .body("clearance.status", equalTo("PENDING"))
                .body("clearance.round", equalTo(2))
                .body("attestation", nullValue())
                .body("confirmedAt", nullValue())
                .body("arrivalDay", equalTo("2025-02-13"))
                .body(
                        "reservations.findAll { it.limitId == 'flights-day' && it.state == 'RESERVED' }.window",
                        contains("2025-02-13"));
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "late word on round 1"));
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement, 2, 4, Map.of("by", "officer"));
        world.awaitStatus(id, "CLEARED");
        var asked = world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2);
        ClearanceAsked second = Json.read(asked.get(1).value(), ClearanceAsked.class);
        assertEquals(2, second.round());
        assertEquals("another-planner", second.requestedBy());
        // four eyes: neither who asked nor who rescheduled attests
        for (String subject : List.of("planner-us", "another-planner")) {
            world.act(world.as("safeguards-officer", "US", subject), id, "attestation", World.ATTESTATION)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("SAME_PERSON"));
        }
        world.attest(id).then().statusCode(200);
        world.confirm(id).then().statusCode(200);
        world.planner()
                .get("/api/v1/flights/" + id + "/history")
                .then()
                .body("items.action", hasItems("RESCHEDULED", "ANSWER_WITHOUT_EFFECT"));
    }

    @Test
    void onlyTheNetIncreaseMustBeAvailable() {
        UUID agreement = onePerDay().id();
        UUID id = world.requested(agreement);
        world.ask(UUID.randomUUID(), World.body(agreement)).then().statusCode(422);
        world.act(world.planner(), id, "rescheduling", on(agreement, "2025-02-12"))
                .then()
                .statusCode(200)
                .body("legs[0].arrival", equalTo("2025-02-12T12:30:00-06:00"));
    }

    @Test
    void orNothingChanges() {
        UUID agreement = onePerDay().id();
        UUID id = world.requested(agreement);
        world.requested(on(agreement, "2025-02-13"));
        world.act(world.planner(), id, "rescheduling", on(agreement, "2025-02-13"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("LIMIT_REACHED"))
                .body("violations[0].window", equalTo("2025-02-13"));
        Map<String, Object> bad = on(agreement, "2025-02-14");
        bad.put("aircraft", Map.of("category", "STATE", "seats", 20));
        world.act(world.planner(), id, "rescheduling", bad)
                .then()
                .statusCode(422)
                .body("violations.code", contains("MORE_PERSONS_THAN_SEATS", "AIRCRAFT_NOT_ACCEPTED"));
        world.flight(id)
                .body("version", equalTo(1))
                .body("arrivalDay", equalTo("2025-02-12"))
                .body("reservations.window", contains("2025-02-12"))
                .body("reservations.state", contains("RESERVED"));
        world.act(world.planner(), id, "rescheduling", on(onePerDay().id(), "2025-02-14"))
                .then()
                .statusCode(400);
        world.act(world.as("clearance-officer", "GT"), id, "rescheduling", on(agreement, "2025-02-14"))
                .then()
                .statusCode(403);
    }

    @Test
    void limitsAreNamedBesideTheRulesThatItBreaks() {
        UUID agreement = onePerDay().id();
        UUID id = world.requested(agreement);
        world.requested(on(agreement, "2025-02-13"));
        Map<String, Object> bad = on(agreement, "2025-02-13");
        bad.put("aircraft", Map.of("category", "STATE", "seats", 135));
        world.act(world.planner(), id, "rescheduling", bad)
                .then()
                .statusCode(422)
                .body("violations.code", contains("AIRCRAFT_NOT_ACCEPTED", "LIMIT_REACHED"))
                .body("violations[1].window", equalTo("2025-02-13"));
        // what it holds is there for it
        bad.put("legs", on(agreement, "2025-02-12").get("legs"));
        world.act(world.planner(), id, "rescheduling", bad)
                .then()
                .statusCode(422)
                .body("violations.code", contains("AIRCRAFT_NOT_ACCEPTED"));
        world.flight(id).body("version", equalTo(1)).body("reservations.window", contains("2025-02-12"));
    }

    @Test
    void whatComesAboardMayComeUnderAHold() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(World.body(
                agreement,
                "2025-02-12T08:00:00-06:00",
                "2025-02-12T11:30:00-06:00",
                List.of(World.group("NATIONAL", "GT", 0, 10, 0, 0))));
        String hold = world.as("safeguards-officer", "US")
                .body(Map.of("scope", "NATIONALITY", "target", "SV", "authority", "court", "reason", "order"))
                .post("/api/v1/holds")
                .path("id");
        world.act(
                        world.planner(),
                        id,
                        "rescheduling",
                        World.body(
                                agreement,
                                "2025-02-12T08:00:00-06:00",
                                "2025-02-12T11:30:00-06:00",
                                List.of(
                                        World.group("NATIONAL", "GT", 0, 10, 0, 0),
                                        World.group("THIRD_COUNTRY_NATIONAL", "SV", 0, 1, 0, 0))))
                .then()
                .statusCode(200)
                .body("status", equalTo("ON_HOLD"))
                .body("holds", contains(hold));
        world.as("safeguards-officer", "US")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
    }

    @Test
    void aFlightThatReturnsGivesItsUnitsBack() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "storm"));
        world.awaitPath(id, "clearance.status", "REVOKED");
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(
                        world.planner(),
                        id,
                        "return",
                        Map.of("at", "2025-02-12T08:00:00-06:00", "reason", "clearance revoked"))
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        world.act(
                        world.planner(),
                        id,
                        "return",
                        Map.of("at", "2025-02-12T11:00:00-06:00", "reason", "clearance revoked"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("clearance.status", equalTo("REVOKED"))
                .body("ended.because", equalTo("RETURNED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(409);
    }

    @Test
    void anAcceptedFlightGoesOnAndNoOtherIsMarkedInItsPlace() {
        AgreementSnapshot agreement = world.agreement(
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 2, null))));
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        world.act(
                        world.as("clearance-officer", "GT"),
                        second,
                        "over-limit-acceptance",
                        Map.of("reason", "agreed by note"))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        world.amended(
                agreement,
                agreement.facts(),
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null))));
        world.awaitPath(second, "overLimit", true);
        world.act(world.planner(), second, "over-limit-acceptance", Map.of("reason", "agreed by note"))
                .then()
                .statusCode(403);
        world.act(
                        world.as("clearance-officer", "GT"),
                        second,
                        "over-limit-acceptance",
                        Map.of("reason", "agreed by note"))
                .then()
                .statusCode(200)
                .body("overLimit", equalTo(false));
        world.granted(second, agreement.id());
        world.attest(second).then().statusCode(200);
        world.confirm(second).then().statusCode(200);
        // the excess of one goes on, and is accepted: the other stays unmarked through further changes
        AgreementSnapshot again = World.snapshot(
                agreement.id(),
                3,
                "US",
                "GT",
                agreement.facts(),
                List.of(),
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null))));
        world.publish(again);
        world.ask(UUID.randomUUID(), World.body(agreement.id())).then().statusCode(422);
        world.flight(first).body("overLimit", equalTo(false));
        world.flight(second).body("overLimit", equalTo(false)).body("status", equalTo("CONFIRMED"));
        assertEquals(true, world.types(Topics.FLIGHTS, second, 5).contains(MessageTypes.FLIGHT_OVER_LIMIT_ACCEPTED));
        world.planner()
                .get("/api/v1/flights/" + second + "/history")
                .then()
                .body("items.action", hasItem("OVER_LIMIT_ACCEPTED"));
    }
}
