package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts side by side, corrections that are appended, and the act that settles a flight. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ReconciliationTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private RequestSpecification officer() {
        return world.as("clearance-officer", "GT");
    }

    private static List<Map<String, Object>> passengers(int men, int hondurans) {
        return List.of(
                World.group("NATIONAL", "GT", 20, men, 4, 1),
                World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, hondurans, 0, 0));
    }

    private Response count(RequestSpecification as, UUID id, String source, List<Map<String, Object>> passengers) {
        return world.act(
                as, id, "counts", Map.of("source", source, "passengers", passengers, "reason", "counted again"));
    }

    private AgreementSnapshot personLimit(int persons) {
        return world.agreement(World.terms(List.of(
                World.limit("persons-week", Limit.Unit.PERSON, Limit.Period.WEEK, persons, null),
                World.limit("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120, World.thirdCountry()))));
    }

    private void units(UUID id, String limit, int units) {
        world.flight(id)
                .body(
                        "reservations.findAll { it.limitId == '" + limit + "' && it.state == 'CONSUMED' }.units.sum()",
                        equalTo(units));
    }

    @Test
    void countsStandSideBySideAndTheFlightIsReconciledOnceTheyAgree() {
        UUID id = world.arrived(world.agreement().id());
        world.flight(id)
                .body("counts.persons.planned", equalTo(103))
                .body("counts.persons.sender", equalTo(103))
                .body("counts.persons.receiver", equalTo(103))
                .body("counts.persons.monitor", nullValue())
                .body("counts.unaccounted", equalTo(0))
                .body("counts.agree", equalTo(true))
                .body("counts.reports.source", contains("SENDER", "RECEIVER"));
        world.act(world.planner(), id, "reconciliation", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("RECONCILED"))
                .body("reconciliation.agreed", equalTo(true))
                .body("reconciliation.state", equalTo("US"));
        world.act(officer(), id, "reconciliation", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        assertTrue(world.types(Topics.FLIGHTS, id, 7).contains(MessageTypes.FLIGHT_RECONCILED));
    }

    /** In another category they would be in no cohort and take no unit, although the sums agree. */
    @Test
    void whoIsReceivedIsInACategoryThatCanBe() {
        UUID id = world.departed(personLimit(200).id());
        TestClock.set("2025-02-12T17:42:00Z");
        List<Map<String, Object>> impossible =
                List.of(World.group("NATIONAL", "GT", 20, 75, 4, 1), World.group("NATIONAL", "HN", 1, 2, 0, 0));
        world.act(officer(), id, "arrival", Map.of("at", "2025-02-12T11:41:00-06:00", "received", impossible))
                .then()
                .statusCode(422)
                .body("code", equalTo("CATEGORY_MISMATCH"))
                .body("violations.field", contains("received[1].category"));
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        count(officer(), id, "RECEIVER", impossible)
                .then()
                .statusCode(422)
                .body("violations.field", contains("passengers[1].category"));
        world.act(
                        officer(),
                        id,
                        "corrections",
                        Map.of("field", "received", "value", impossible, "reason", "counted again"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("value[1].category"));
        units(id, "shelter", 3);
    }

    @Test
    void firstReportedThenCorrectedBothStay() {
        AgreementSnapshot agreement = personLimit(200);
        UUID id = world.arrived(agreement.id());
        units(id, "persons-week", 103);
        String before = TestClock.now().toString();
        TestClock.set("2025-02-13T12:00:00Z");
        count(officer(), id, "RECEIVER", passengers(76, 2)).then().statusCode(200);
        world.flight(id)
                .body("counts.persons.receiver", equalTo(104))
                .body("counts.reports.findAll { it.source == 'RECEIVER' }.persons", contains(103, 104))
                .body("counts.agree", equalTo(false))
                .body("counts.unaccounted", equalTo(-1))
                .body("arrival.discrepancy.unaccounted", equalTo(-1));
        units(id, "persons-week", 104);
        world.planner()
                .get("/api/v1/flights/" + id + "/counts?asKnownAt=" + before)
                .then()
                .statusCode(200)
                .body("persons.receiver", equalTo(103))
                .body("agree", equalTo(true));
        world.planner()
                .get("/api/v1/flights/" + id + "/counts?asKnownAt=2030-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_RANGE"));
        world.planner()
                .get("/api/v1/flights/" + id + "/counts?asKnownAt=yesterday")
                .then()
                .statusCode(400);
        world.planner()
                .get("/api/v1/flights/" + id + "/counts")
                .then()
                .statusCode(200)
                .body("persons.receiver", equalTo(104));
        world.planner()
                .get("/api/v1/flights?agreement=" + agreement.id() + "&discrepancy=true")
                .then()
                .body("items.id", hasItem(id.toString()));
        world.act(officer(), id, "reconciliation", Map.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("COUNTS_DIFFER"))
                .body("detail", containsString("1 more received than aboard"));
        world.act(officer(), id, "reconciliation", Map.of("explanation", "a child was counted with its mother"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RECONCILED"))
                .body("reconciliation.agreed", equalTo(false))
                .body("reconciliation.explanation", notNullValue());
        count(world.planner(), id, "SENDER", passengers(76, 2))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("reconciliation", nullValue())
                .body("counts.agree", equalTo(true));
        world.planner()
                .get("/api/v1/flights?agreement=" + agreement.id() + "&discrepancy=true")
                .then()
                .body("items.id", not(hasItem(id.toString())));
        world.act(world.planner(), id, "reconciliation", Map.of()).then().statusCode(200);
    }

    @Test
    void aCorrectionUpwardsIsExcessWhereItNoLongerFits() {
        AgreementSnapshot agreement = personLimit(103);
        UUID id = world.arrived(agreement.id());
        count(officer(), id, "RECEIVER", passengers(80, 2)).then().statusCode(200);
        window(agreement, "persons-week")
                .body("items[0].consumed", equalTo(108))
                .body("items[0].excess", equalTo(5));
        count(officer(), id, "RECEIVER", passengers(70, 2)).then().statusCode(200);
        window(agreement, "persons-week").body("items[0].consumed", equalTo(98)).body("items[0].excess", equalTo(0));
    }

    private io.restassured.response.ValidatableResponse window(AgreementSnapshot agreement, String limit) {
        return world.planner()
                .get("/api/v1/quotas?agreement=" + agreement.id() + "&from=2025-02-10&to=2025-02-16&limit=" + limit)
                .then()
                .statusCode(200);
    }

    @Test
    void cohortsAndShelterFollowTheCorrectedCount() {
        AgreementSnapshot agreement = world.agreement();
        UUID id = world.arrived(agreement.id());
        String cohort = cohort(id);
        TestClock.set("2025-02-13T18:00:00Z");
        officer()
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "on",
                        "2025-02-13",
                        "outcome",
                        "ONWARD",
                        "count",
                        2,
                        "destination",
                        "HN",
                        "individuallyAssessed",
                        2))
                .post("/api/v1/onward-cohorts/" + cohort + "/outcomes")
                .then()
                .statusCode(201);
        count(
                        officer(),
                        id,
                        "RECEIVER",
                        List.of(
                                World.group("NATIONAL", "GT", 20, 75, 4, 1),
                                World.group("THIRD_COUNTRY_NATIONAL", "HN", 0, 1, 0, 0)))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        units(id, "shelter", 1);
        count(
                        officer(),
                        id,
                        "RECEIVER",
                        List.of(
                                World.group("NATIONAL", "GT", 20, 75, 4, 1),
                                World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 4, 0, 0),
                                World.group("THIRD_COUNTRY_NATIONAL", "SV", 0, 1, 0, 0)))
                .then()
                .statusCode(200);
        officer()
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(2))
                .body("items.find { it.nationality == 'HN' }.persons", equalTo(5))
                .body("items.find { it.nationality == 'HN' }.open", equalTo(3))
                .body("items.find { it.nationality == 'SV' }.persons", equalTo(1));
        units(id, "shelter", 4);
        assertTrue(world.types(Topics.FLIGHTS, UUID.fromString(cohort), 3).contains(MessageTypes.COHORT_CORRECTED));
    }

    private String cohort(UUID id) {
        return officer().get("/api/v1/onward-cohorts?flight=" + id).path("items[0].id");
    }

    @Test
    void factsOfArrivalAreCorrectedByTheirOwnSide() {
        AgreementSnapshot agreement = world.agreement();
        UUID id = world.arrived(agreement.id());
        TestClock.set("2025-02-18T12:00:00Z");
        Map<String, Object> later =
                Map.of("field", "arrival.at", "value", "2025-02-17T00:10:00-06:00", "reason", "landed after midnight");
        world.act(world.planner(), id, "corrections", later).then().statusCode(403);
        world.act(officer(), id, "corrections", later)
                .then()
                .statusCode(200)
                .body("arrivalDay", equalTo("2025-02-17"))
                .body("counts.corrections.field", contains("arrival.at"))
                .body("counts.corrections[0].was", equalTo("2025-02-12T11:41:00-06:00"));
        window(agreement, "flights-week").body("items[0].consumed", equalTo(0));
        world.flight(id)
                .body(
                        "reservations.findAll { it.window == '2025-W08' && it.limitId == 'flights-week' }.units",
                        contains(1));
        officer().get("/api/v1/onward-cohorts?flight=" + id).then().body("items[0].openedOn", equalTo("2025-02-17"));
        world.act(
                        officer(),
                        id,
                        "corrections",
                        Map.of("field", "arrival.at", "value", "2025-02-12T08:00:00-06:00", "reason", "r"))
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        world.act(
                        officer(),
                        id,
                        "corrections",
                        Map.of("field", "arrival.at", "value", "2025-02-19T08:00:00-06:00", "reason", "r"))
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        world.act(officer(), id, "corrections", Map.of("field", "colour", "value", "1", "reason", "r"))
                .then()
                .statusCode(400)
                .body("violations[0].detail", containsString("arrival.at"));
        world.act(officer(), id, "corrections", Map.of("field", "received", "value", "many", "reason", "r"))
                .then()
                .statusCode(400);
        world.act(officer(), id, "corrections", Map.of("field", "received", "value", passengers(74, 2), "reason", "r"))
                .then()
                .statusCode(200)
                .body("counts.persons.receiver", equalTo(102));
        world.act(
                        officer(),
                        id,
                        "corrections",
                        Map.of(
                                "field",
                                "notReceived",
                                "value",
                                List.of(Map.of("reason", "hospital", "count", 1)),
                                "reason",
                                "told by the carrier"))
                .then()
                .statusCode(200)
                .body("counts.agree", equalTo(true));
    }

    /** Aboard is received and not received, with a reason by count: without one nothing is explained. */
    @Test
    void whoIsMissingIsMissingForAReason() {
        UUID id = world.departed(world.agreement().id());
        TestClock.set("2025-02-12T18:00:00Z");
        for (Map<String, Object> none :
                List.<Map<String, Object>>of(Map.of("reason", " ", "count", 1), Map.of("reason", "", "count", 1))) {
            notReceived(id, none).then().statusCode(400).body("violations[0].field", equalTo("notReceived[0].reason"));
        }
        notReceived(id, Map.of("reason", "hospital", "count", 0))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("notReceived[0].count"));
        notReceived(id, Map.of("count", 1)).then().statusCode(400);
        world.flight(id).body("status", equalTo("DEPARTED"));
        notReceived(id, Map.of("reason", "hospital", "count", 1))
                .then()
                .statusCode(200)
                .body("counts.agree", equalTo(true));
        for (Map<String, Object> none : List.<Map<String, Object>>of(
                Map.of("reason", " ", "count", 1), Map.of("reason", "hospital", "count", 0))) {
            world.act(
                            officer(),
                            id,
                            "corrections",
                            Map.of("field", "notReceived", "value", List.of(none), "reason", "told later"))
                    .then()
                    .statusCode(400);
        }
        // none is missing: the list is empty, and the counts differ again
        world.act(officer(), id, "corrections", Map.of("field", "notReceived", "value", List.of(), "reason", "found"))
                .then()
                .statusCode(200)
                .body("counts.unaccounted", equalTo(1));
    }

    private Response notReceived(UUID id, Map<String, Object> missing) {
        return world.act(
                officer(),
                id,
                "arrival",
                Map.of(
                        "at",
                        "2025-02-12T11:41:00-06:00",
                        "received",
                        passengers(74, 2),
                        "notReceived",
                        List.of(missing)));
    }

    @Test
    void eachSideCountsForItselfAndAMonitorOnlyForAgreementsOfItsBody() {
        AgreementSnapshot agreement = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                "US",
                "GT",
                org.acuerdo.flights.flight.rules.Examples.inForce(),
                List.of(Map.of("id", UUID.randomUUID().toString(), "name", "Body", "subjects", List.of("watcher"))),
                World.terms(World.limits())));
        UUID id = world.arrived(agreement.id());
        RequestSpecification watcher = world.as("monitor", null, "watcher");
        count(officer(), id, "SENDER", passengers(75, 2)).then().statusCode(403);
        count(world.planner(), id, "RECEIVER", passengers(75, 2)).then().statusCode(403);
        count(world.planner(), id, "MONITOR", passengers(75, 2)).then().statusCode(403);
        count(watcher, id, "RECEIVER", passengers(75, 2)).then().statusCode(403);
        count(world.as("monitor", null, "stranger"), id, "MONITOR", passengers(75, 2))
                .then()
                .statusCode(404);
        world.act(world.planner(), id, "reconciliation", Map.of()).then().statusCode(200);
        count(world.as("monitor", null, "watcher"), id, "MONITOR", passengers(74, 2))
                .then()
                .statusCode(200)
                .body("status", equalTo("RECONCILED"))
                .body("counts.persons.monitor", equalTo(102))
                .body("counts.agree", equalTo(false));
        world.act(world.as("monitor", null, "watcher"), id, "reconciliation", Map.of())
                .then()
                .statusCode(403);
        world.act(world.as("monitor", null, "watcher"), id, "cancellation", Map.of("by", "US", "reason", "r"))
                .then()
                .statusCode(403);
    }

    @Test
    void countsBeforeTheirTimeAndBadOnes() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        count(officer(), id, "RECEIVER", passengers(75, 2))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        world.act(officer(), id, "reconciliation", Map.of()).then().statusCode(409);
        count(world.planner(), id, "SENDER", passengers(74, 2))
                .then()
                .statusCode(200)
                .body("counts.persons.sender", equalTo(102));
        world.act(
                        world.planner(),
                        id,
                        "counts",
                        Map.of("source", "SENDER", "passengers", passengers(75, 2), "reason", "passport A1234567"))
                .then()
                .statusCode(422)
                .body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
        world.act(
                        world.planner(),
                        id,
                        "counts",
                        Map.of("source", "SENDER", "passengers", passengers(-1, 2), "reason", "r"))
                .then()
                .statusCode(400);
        world.act(
                        world.planner(),
                        id,
                        "counts",
                        Map.of("source", "PRESS", "passengers", passengers(1, 2), "reason", "r"))
                .then()
                .statusCode(400);
        world.planner()
                .body(Map.of("source", "SENDER", "passengers", passengers(1, 2), "reason", "r"))
                .post("/api/v1/flights/" + id + "/counts")
                .then()
                .statusCode(428);
    }
}
