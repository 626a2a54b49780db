package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each receiver counts at its own landing: its units, its cohorts, its figures follow, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class LandingCountsTest {
    private final World world = new World();
    private final TwoReceivers two = new TwoReceivers(world);

    @AfterEach
    void close() {
        world.close();
    }

    private RequestSpecification officer(String state) {
        return world.as("clearance-officer", state);
    }

    private Response count(RequestSpecification as, UUID id, String source, Integer leg, Object passengers) {
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("source", source, "passengers", passengers, "reason", "counted again at the gate"));
        if (leg != null) {
            body.put("leg", leg);
        }
        return world.act(as, id, "counts", body);
    }

    private Response correct(RequestSpecification as, UUID id, String field, Object value) {
        return world.act(as, id, "corrections", Map.of("field", field, "value", value, "reason", "misread"));
    }

    private void landed(UUID id) {
        TestClock.set("2025-02-12T20:00:00Z");
        two.arrive(id, "GT", null, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"));
    }

    private UUID arrived(UUID gt, UUID hn) {
        UUID id = two.departed(gt, hn);
        landed(id);
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("counts.agree", equalTo(true));
        return id;
    }

    private static List<Map<String, Object>> guatemala(int men, int thirdCountry) {
        return List.of(
                World.group("NATIONAL", "GT", 20, men, 4, 1),
                World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, thirdCountry, 0, 0));
    }

    private void units(UUID id, UUID agreement, String limit, int units) {
        world.flight(id)
                .body(
                        "reservations.findAll { it.agreementId == '" + agreement + "' && it.limitId == '" + limit
                                + "' && it.state == 'CONSUMED' }.units.sum()",
                        equalTo(units));
    }

    @Test
    void aReceiverCountsAgainBeforeTheNextLanding() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        landed(id);
        count(officer("HN"), id, "RECEIVER", null, TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        count(officer("GT"), id, "RECEIVER", 2, World.passengers()).then().statusCode(403);
        count(officer("GT"), id, "RECEIVER", 7, World.passengers()).then().statusCode(400);
        count(officer("GT"), id, "RECEIVER", null, guatemala(75, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"))
                .body("counts.landings.leg", contains(1, 2))
                .body("counts.landings[0].persons.receiver", equalTo(102))
                .body("counts.landings[0].unaccounted", equalTo(1))
                .body("counts.landings[1].persons.receiver", nullValue())
                .body("counts.unaccounted", nullValue())
                .body("counts.agree", equalTo(false))
                .body("reservations.findAll { it.agreementId == '" + hn + "' }.state.unique()", contains("RESERVED"));
        units(id, gt, "shelter", 2);
        officer("GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].persons", equalTo(2));
        world.planner()
                .get("/api/v1/flights?agreement=" + hn + "&discrepancy=true")
                .then()
                .body("items.id", hasItem(id.toString()));
    }

    @Test
    void correctionsAreOfOnesOwnLandingAndInOrderWithTheOthers() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = arrived(gt, hn);
        String then = TestClock.now().toString();
        TestClock.set("2025-02-13T12:00:00Z");
        correct(officer("GT"), id, "arrival.at", "2025-02-12T13:36:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        correct(officer("HN"), id, "arrival.at", "2025-02-12T11:40:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        correct(officer("GT"), id, "arrival.at", "2025-02-12T11:45:00-06:00")
                .then()
                .statusCode(200)
                .body("landings[0].arrival.at", equalTo("2025-02-12T11:45:00-06:00"))
                .body("arrival.at", equalTo("2025-02-12T13:35:00-06:00"))
                .body("counts.corrections[0].leg", equalTo(1));
        units(id, hn, "hn-persons", 11);
        correct(officer("HN"), id, "received", TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(200)
                .body("arrival.received.findAll { it.leg == 2 }.men.sum()", equalTo(9))
                .body("counts.persons.receiver", equalTo(113))
                .body("counts.differences.leg.unique()", contains(2));
        units(id, hn, "hn-persons", 10);
        units(id, gt, "shelter", 3);
        correct(officer("HN"), id, "notReceived", List.of(Map.of("reason", "taken to hospital", "count", 1)))
                .then()
                .statusCode(200)
                .body("counts.agree", equalTo(true))
                .body("counts.landings[1].notReceived[0].count", equalTo(1));
        world.planner()
                .get("/api/v1/flights/" + id + "/counts?asKnownAt=" + then)
                .then()
                .statusCode(200)
                .body("persons.receiver", equalTo(114))
                .body("landings[1].persons.receiver", equalTo(11))
                .body("corrections", hasSize(0));
        world.act(world.planner(), id, "reconciliation", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("RECONCILED"));
    }

    @Test
    void whoLeftWithTheWrongLegShowsAlthoughTheSumsAgree() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = arrived(gt, hn);
        List<Map<String, Object>> aboard = new ArrayList<>(TwoReceivers.withLeg(guatemala(74, 2), 1));
        aboard.addAll(TwoReceivers.withLeg(TwoReceivers.honduran(11, 1), 2));
        count(world.planner(), id, "SENDER", null, World.passengers()).then().statusCode(400);
        count(world.planner(), id, "SENDER", null, aboard)
                .then()
                .statusCode(200)
                .body("counts.unaccounted", equalTo(0))
                .body("counts.landings.unaccounted", contains(-1, 1))
                .body("counts.agree", equalTo(false));
        world.act(officer("GT"), id, "reconciliation", Map.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("COUNTS_DIFFER"))
                .body("detail", containsString("leg 1, "));
    }

    @Test
    void aMonitorOfOneAgreementCountsItsLandingOrTheWholeFlight() {
        var watched = world.agreement();
        UUID hn = two.honduras(3, 10).id();
        UUID id = arrived(watched.id(), hn);
        world.publish(World.snapshot(
                watched.id(),
                watched.version() + 1,
                "US",
                "GT",
                watched.facts(),
                List.of(Map.of("id", UUID.randomUUID().toString(), "name", "Observatory", "subjects", List.of("eyes"))),
                watched.terms().get(0).terms()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.as("monitor", null, "eyes")
                                .get("/api/v1/flights/" + id)
                                .statusCode()
                        == 200);
        count(world.as("monitor", null, "eyes"), id, "MONITOR", 2, TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(403);
        count(world.as("monitor", null, "eyes"), id, "MONITOR", 1, guatemala(73, 2))
                .then()
                .statusCode(200)
                .body("counts.landings[0].persons.monitor", equalTo(101))
                .body("counts.persons.monitor", nullValue())
                .body("counts.agree", equalTo(false));
        List<Map<String, Object>> all = new ArrayList<>(guatemala(75, 2));
        all.addAll(TwoReceivers.honduran(10, 1));
        count(world.as("monitor", null, "eyes"), id, "MONITOR", 1, guatemala(75, 2))
                .then()
                .statusCode(200);
        count(world.as("monitor", null, "eyes"), id, "MONITOR", null, all)
                .then()
                .statusCode(200)
                .body("counts.persons.monitor", equalTo(114))
                .body("counts.agree", equalTo(true));
    }

    @Test
    void statisticsAreByLandingUnderItsOwnAgreement() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        arrived(gt, hn);
        TestClock.set("2025-03-01T06:00:05Z");
        for (var published : Map.of(gt, 100, hn, 11).entrySet()) {
            String path = "/api/v1/statistics?agreement=" + published.getKey();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !given().get(path).jsonPath().getList("rows").isEmpty());
            given().get(path)
                    .then()
                    .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(published.getValue()))
                    .body("rows.month.unique()", contains("2025-02"))
                    .body("flights[0].flights", equalTo(1));
        }
    }

    @Test
    void whoWasReceivedAtOneLandingCountsAlsoWhereTheOtherIsNeverMade() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        landed(two.departed(gt, hn));
        TestClock.set("2025-03-01T06:00:05Z");
        String path = "/api/v1/statistics?agreement=";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !given().get(path + gt).jsonPath().getList("rows").isEmpty());
        given().get(path + gt).then().body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(100));
        given().get(path + hn).then().body("rows", hasSize(0));
    }

    /** What was landed stays counted and correctable after the flight came back without its other landing. */
    @Test
    void aLandingIsCountedAndCorrectedAlsoAfterTheFlightCameBack() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        landed(id);
        world.act(world.planner(), id, "return", Map.of("at", "2025-02-12T13:00:00-06:00", "reason", "technical"))
                .then()
                .statusCode(200);
        count(officer("GT"), id, "RECEIVER", null, guatemala(75, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("counts.landings[0].persons.receiver", equalTo(102))
                .body("counts.landings[0].unaccounted", equalTo(1));
        units(id, gt, "shelter", 2);
        officer("GT").get("/api/v1/onward-cohorts?flight=" + id).then().body("items[0].persons", equalTo(2));
        correct(officer("GT"), id, "arrival.at", "2025-02-12T13:01:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        correct(officer("GT"), id, "received", World.passengers())
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("counts.landings[0].persons.receiver", equalTo(103))
                .body("counts.landings[0].unaccounted", equalTo(0));
        units(id, gt, "shelter", 3);
        count(officer("HN"), id, "RECEIVER", null, TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
    }
}
