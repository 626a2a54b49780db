package org.acuerdo.flights.flight;

import static org.acuerdo.flights.flight.CohortDesk.outcome;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Onward cohorts: what became of those who arrived, by count. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class CohortsTest {
    private final World world = new World();
    private final CohortDesk desk = new CohortDesk(world);

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> left(String outcome, int count) {
        Map<String, Object> body = outcome(outcome, count);
        body.put("leftReception", true);
        return body;
    }

    private static Map<String, Object> leftLater(String outcome, int count) {
        Map<String, Object> body = left(outcome, count);
        body.put("reportedBefore", true);
        return body;
    }

    @Test
    void outcomesGiveShelterBackAsPersonsLeaveIt() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        String cohort = desk.cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        desk.report(cohort, outcome("ONWARD", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(2))
                .body("inReception", equalTo(2));
        desk.report(cohort, outcome("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(1))
                .body("inReception", equalTo(2));
        desk.report(cohort, left("LAWFUL_STAY", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(0))
                .body("inReception", equalTo(1));
        world.flight(id).body("reservations.find { it.limitId == 'shelter' }.units", equalTo(1));
        desk.report(cohort, outcome("ONWARD", 1)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts/" + cohort)
                .then()
                .body("outcomes.outcome", contains("ONWARD", "PROTECTION_CLAIM", "LAWFUL_STAY"));
    }

    @Test
    void badReports() {
        UUID id = world.arrived(world.agreement().id());
        String cohort = desk.cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        desk.report(cohort, outcome("ONWARD", 4)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        Map<String, Object> body = outcome("ONWARD", 3);
        body.put("individuallyAssessed", 2);
        desk.report(cohort, body).then().statusCode(422).body("code", equalTo("ATTESTATION_INCOMPLETE"));
        body = outcome("ONWARD", 3);
        body.put("on", "2025-02-14");
        desk.report(cohort, body).then().statusCode(422).body("code", equalTo("IN_THE_FUTURE"));
        body = outcome("ONWARD", 3);
        body.put("on", "2025-02-11");
        desk.report(cohort, body).then().statusCode(422).body("code", equalTo("OUT_OF_ORDER"));
        desk.report(cohort, outcome("RELEASED", 1)).then().statusCode(400);
        desk.report(cohort, outcome("VANISHED", 1)).then().statusCode(400);
        desk.report(cohort, outcome("ONWARD", 0)).then().statusCode(400);
        body = outcome("ONWARD", 3);
        body.remove("destination");
        desk.report(cohort, body).then().statusCode(400);
        body = outcome("ONWARD", 3);
        body.put("destination", "XX");
        desk.report(cohort, body).then().statusCode(400);
        for (String party : List.of("US", "GT")) {
            body = outcome("ONWARD", 3);
            body.put("destination", party);
            desk.report(cohort, body).then().statusCode(400).body("violations[0].field", equalTo("destination"));
        }
        body = outcome("ONWARD", 3);
        body.put("name", "x");
        desk.report(cohort, body).then().statusCode(400);
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
        String cohort = desk.cohort(id);
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
        desk.report(cohort, outcome("ONWARD", 3)).then().statusCode(422).body("code", equalTo("ON_LEGAL_HOLD"));
        desk.report(cohort, outcome("PROTECTION_CLAIM", 1)).then().statusCode(201);
        world.as("safeguards-officer", "GT")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
        desk.report(cohort, outcome("ONWARD", 2)).then().statusCode(201).body("open", equalTo(0));
    }

    @Test
    void anOverdueCohortRaisesOneEvent() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        String cohort = desk.cohort(id);
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
        desk.report(cohort, late).then().statusCode(201).body("overdue", equalTo(false));
        assertTrue(world.types(Topics.FLIGHTS, UUID.fromString(cohort), 3)
                .equals(List.of(MessageTypes.COHORT_OPENED, MessageTypes.COHORT_OVERDUE, MessageTypes.COHORT_OUTCOME)));
    }

    private void shelter(UUID agreement, int taken) {
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-12&to=2025-02-12&limit=shelter")
                .then()
                .statusCode(200)
                .body("items[0].consumed", equalTo(taken));
    }

    /** A month after the claim they move out: the places in the shelter come back, and nobody's waiting ends twice. */
    @Test
    void whoStaysLeavesReceptionLater() {
        UUID agreement = world.agreement().id();
        String cohort = desk.cohort(world.arrived(agreement));
        TestClock.set("2025-02-13T18:00:00Z");
        desk.report(cohort, outcome("PROTECTION_CLAIM", 3))
                .then()
                .statusCode(201)
                .body("open", equalTo(0));
        shelter(agreement, 3);
        TestClock.set("2025-03-12T18:00:00Z");
        desk.report(cohort, left("LAWFUL_STAY", 1)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, left("PROTECTION_CLAIM", 4))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, outcome("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, left("PROTECTION_CLAIM", 2))
                .then()
                .statusCode(201)
                .body("open", equalTo(0))
                .body("inReception", equalTo(1))
                .body("outcomes[1].reportedBefore", equalTo(true));
        shelter(agreement, 1);
        desk.report(cohort, left("PROTECTION_CLAIM", 2))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, left("PROTECTION_CLAIM", 1)).then().statusCode(201).body("inReception", equalTo(0));
        shelter(agreement, 0);
        List<String> told = world.messages(Topics.FLIGHTS, cohort, 4).stream()
                .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                .toList();
        assertTrue(
                told.get(1).contains("\"PROTECTION_CLAIM\"") && !told.get(1).contains("reportedBefore"), told.get(1));
        assertTrue(told.get(2).contains("\"reportedBefore\":true"), told.get(2));
        assertTrue(told.get(3).contains("\"ended\":3"), told.get(3));
    }

    /** While others are waited for, a report says whether it is about them or about who was reported before. */
    @Test
    void whoLeavesLaterIsToldFromWhoIsStillWaitedFor() {
        UUID agreement = world.agreement().id();
        String cohort = desk.cohort(world.arrived(agreement));
        TestClock.set("2025-02-13T18:00:00Z");
        desk.report(cohort, outcome("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(2));
        desk.report(cohort, leftLater("PROTECTION_CLAIM", 2))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, leftLater("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(2))
                .body("inReception", equalTo(2));
        shelter(agreement, 2);
        desk.report(cohort, left("PROTECTION_CLAIM", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(1))
                .body("inReception", equalTo(1));
        shelter(agreement, 1);
        // it is only of who stayed, and only that they have left
        desk.report(cohort, leftLater("UNRESOLVED", 1))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reportedBefore"));
        Map<String, Object> stayed = outcome("PROTECTION_CLAIM", 1);
        stayed.put("reportedBefore", true);
        desk.report(cohort, stayed).then().statusCode(400);
        shelter(agreement, 1);
    }

    private void heldThenNot(String cohort, String hold) {
        for (String outcome : List.of("ONWARD", "RETURNED_TO_SENDER")) {
            desk.report(cohort, outcome(outcome, 1)).then().statusCode(422).body("code", equalTo("ON_LEGAL_HOLD"));
        }
        desk.report(cohort, outcome("UNRESOLVED", 1)).then().statusCode(201);
        desk.lift(hold);
        desk.report(cohort, outcome("ONWARD", 1)).then().statusCode(201);
    }

    @Test
    void aHoldOnTheAgreementOrTheNationalityCoversThemToo() {
        UUID agreement = world.agreement().id();
        // a nationality that no other test's flights carry
        String cohort =
                desk.cohort(desk.arrivedWith(agreement, World.group("THIRD_COUNTRY_NATIONAL", "NI", 1, 2, 0, 0)));
        TestClock.set(World.START);
        String other = desk.cohort(world.arrived(world.agreement().id()));
        TestClock.set("2025-02-13T18:00:00Z");
        String onAgreement = desk.hold("AGREEMENT", agreement.toString());
        desk.report(other, outcome("ONWARD", 1)).then().statusCode(201);
        heldThenNot(cohort, onAgreement);
        heldThenNot(cohort, desk.hold("NATIONALITY", "NI"));
    }

    @Test
    void statelessPersonsHaveACohortWithAClockAndTakeTheirPlacesInTheShelter() {
        UUID agreement = world.agreement(
                        CohortDesk.terms("2025-02-10", new Population(PopulationCategory.STATELESS, null, 20, null)))
                .id();
        UUID id = desk.arrivedWith(agreement, World.group("STATELESS", null, 1, 2, 0, 0));
        String cohort = desk.officer()
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].category", equalTo("STATELESS"))
                .body("items[0].nationality", nullValue())
                .body("items[0].persons", equalTo(3))
                .body("items[0].dueOn", equalTo("2025-03-04"))
                .extract()
                .path("items[0].id");
        shelter(agreement, 3);
        TestClock.set("2025-02-13T18:00:00Z");
        // no hold on a nationality can be meant for those who have none
        String hold = desk.hold("NATIONALITY", "NI");
        desk.report(cohort, outcome("ONWARD", 1)).then().statusCode(201).body("open", equalTo(2));
        desk.lift(hold);
        shelter(agreement, 2);
        desk.report(cohort, left("LAWFUL_STAY", 1)).then().statusCode(201).body("inReception", equalTo(1));
        shelter(agreement, 1);
        String overdue = "/api/v1/onward-cohorts?overdue=true&agreement=" + agreement;
        TestClock.set("2025-03-05T05:59:00Z");
        desk.officer().get(overdue).then().body("items", hasSize(0));
        TestClock.set("2025-03-05T06:00:00Z");
        desk.officer().get(overdue).then().body("items.id", contains(cohort));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.types(Topics.FLIGHTS, UUID.fromString(cohort), 1).contains(MessageTypes.COHORT_OVERDUE));
    }

    /** The clock runs anew by the terms of the day on which they are known now to have arrived. */
    @Test
    void aCorrectedArrivalStartsTheClockAnew() {
        UUID moving = desk.arrivedWith(desk.twoVersions(), World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 2, 0, 0));
        String cohort = desk.cohort(moving);
        desk.officer().get("/api/v1/onward-cohorts/" + cohort).then().body("dueOn", equalTo("2025-03-14"));
        TestClock.set("2025-02-20T18:00:00Z");
        desk.correctArrival(moving, "2025-02-13T00:10:00-06:00");
        desk.officer()
                .get("/api/v1/onward-cohorts/" + cohort)
                .then()
                .body("openedOn", equalTo("2025-02-13"))
                .body("dueOn", equalTo("2025-03-05"));
    }
}
