package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One flight, two receivers: all units or none, a clearance each, a landing each. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class SeveralLandingsTest {
    private final World world = new World();
    private final TwoReceivers two = new TwoReceivers(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itIsAskedForReservesAndIsClearedUnderEachAgreement() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.requested(gt, hn);
        world.flight(id)
                .body("agreementId", nullValue())
                .body("clearance", nullValue())
                .body("clearances.agreementId", contains(gt.toString(), hn.toString()))
                .body("clearances.status", contains("PENDING", "PENDING"))
                .body("receivingStates", contains("GT", "HN"))
                .body("reservations.agreementId", hasItems(gt.toString(), hn.toString()))
                .body("reservations.limitId", hasItems("flights-week", "flights-day", "shelter", "hn-week"));
        List<ClearanceAsked> asked = world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2).stream()
                .map(r -> Json.read(r.value(), ClearanceAsked.class))
                .toList();
        assertEquals(
                List.of(gt, hn), asked.stream().map(ClearanceAsked::agreementId).toList());
        assertEquals(
                List.of("MGGT", "MHTG"),
                asked.stream().map(ClearanceAsked::destination).toList());
        var told = world.messages(Topics.FLIGHTS, id.toString(), 1).get(0);
        assertEquals(gt + "," + hn, TestTopics.header(told, "ce_agreementid"));
        assertEquals("GT,HN", TestTopics.header(told, "ce_receivingstate"));
        for (String list : List.of(gt.toString(), hn.toString())) {
            world.planner().get("/api/v1/flights?agreement=" + list).then().body("items.id", contains(id.toString()));
        }
        world.as("clearance-officer", "HN").get("/api/v1/flights/" + id).then().statusCode(200);
        assertEquals(1, Collections.frequency(requested(), id.toString()), "listed once");
    }

    /** The ids of all flights that are asked for, over as many pages as it takes. */
    private List<String> requested() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Response page = world.planner().get("/api/v1/flights?limit=200&status=REQUESTED" + cursor);
            page.then().statusCode(200);
            ids.addAll(page.path("items.id"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        return ids;
    }

    @Test
    void allUnitsOrNone() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(1, 10).id();
        two.requested(gt, hn);
        world.planner()
                .header("X-Agreement-Version", 1)
                .body(TwoReceivers.body(gt, hn))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].code", equalTo("LIMIT_REACHED"))
                .body("violations[0].agreementId", equalTo(hn.toString()))
                .body("violations[0].limitId", equalTo("hn-week"));
        world.planner()
                .get("/api/v1/quotas?agreement=" + gt + "&from=2025-02-12&to=2025-02-12&limit=flights-day")
                .then()
                .body("items[0].reserved", equalTo(1));
    }

    private Response series(UUID gt, UUID hn, String rule, String mode) {
        world.known(gt);
        return world.planner()
                .body(Map.of("flight", TwoReceivers.body(gt, hn), "rule", rule, "mode", mode))
                .post("/api/v1/flight-series");
    }

    /** Every flight of the series takes units of both receivers, and moves as a whole. */
    @Test
    void aSeriesLandsInBothCountriesEveryWeek() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        Response asked = series(gt, hn, "FREQ=WEEKLY;COUNT=3", "ALL_OR_NOTHING");
        asked.then()
                .statusCode(201)
                .body("flights", equalTo(3))
                .body("occurrences.date", contains("2025-02-12", "2025-02-19", "2025-02-26"))
                .body("occurrences[2].departure", equalTo("2025-02-26T08:00:00-06:00"))
                .body("occurrences[2].arrival", equalTo("2025-02-26T13:30:00-06:00"));
        UUID last = UUID.fromString(asked.path("occurrences[2].flightId"));
        world.flight(last)
                .body("legs.arrival", contains("2025-02-26T11:30:00-06:00", "2025-02-26T13:30:00-06:00"))
                .body("clearances.agreementId", contains(gt.toString(), hn.toString()))
                .body("reservations.findAll { it.agreementId == '" + gt + "' }.window", hasItem("2025-02-26"))
                .body("reservations.findAll { it.limitId == 'hn-week' }.window", contains("2025-W09"));
        for (UUID list : List.of(gt, hn)) {
            world.planner()
                    .get("/api/v1/flight-series?agreement=" + list)
                    .then()
                    .body("items.id", hasItem(asked.<String>path("id")));
        }
        // either receiver cancels what is left of it
        String tag = "\"1\"";
        world.as("clearance-officer", "HN")
                .header("If-Match", tag)
                .body(Map.of("by", "HN", "reason", "reception closed"))
                .post(asked.header("Location") + "/cancellation")
                .then()
                .statusCode(200)
                .body("cancelled.flights", equalTo(3));
        world.flight(last).body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    /** What the second receiver's limit does not let in takes no unit of the first receiver's either. */
    @Test
    void ofASeriesAsManyFlyAsFitUnderBothAgreements() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(1, 10).id();
        two.requested(gt, hn);
        series(gt, hn, "FREQ=WEEKLY;COUNT=2", "ALL_OR_NOTHING")
                .then()
                .statusCode(422)
                .body("violations.agreementId", contains(hn.toString()))
                .body("violations.limitId", contains("hn-week"))
                .body("violations.field", contains("occurrences[0]"));
        series(gt, hn, "FREQ=WEEKLY;COUNT=2", "AS_MANY_AS_FIT")
                .then()
                .statusCode(201)
                .body("occurrences.outcome", contains("REFUSED", "FLIGHT"))
                .body("occurrences[0].violations.code", contains("LIMIT_REACHED"))
                .body("occurrences[0].violations[0].agreementId", equalTo(hn.toString()));
        world.planner()
                .get("/api/v1/quotas?agreement=" + gt + "&from=2025-02-12&to=2025-02-19&limit=flights-day")
                .then()
                .body("items.find { it.window.label == '2025-02-12' }.reserved", equalTo(1))
                .body("items.find { it.window.label == '2025-02-19' }.reserved", equalTo(1));
    }

    @Test
    void oneRefusalEndsItAndTheOthersAreWithdrawn() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.requested(gt, hn);
        two.grant(id, gt);
        world.answer(MessageTypes.CLEARANCE_REFUSED, id, hn, 1, 2, Map.of("reason", "full", "by", "officer"));
        world.awaitStatus(id, "REFUSED");
        world.flight(id)
                .body("clearances.status", contains("WITHDRAWN", "REFUSED"))
                .body("ended.by", equalTo("HN"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        assertEquals(
                List.of(MessageTypes.CLEARANCE_ASKED, MessageTypes.CLEARANCE_ASKED, MessageTypes.CLEARANCE_WITHDRAWN),
                world.types(Topics.CLEARANCE_REQUESTS, id, 3));
    }

    @Test
    void itHasArrivedAfterTheLastLanding() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        TestClock.set("2025-02-12T20:00:00Z");
        two.arrive(id, "HN", 1, "2025-02-12T11:41:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(403);
        two.arrive(id, "GT", 3, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(400);
        two.arrive(id, "GT", 1, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"))
                .body("landings.leg", contains(1))
                .body("landings[0].arrival.airport", equalTo("MGGT"))
                .body("reservations.findAll { it.agreementId == '" + gt + "' }.state", everyItem(equalTo("CONSUMED")))
                .body("reservations.findAll { it.agreementId == '" + hn + "' }.state", everyItem(equalTo("RESERVED")));
        two.arrive(id, "GT", 1, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        two.arrive(id, "HN", null, "2025-02-12T11:00:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("arrival.airport", equalTo("MHTG"))
                .body("arrival.discrepancy.unaccounted", equalTo(1))
                .body("reservations.findAll { it.limitId != 'hn-persons' }.state", everyItem(equalTo("CONSUMED")));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].agreementId", equalTo(gt.toString()));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> world.types(Topics.FLIGHTS, id, 8).contains(MessageTypes.FLIGHT_ARRIVED));
        assertEquals(
                List.of(MessageTypes.FLIGHT_LANDED, MessageTypes.FLIGHT_ARRIVED),
                world.types(Topics.FLIGHTS, id, 8).stream()
                        .filter(t -> t.equals(MessageTypes.FLIGHT_LANDED) || t.equals(MessageTypes.FLIGHT_ARRIVED))
                        .toList());
    }

    @Test
    void aRevocationAfterItsOwnLandingHasNoEffect() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        TestClock.set("2025-02-12T20:00:00Z");
        two.arrive(id, "GT", 1, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200);
        // sent a moment before agreements-service knew of the landing
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, gt, 1, 3, Map.of("reason", "storm"));
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, hn, 1, 4, Map.of("reason", "storm"));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> world.flight(id).body("clearances.status", contains("GRANTED", "REVOKED")));
        world.flight(id).body("status", equalTo("DEPARTED"));
        world.as("auditor", null)
                .get("/api/v1/flights/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("ANSWER_WITHOUT_EFFECT"));
    }

    @Test
    void receptionCapacityIsEachReceiversOwn() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 1).id();
        UUID first = two.departed(gt, hn);
        TestClock.set(World.START);
        UUID second = two.requested(gt, hn);
        two.grant(second, gt);
        two.grant(second, hn);
        world.awaitStatus(second, "CLEARED");
        world.act(world.as("safeguards-officer", "US"), second, "attestation", TwoReceivers.ATTESTATION)
                .then()
                .statusCode(200);
        world.confirm(second)
                .then()
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].code", equalTo("RECEPTION_CAPACITY"));
        world.flight(first).body("status", equalTo("DEPARTED"));
    }

    @Test
    void anAmendmentOfTheSecondAgreementMatchesAndMarksItAnew() {
        UUID gt = world.agreement().id();
        AgreementSnapshot hn = two.honduras(3, 10);
        UUID id = two.requested(gt, hn.id());
        Terms before = hn.terms().get(0).terms();
        Terms narrower = new Terms(
                before.effectiveFrom(),
                before.certainty(),
                null,
                null,
                List.of(World.limit("hn-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 0, null)),
                null,
                before.populations(),
                before.clearance(),
                before.safeguards());
        world.amended(hn, hn.facts(), narrower);
        world.awaitPath(id, "overLimit", true);
        world.flight(id).body("reservations.limitId", hasItem("hn-month"));
        world.act(world.as("clearance-officer", "HN"), id, "over-limit-acceptance", Map.of("reason", "by note"))
                .then()
                .statusCode(200)
                .body("overLimit", equalTo(false));
    }
}
