package org.acuerdo.flights.flight;

import static org.acuerdo.flights.flight.CohortDesk.outcome;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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

/** Cohorts of persons who are held on arrival: their review, and what became of them. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class CustodyTest {
    private final World world = new World();
    private final CohortDesk desk = new CohortDesk(world);

    @AfterEach
    void close() {
        world.close();
    }

    private UUID custodyAgreement() {
        return world.agreement(CohortDesk.terms(
                        "2025-02-10", new Population(PopulationCategory.CUSTODY_TRANSFER, null, null, 10)))
                .id();
    }

    @Test
    void theReviewMovesOnceAllWhoAreHeldWereReviewed() {
        UUID agreement = custodyAgreement();
        String cohort = desk.cohort(desk.arrivedWith(agreement, World.group("CUSTODY_TRANSFER", "VE", 0, 3, 0, 0)));
        TestClock.set("2025-02-21T18:00:00Z");
        desk.report(cohort, outcome("2025-02-20", "STILL_HELD", 4))
                .then()
                .statusCode(422)
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        desk.report(cohort, outcome("2025-02-20", "STILL_HELD", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(3))
                .body("dueOn", equalTo("2025-02-22"));
        desk.report(cohort, outcome("2025-02-21", "STILL_HELD", 2)).then().body("dueOn", equalTo("2025-03-02"));
        // an earlier review that is told later moves nothing back
        desk.report(cohort, outcome("2025-02-15", "STILL_HELD", 3)).then().body("dueOn", equalTo("2025-03-02"));
        TestClock.set("2025-03-01T18:00:00Z");
        desk.report(cohort, outcome("2025-03-01", "STILL_HELD", 2)).then().body("dueOn", equalTo("2025-03-03"));
        desk.report(cohort, outcome("2025-03-01", "RELEASED", 1))
                .then()
                .body("open", equalTo(2))
                .body("dueOn", equalTo("2025-03-11"));
    }

    @Test
    void whoWasNotReviewedInTimeIsOverdue() {
        UUID agreement = custodyAgreement();
        String cohort = desk.cohort(desk.arrivedWith(agreement, World.group("CUSTODY_TRANSFER", "VE", 0, 3, 0, 0)));
        String overdue = "/api/v1/onward-cohorts?overdue=true&agreement=" + agreement;
        TestClock.set("2025-02-20T18:00:00Z");
        desk.report(cohort, outcome("2025-02-20", "STILL_HELD", 1)).then().statusCode(201);
        TestClock.set("2025-02-23T05:59:00Z");
        desk.officer().get(overdue).then().body("items", hasSize(0));
        TestClock.set("2025-02-23T06:00:00Z");
        desk.officer().get(overdue).then().body("items.id", contains(cohort));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        world.types(Topics.FLIGHTS, UUID.fromString(cohort), 1).contains(MessageTypes.COHORT_OVERDUE));
        desk.report(cohort, outcome("2025-02-22", "STILL_HELD", 2))
                .then()
                .statusCode(201)
                .body("overdue", equalTo(false))
                .body("dueOn", equalTo("2025-03-02"));
        // the next one missed is told again
        TestClock.set("2025-03-03T06:00:00Z");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.types(Topics.FLIGHTS, UUID.fromString(cohort), 1).stream()
                                .filter(MessageTypes.COHORT_OVERDUE::equals)
                                .count()
                        == 2);
    }

    @Test
    void whoIsInCustodyIsReleasedTransferredOrReturnedAndNeverInReception() {
        UUID agreement = custodyAgreement();
        UUID id = desk.arrivedWith(agreement, World.group("CUSTODY_TRANSFER", "VE", 0, 3, 0, 0));
        String cohort = desk.cohort(id);
        assertEquals(0, inReception(agreement));
        TestClock.set("2025-02-13T18:00:00Z");
        String hold = desk.hold("FLIGHT", id.toString());
        for (String outcome : List.of("TRANSFERRED", "RETURNED_TO_SENDER")) {
            desk.report(cohort, outcome(outcome, 1)).then().statusCode(422).body("code", equalTo("ON_LEGAL_HOLD"));
        }
        desk.report(cohort, outcome("RELEASED", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(2))
                .body("inReception", equalTo(0));
        desk.lift(hold);
        desk.report(cohort, outcome("TRANSFERRED", 1)).then().statusCode(201).body("open", equalTo(1));
        desk.report(cohort, outcome("LAWFUL_STAY", 1)).then().statusCode(400);
        desk.report(cohort, outcome("RETURNED_TO_SENDER", 1))
                .then()
                .statusCode(201)
                .body("open", equalTo(0))
                .body("overdue", equalTo(false))
                .body("outcomes.outcome", contains("RELEASED", "TRANSFERRED", "RETURNED_TO_SENDER"));
        desk.report(cohort, outcome("STILL_HELD", 1)).then().statusCode(422).body("code", equalTo("MORE_OUT_THAN_IN"));
        assertEquals(0, inReception(agreement));
        TestClock.set(World.START);
        UUID other = world.agreement().id();
        world.arrived(other);
        assertEquals(3, inReception(other));
    }

    /** As /routing-options tells it, on whatever page the agreement is. */
    private int inReception(UUID agreement) {
        String cursor = "";
        while (cursor != null) {
            JsonPath page = world.planner()
                    .get("/api/v1/routing-options?nationality=HN&limit=200" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (String list : List.of("accepting", "others")) {
                int at = page.getList(list + ".agreementId").indexOf(agreement.toString());
                if (at >= 0) {
                    return page.getInt(list + "[" + at + "].reception.persons");
                }
            }
            cursor = page.get("next") == null ? null : "&cursor=" + page.get("next");
        }
        throw new AssertionError("no such agreement among the options");
    }

    @Test
    void aCorrectedArrivalKeepsTheReviewsOfThoseInCustody() {
        UUID held = desk.arrivedWith(desk.twoVersions(), World.group("CUSTODY_TRANSFER", "VE", 0, 3, 0, 0));
        String custody = desk.cohort(held);
        desk.officer().get("/api/v1/onward-cohorts/" + custody).then().body("dueOn", equalTo("2025-02-22"));
        TestClock.set("2025-02-20T18:00:00Z");
        desk.report(custody, outcome("2025-02-15", "STILL_HELD", 3)).then().body("dueOn", equalTo("2025-02-25"));
        // the time of the review stands, and it is seven days now
        desk.correctArrival(held, "2025-02-13T00:10:00-06:00");
        desk.officer()
                .get("/api/v1/onward-cohorts/" + custody)
                .then()
                .body("openedOn", equalTo("2025-02-13"))
                .body("dueOn", equalTo("2025-02-22"));
        // a fourth, of whom it is known only now, was never reviewed
        world.act(
                        desk.officer(),
                        held,
                        "corrections",
                        Map.of(
                                "field",
                                "received",
                                "value",
                                List.of(
                                        World.group("NATIONAL", "GT", 20, 75, 4, 1),
                                        World.group("CUSTODY_TRANSFER", "VE", 0, 4, 0, 0)),
                                "reason",
                                "counted again"))
                .then()
                .statusCode(200);
        desk.officer()
                .get("/api/v1/onward-cohorts/" + custody)
                .then()
                .body("persons", equalTo(4))
                .body("dueOn", equalTo("2025-02-20"));
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
        desk.report(custody, reviewed)
                .then()
                .statusCode(201)
                .body("open", equalTo(3))
                .body("dueOn", equalTo("2025-03-02"));
        Map<String, Object> released = outcome("RELEASED", 2);
        released.put("on", "2025-02-20");
        desk.report(custody, released).then().statusCode(201).body("open", equalTo(1));
        desk.report(custody, outcome("ONWARD", 1)).then().statusCode(400);
    }
}
