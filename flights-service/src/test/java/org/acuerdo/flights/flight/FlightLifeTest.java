package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flight's whole life, from request to onward outcome. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class FlightLifeTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theMainPath() {
        UUID agreement = world.agreement().id();
        UUID id = UUID.randomUUID();
        world.ask(id, World.body(agreement))
                .then()
                .statusCode(201)
                .header("Location", "/api/v1/flights/" + id)
                .header("ETag", "\"1\"")
                .body("status", equalTo("REQUESTED"))
                .body("clearance.status", equalTo("PENDING"))
                .body("clearance.decideBy", nullValue())
                .body("termsVersion", equalTo(1))
                .body("overLimit", equalTo(false))
                .body("reservations.limitId", containsInAnyOrder("flights-week", "flights-day", "shelter"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));

        world.pending(id, agreement, "2025-02-08T12:00:00Z");
        world.planner()
                .get("/api/v1/flights/" + id + "?wait=PT30S")
                .then()
                .statusCode(200)
                .body("clearance.decideBy", equalTo("2025-02-08T12:00:00Z"));
        world.granted(id, agreement);

        world.attest(id).then().statusCode(200).body("attestation.complete", equalTo(true));
        world.confirm(id).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(200).body("status", equalTo("DEPARTED"));
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00")
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("arrival.discrepancy", nullValue())
                .body("reservations.state", everyItem(equalTo("CONSUMED")));

        TestClock.set("2025-02-13T18:00:00Z");
        String cohort = world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].persons", equalTo(3))
                .body("items[0].nationality", equalTo("HN"))
                .body("items[0].dueOn", equalTo("2025-03-14"))
                .extract()
                .path("items[0].id");
        world.as("clearance-officer", "GT")
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "on",
                        "2025-02-13",
                        "outcome",
                        "ONWARD",
                        "count",
                        3,
                        "destination",
                        "HN",
                        "individuallyAssessed",
                        3))
                .post("/api/v1/onward-cohorts/" + cohort + "/outcomes")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("open", equalTo(0))
                .body("inReception", equalTo(0));
        world.flight(id).body("reservations.find { it.limitId == 'shelter' }.units", equalTo(0));

        List<String> types = world.types(Topics.FLIGHTS, id, 7);
        assertEquals(
                List.of(
                        MessageTypes.FLIGHT_REQUESTED,
                        MessageTypes.FLIGHT_CLEARANCE_PENDING,
                        MessageTypes.FLIGHT_CLEARED,
                        MessageTypes.FLIGHT_ATTESTED,
                        MessageTypes.FLIGHT_CONFIRMED,
                        MessageTypes.FLIGHT_DEPARTED,
                        MessageTypes.FLIGHT_ARRIVED),
                types);
        var messages = world.messages(Topics.FLIGHTS, id.toString(), 7);
        for (int i = 0; i < messages.size(); i++) {
            assertEquals(Integer.toString(i + 1), TestTopics.header(messages.get(i), "ce_sequence"));
            assertEquals("US", TestTopics.header(messages.get(i), "ce_sendingstate"));
            assertEquals("GT", TestTopics.header(messages.get(i), "ce_receivingstate"));
            assertEquals(agreement.toString(), TestTopics.header(messages.get(i), "ce_agreementid"));
        }
        world.planner()
                .get("/api/v1/flights/" + id + "/history")
                .then()
                .statusCode(200)
                .body("states.status", contains("REQUESTED", "CLEARED", "CONFIRMED", "DEPARTED", "ARRIVED"))
                .body(
                        "items.action",
                        contains(
                                "REQUESTED",
                                "CLEARANCE_PENDING",
                                "CLEARED",
                                "ATTESTED",
                                "CONFIRMED",
                                "DEPARTED",
                                "ARRIVED"))
                .body("items[0].by.subject", equalTo("planner-us"));
        assertEquals(
                List.of(MessageTypes.COHORT_OPENED, MessageTypes.COHORT_OUTCOME),
                world.types(Topics.FLIGHTS, UUID.fromString(cohort), 2));
    }

    @Test
    void cancellationGivesUnitsBackAndWithdrawsTheQuestion() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.act(
                        world.planner(),
                        id,
                        "cancellation",
                        Map.of("by", "US", "reason", "No crew available after the storm"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("ended.because", equalTo("CANCELLED"))
                .body("ended.by", equalTo("US"))
                .body("clearance.status", equalTo("WITHDRAWN"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        assertEquals(
                List.of(MessageTypes.CLEARANCE_ASKED, MessageTypes.CLEARANCE_WITHDRAWN),
                world.types(Topics.CLEARANCE_REQUESTS, id, 2));
    }

    /** Consent that was given has no object any longer, however the flight ended: both services say so. */
    @Test
    void whatEndsWithoutHavingLandedWithdrawsTheConsentThatWasGiven() {
        UUID agreement = world.agreement().id();
        UUID cancelled = world.requested(agreement);
        world.granted(cancelled, agreement);
        world.act(world.planner(), cancelled, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200)
                .body("clearance.status", equalTo("WITHDRAWN"));
        UUID notFlown = world.confirmed(agreement);
        UUID returned = world.departed(agreement);
        world.act(world.planner(), returned, "return", Map.of("at", "2025-02-12T08:14:00-06:00", "reason", "technical"))
                .then()
                .statusCode(200)
                .body("clearance.status", equalTo("WITHDRAWN"));
        TestClock.set("2025-02-13T14:00:00Z");
        world.flight(notFlown).body("status", equalTo("LAPSED")).body("clearance.status", equalTo("WITHDRAWN"));
        for (UUID id : List.of(cancelled, notFlown, returned)) {
            assertEquals(
                    List.of(MessageTypes.CLEARANCE_ASKED, MessageTypes.CLEARANCE_WITHDRAWN),
                    world.types(Topics.CLEARANCE_REQUESTS, id, 2));
            world.flight(id).body("clearance.status", equalTo("WITHDRAWN"));
        }
    }

    @Test
    void theReceivingStateCancelsToo() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.act(world.as("clearance-officer", "GT"), id, "cancellation", Map.of("by", "GT", "reason", "storm"))
                .then()
                .statusCode(200)
                .body("ended.by", equalTo("GT"));
    }

    @Test
    void notFlownLapsesAtOnceAndGivesItsUnitsBack() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        TestClock.set("2025-02-13T14:00:00Z");
        world.flight(id).body("status", equalTo("LAPSED")).body("ended.because", equalTo("NOT_FLOWN"));
        world.awaitPath(id, "reservations[0].state", "RELEASED");
        world.depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(409).body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void anArrivalThatDoesNotAddUpIsTakenAndShows() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "arrival",
                        Map.of(
                                "at", "2025-02-12T11:41:00-06:00",
                                "received", List.of(World.group("NATIONAL", "GT", 20, 74, 4, 1)),
                                "notReceived", List.of(Map.of("reason", "medical case, flown back", "count", 3))))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("arrival.discrepancy.aboard", equalTo(103))
                .body("arrival.discrepancy.received", equalTo(99))
                .body("arrival.discrepancy.notReceived", equalTo(3))
                .body("arrival.discrepancy.unaccounted", equalTo(1));
        // nobody of another country arrived: no cohort, and the shelter's units came back
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(0));
        world.flight(id).body("reservations.findAll { it.limitId == 'shelter' }.state", contains("RELEASED"));
    }
}
