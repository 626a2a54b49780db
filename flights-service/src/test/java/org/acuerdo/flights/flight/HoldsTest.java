package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Legal holds: what they stop, what goes on beneath them, who lifts them. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class HoldsTest {
    private final World world = new World();
    private final List<String> placed = new ArrayList<>();

    @AfterEach
    void close() {
        // a nationality's hold covers later tests' flights too
        placed.forEach(id -> List.of("US", "GT", "HN")
                .forEach(state -> world.as("safeguards-officer", state)
                        .header("If-Match", "\"1\"")
                        .body(Map.of("reason", "end of the example"))
                        .post("/api/v1/holds/" + id + "/lift")));
        world.close();
    }

    private Response place(String state, String scope, Object target, String reason) {
        return world.as("safeguards-officer", state)
                .body(Map.of(
                        "scope", scope, "target", target.toString(), "authority", "district court", "reason", reason))
                .post("/api/v1/holds");
    }

    private String held(String state, String scope, Object target) {
        String id = place(state, scope, target, "Court decision 2025-19485 suspends transfers")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        placed.add(id);
        return id;
    }

    private Response lift(String state, String id) {
        return world.as("safeguards-officer", state)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "appeal decided"))
                .post("/api/v1/holds/" + id + "/lift");
    }

    @Test
    void aHeldFlightNeitherConfirmsNorDeparts() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        UUID cleared = world.requested(agreement);
        world.granted(cleared, agreement);
        world.attest(cleared).then().statusCode(200);
        String hold = held("US", "FLIGHT", id);
        String other = held("GT", "FLIGHT", cleared);
        world.flight(id)
                .body("status", equalTo("ON_HOLD"))
                .body("heldStatus", equalTo("CONFIRMED"))
                .body("holds", contains(hold))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        world.confirm(cleared).then().statusCode(422).body("code", equalTo("ON_LEGAL_HOLD"));
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(id, "2025-02-12T08:10:00-06:00")
                .then()
                .statusCode(422)
                .body("violations.code", contains("ON_LEGAL_HOLD"));
        world.planner()
                .get("/api/v1/flights?status=ON_HOLD&agreement=" + agreement)
                .then()
                .body("items", hasSize(2));

        lift("US", hold).then().statusCode(200).header("ETag", "\"2\"").body("active", equalTo(false));
        world.flight(id)
                .body("status", equalTo("CONFIRMED"))
                .body("heldStatus", nullValue())
                .body("holds", nullValue());
        world.depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(200);
        lift("US", hold).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        List<String> types = world.types(Topics.FLIGHTS, id, 7);
        assertEquals(
                List.of(MessageTypes.FLIGHT_HELD, MessageTypes.FLIGHT_HOLD_LIFTED, MessageTypes.FLIGHT_DEPARTED),
                types.subList(types.size() - 3, types.size()));
        assertEquals(
                List.of(MessageTypes.HOLD_PLACED, MessageTypes.HOLD_LIFTED),
                world.types(Topics.FLIGHTS, UUID.fromString(hold), 2));
        placed.remove(other);
        lift("GT", other).then().statusCode(200);
    }

    @Test
    void beneathAHoldLifeGoesOn() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        held("US", "FLIGHT", id);
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement, 1, 2, Map.of("by", "officer"));
        world.awaitPath(id, "heldStatus", "CLEARED");
        world.attest(id).then().statusCode(200).body("status", equalTo("ON_HOLD"));
        world.act(world.planner(), id, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    @Test
    void itEndsWithTheLastHoldThatCoversIt() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        String first = held("US", "FLIGHT", id);
        String second = held("US", "AGREEMENT", agreement);
        world.flight(id).body("holds", hasSize(2));
        lift("US", first).then().statusCode(200);
        world.flight(id).body("status", equalTo("ON_HOLD")).body("holds", contains(second));
        lift("US", second).then().statusCode(200);
        world.flight(id).body("status", equalTo("REQUESTED"));
    }

    @Test
    void aHoldCoversLaterFlightsToo() {
        UUID agreement = world.agreement().id();
        UUID now = world.requested(agreement);
        held("US", "NATIONALITY", "HN");
        UUID later = world.requested(agreement);
        UUID withoutThem = world.requested(World.body(
                agreement,
                "2025-02-12T08:00:00-06:00",
                "2025-02-12T11:30:00-06:00",
                List.of(World.group("NATIONAL", "GT", 0, 10, 0, 0))));
        world.flight(now).body("status", equalTo("ON_HOLD"));
        world.flight(later).body("status", equalTo("ON_HOLD")).body("heldStatus", equalTo("REQUESTED"));
        world.flight(withoutThem).body("status", equalTo("REQUESTED"));
    }

    @Test
    void aHoldPlacedWhileAFlightIsAskedForCoversIt() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        for (int i = 0; i < 5; i++) {
            UUID id = UUID.randomUUID();
            Map<String, Object> body = World.body(
                    agreement,
                    "2025-02-1" + (3 + i % 2) + "T08:00:00-06:00",
                    "2025-02-1" + (3 + i % 2) + "T11:30:00-06:00",
                    List.of(World.group("NATIONAL", "GT", 0, 10, 0, 0)));
            var asking = CompletableFuture.supplyAsync(() -> world.ask(id, body).statusCode());
            String hold = held("US", "AGREEMENT", agreement);
            assertEquals(201, asking.join());
            world.flight(id).body("status", equalTo("ON_HOLD"));
            lift("US", hold).then().statusCode(200);
            world.flight(id).body("status", equalTo("REQUESTED"));
        }
    }

    @Test
    void inTheAirItShows() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        String hold = held("GT", "FLIGHT", id);
        world.flight(id)
                .body("status", equalTo("DEPARTED"))
                .body("heldInFlight", equalTo(true))
                .body("holds", contains(hold));
        placed.remove(hold);
        lift("GT", hold).then().statusCode(200);
        world.flight(id).body("heldInFlight", nullValue());
    }

    /** Who was aboard is known better in the air: a hold on a nationality covers it from then on, or no longer. */
    @Test
    void whoIsAboardIsKnownBetterInTheAir() {
        UUID id = world.departed(world.agreement().id());
        String hold = held("GT", "NATIONALITY", "SV");
        world.flight(id).body("heldInFlight", nullValue());
        List<Map<String, Object>> known = List.of(
                World.group("NATIONAL", "GT", 20, 75, 4, 1), World.group("THIRD_COUNTRY_NATIONAL", "SV", 1, 2, 0, 0));
        world.act(
                        world.planner(),
                        id,
                        "corrections",
                        Map.of("field", "aboard", "value", known, "reason", "nationality read wrongly"))
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"))
                .body("heldInFlight", equalTo(true))
                .body("holds", contains(hold));
        // counted once more, they are still there
        counted(id, known).body("heldInFlight", equalTo(true));
        counted(id, World.passengers()).body("heldInFlight", nullValue());
        List<String> types = world.types(Topics.FLIGHTS, id, 10);
        assertEquals(
                List.of(
                        MessageTypes.FLIGHT_DEPARTED,
                        MessageTypes.FLIGHT_CORRECTED,
                        MessageTypes.FLIGHT_HELD,
                        MessageTypes.FLIGHT_COUNTED,
                        MessageTypes.FLIGHT_COUNTED,
                        MessageTypes.FLIGHT_HOLD_LIFTED),
                types.subList(types.indexOf(MessageTypes.FLIGHT_DEPARTED), types.size()));
    }

    private ValidatableResponse counted(UUID id, List<Map<String, Object>> aboard) {
        return world.act(
                        world.planner(),
                        id,
                        "counts",
                        Map.of("source", "SENDER", "passengers", aboard, "reason", "counted again"))
                .then()
                .statusCode(200);
    }

    @Test
    void onlyTheStateThatPlacedItLiftsIt() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        String hold = held("US", "FLIGHT", id);
        lift("GT", hold).then().statusCode(403);
        lift("MX", hold).then().statusCode(404);
        world.planner()
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "x"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(403);
        world.as("safeguards-officer", "US")
                .body(Map.of("reason", "x"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(428);
        world.as("safeguards-officer", "US")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "call +502 5555 0123"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(422)
                .body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
        world.flight(id).body("status", equalTo("ON_HOLD"));
    }

    /** Whoever is party to what a hold may cover hears of it, by the agreements and states that its message names. */
    @Test
    void everyoneIsTold() {
        UUID agreement = world.agreement().id();
        UUID gt = world.agreement().id();
        UUID hn = new TwoReceivers(world).honduras(3, 10).id();
        world.known(gt);
        world.known(agreement);
        UUID id = new TwoReceivers(world).requested(gt, hn);
        // no flight of these tests has anybody of it aboard
        String nationality = held("US", "NATIONALITY", "NI");
        var told = told(nationality);
        List<String> agreements =
                List.of(TestTopics.header(told, "ce_agreementid").split(","));
        assertTrue(agreements.containsAll(List.of(agreement.toString(), gt.toString(), hn.toString())));
        assertEquals(agreements.size(), agreements.stream().distinct().count());
        assertEquals("US", TestTopics.header(told, "ce_sendingstate"));
        assertTrue(
                List.of(TestTopics.header(told, "ce_receivingstate").split(",")).containsAll(List.of("GT", "HN")));
        var flight = told(held("HN", "FLIGHT", id));
        assertEquals(gt + "," + hn, TestTopics.header(flight, "ce_agreementid"));
        assertEquals("US", TestTopics.header(flight, "ce_sendingstate"));
        assertEquals("GT,HN", TestTopics.header(flight, "ce_receivingstate"));
        String hold = held("GT", "AGREEMENT", agreement);
        var one = told(hold);
        assertEquals(agreement.toString(), TestTopics.header(one, "ce_agreementid"));
        assertEquals("US", TestTopics.header(one, "ce_sendingstate"));
        assertEquals("GT", TestTopics.header(one, "ce_receivingstate"));
        lift("GT", hold).then().statusCode(200);
        var lifted = world.messages(Topics.FLIGHTS, hold, 2).get(1);
        assertEquals(MessageTypes.HOLD_LIFTED, TestTopics.header(lifted, "ce_type"));
        assertEquals(agreement.toString(), TestTopics.header(lifted, "ce_agreementid"));
        assertEquals("GT", TestTopics.header(lifted, "ce_receivingstate"));
    }

    private ConsumerRecord<String, byte[]> told(String hold) {
        return world.messages(Topics.FLIGHTS, hold, 1).get(0);
    }

    @Test
    void aHoldIsNeverRefusedForItsText() {
        UUID id = world.requested(world.agreement().id());
        String hold = place("US", "FLIGHT", id, "Removed A123456789 from the list")
                .then()
                .statusCode(201)
                .body("reason", equalTo("[withheld]"))
                .body("authority", equalTo("district court"))
                .extract()
                .path("id");
        placed.add(hold);
        String longer = place("US", "FLIGHT", id, "x".repeat(1000))
                .then()
                .statusCode(201)
                .body("reason", containsString("xxx..."))
                .extract()
                .path("id");
        placed.add(longer);
        world.flight(id).body("status", equalTo("ON_HOLD"));
    }

    @Test
    void whoPlacesAndWhoSeesHolds() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        String hold = held("US", "FLIGHT", id);
        String nationality = held("US", "NATIONALITY", "NI");
        world.planner()
                .body(Map.of("scope", "FLIGHT", "target", id.toString(), "authority", "court", "reason", "x"))
                .post("/api/v1/holds")
                .then()
                .statusCode(403);
        place("MX", "FLIGHT", id, "x").then().statusCode(422).body("code", equalTo("FLIGHT_UNKNOWN"));
        place("US", "FLIGHT", UUID.randomUUID(), "x").then().statusCode(422).body("code", equalTo("FLIGHT_UNKNOWN"));
        place("MX", "AGREEMENT", agreement, "x").then().statusCode(422).body("code", equalTo("AGREEMENT_UNKNOWN"));
        place("US", "NATIONALITY", "XX", "x").then().statusCode(400);
        place("US", "FLIGHT", "F", "x").then().statusCode(400);
        place("US", "PLANET", "F", "x").then().statusCode(400);
        world.as("treaty-officer", "GT")
                .get("/api/v1/holds/" + hold)
                .then()
                .statusCode(200)
                .body("placedBy", equalTo("US"));
        world.as("treaty-officer", "GT")
                .get("/api/v1/holds/" + nationality)
                .then()
                .statusCode(200);
        world.as("treaty-officer", "MX").get("/api/v1/holds/" + hold).then().statusCode(404);
        world.as("auditor", null).get("/api/v1/holds/" + hold).then().statusCode(200);
        world.as("treaty-officer", "GT")
                .get("/api/v1/holds?scope=FLIGHT&active=true&target=" + id)
                .then()
                .body("items.id", contains(hold));
        world.as("treaty-officer", "MX").get("/api/v1/holds?limit=200").then().body("items.id", not(hasItem(hold)));
        world.as("treaty-officer", "GT").get("/api/v1/holds?kind=x").then().statusCode(400);
    }
}
