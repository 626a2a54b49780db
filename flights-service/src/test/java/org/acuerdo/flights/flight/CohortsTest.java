package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Onward cohorts: what became of those who arrived, by count. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class CohortsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String cohort(UUID flight) {
        return world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + flight)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private Response report(String cohort, Map<String, Object> body) {
        String etag = world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts/" + cohort)
                .header("ETag");
        return world.as("clearance-officer", "GT")
                .header("If-Match", etag)
                .body(body)
                .post("/api/v1/onward-cohorts/" + cohort + "/outcomes");
    }

    private static Map<String, Object> outcome(String outcome, int count) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("on", "2025-02-13");
        body.put("outcome", outcome);
        body.put("count", count);
        if (outcome.equals("ONWARD")) {
            body.put("destination", "HN");
            body.put("individuallyAssessed", count);
        }
        return body;
    }

    @Test
    void outcomesGiveShelterBackAsPersonsLeaveIt() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        String cohort = cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        report(cohort, outcome("ONWARD", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(2))
                .body("inReception", equalTo(2));
        report(cohort, outcome("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(1))
                .body("inReception", equalTo(2));
        Map<String, Object> left = outcome("LAWFUL_STAY", 1);
        left.put("leftReception", true);
        report(cohort, left).then().statusCode(201).body("open", equalTo(0)).body("inReception", equalTo(1));
        world.flight(id).body("reservations.find { it.limitId == 'shelter' }.units", equalTo(1));
        report(cohort, outcome("ONWARD", 1)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts/" + cohort)
                .then()
                .body("outcomes.outcome", contains("ONWARD", "PROTECTION_CLAIM", "LAWFUL_STAY"));
    }

    @Test
    void badReports() {
        UUID id = world.arrived(world.agreement().id());
        String cohort = cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        report(cohort, outcome("ONWARD", 4)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        Map<String, Object> body = outcome("ONWARD", 3);
        body.put("individuallyAssessed", 2);
        report(cohort, body).then().statusCode(422).body("code", equalTo("ATTESTATION_INCOMPLETE"));
        body = outcome("ONWARD", 3);
        body.put("on", "2025-02-14");
        report(cohort, body).then().statusCode(422).body("code", equalTo("IN_THE_FUTURE"));
        body = outcome("ONWARD", 3);
        body.put("on", "2025-02-11");
        report(cohort, body).then().statusCode(422).body("code", equalTo("OUT_OF_ORDER"));
        report(cohort, outcome("RELEASED", 1)).then().statusCode(400);
        report(cohort, outcome("VANISHED", 1)).then().statusCode(400);
        report(cohort, outcome("ONWARD", 0)).then().statusCode(400);
        body = outcome("ONWARD", 3);
        body.remove("destination");
        report(cohort, body).then().statusCode(400);
        body = outcome("ONWARD", 3);
        body.put("destination", "XX");
        report(cohort, body).then().statusCode(400);
        body = outcome("ONWARD", 3);
        body.put("name", "x");
        report(cohort, body).then().statusCode(400);
        String path = "/api/v1/onward-cohorts/" + cohort + "/outcomes";
        world.as("clearance-officer", "GT")
                .body(outcome("ONWARD", 3))
                .post(path)
                .then()
                .statusCode(428);
        world.as("clearance-officer", "GT")
                .header("If-Match", "\"9\"")
                .body(outcome("ONWARD", 3))
                .post(path)
                .then()
                .statusCode(412);
        world.as("clearance-officer", "US")
                .header("If-Match", "\"1\"")
                .body(outcome("ONWARD", 3))
                .post(path)
                .then()
                .statusCode(403);
        world.as("clearance-officer", "MX")
                .header("If-Match", "\"1\"")
                .body(outcome("ONWARD", 3))
                .post(path)
                .then()
                .statusCode(404);
        world.as("treaty-officer", "MX")
                .get("/api/v1/onward-cohorts/" + cohort)
                .then()
                .statusCode(404);
        world.flight(id).body("reservations.find { it.limitId == 'shelter' }.units", equalTo(3));
    }

    @Test
    void nobodyIsMovedOnWhileAHoldCoversThem() {
        UUID id = world.arrived(world.agreement().id());
        String cohort = cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        String hold = world.as("safeguards-officer", "GT")
                .body(Map.of(
                        "scope",
                        "FLIGHT",
                        "target",
                        id.toString(),
                        "authority",
                        "constitutional court",
                        "reason",
                        "pending review"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        report(cohort, outcome("ONWARD", 3)).then().statusCode(422).body("code", equalTo("ON_LEGAL_HOLD"));
        report(cohort, outcome("PROTECTION_CLAIM", 1)).then().statusCode(201);
        world.as("safeguards-officer", "GT")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
        report(cohort, outcome("ONWARD", 2)).then().statusCode(201).body("open", equalTo(0));
    }

    @Test
    void anOverdueCohortRaisesOneEvent() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        String cohort = cohort(id);
        String overdue = "/api/v1/onward-cohorts?overdue=true&agreement=" + agreement;
        TestClock.set("2025-03-15T05:59:00Z");
        world.as("clearance-officer", "GT").get(overdue).then().body("items", hasSize(0));
        TestClock.set("2025-03-15T06:00:00Z");
        world.as("clearance-officer", "GT").get(overdue).then().body("items.id", contains(cohort));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.types(Topics.FLIGHTS, UUID.fromString(cohort), 1).contains(MessageTypes.COHORT_OVERDUE));
        TestClock.set("2025-03-16T06:00:00Z");
        Map<String, Object> late = outcome("ONWARD", 3);
        late.put("on", "2025-03-15");
        report(cohort, late).then().statusCode(201).body("overdue", equalTo(false));
        assertTrue(world.types(Topics.FLIGHTS, UUID.fromString(cohort), 3)
                .equals(List.of(MessageTypes.COHORT_OPENED, MessageTypes.COHORT_OVERDUE, MessageTypes.COHORT_OUTCOME)));
    }

    @Test
    void eachNationalityAndCustodyHasItsOwnCohort() {
        UUID agreement = world.agreement().id();
        List<Map<String, Object>> mixed = List.of(
                World.group("NATIONAL", "GT", 0, 97, 0, 0),
                World.group("THIRD_COUNTRY_NATIONAL", "HN", 0, 2, 0, 0),
                World.group("THIRD_COUNTRY_NATIONAL", "SV", 0, 1, 0, 0),
                World.group("CUSTODY_TRANSFER", "VE", 0, 3, 0, 0));
        UUID id =
                world.requested(World.body(agreement, "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", mixed));
        world.granted(id, agreement);
        Map<String, Object> attestation = World.attestation("bestInterestsDetermined", 0);
        attestation.put("thirdCountryRiskAssessed", 6);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", attestation)
                .then()
                .statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", mixed))
                .then()
                .statusCode(200);
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "arrival",
                        Map.of("at", "2025-02-12T11:41:00-06:00", "received", mixed))
                .then()
                .statusCode(200);
        world.as("auditor", null)
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items.nationality", containsInAnyOrder("HN", "SV", "VE"))
                .body("items.find { it.nationality == 'VE' }.dueOn", equalTo("2025-02-22"));
        String custody = world.as("auditor", null)
                .get("/api/v1/onward-cohorts?flight=" + id)
                .path("items.find { it.nationality == 'VE' }.id");
        TestClock.set("2025-02-20T18:00:00Z");
        Map<String, Object> reviewed = outcome("STILL_HELD", 3);
        reviewed.put("on", "2025-02-20");
        report(custody, reviewed)
                .then()
                .statusCode(201)
                .body("open", equalTo(3))
                .body("dueOn", equalTo("2025-03-02"));
        Map<String, Object> released = outcome("RELEASED", 2);
        released.put("on", "2025-02-20");
        report(custody, released).then().statusCode(201).body("open", equalTo(1));
        report(custody, outcome("ONWARD", 1)).then().statusCode(400);
    }
}
