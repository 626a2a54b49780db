package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Irregular flights: who can have been aboard, and what becomes of a flight on record with several landings. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class IrregularFlightsTest {
    private final World world = new World();
    private final TwoReceivers two = new TwoReceivers(world);

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> flown(
            UUID agreement, String destination, String at, Object aboard, UUID instead) {
        Map<String, Object> body = new LinkedHashMap<>(World.body(agreement));
        body.put(
                "legs",
                List.of(Map.of(
                        "origin",
                        "KAEX",
                        "destination",
                        destination,
                        "departure",
                        "2025-02-12T08:00:00-06:00",
                        "arrival",
                        at)));
        body.put("at", at);
        body.put("aboard", aboard);
        body.put("passengers", aboard);
        body.put("guards", List.of("G3"));
        if (instead != null) {
            body.put("flight", instead.toString());
        }
        return body;
    }

    private Response record(Map<String, Object> body) {
        return world.planner().body(body).post("/api/v1/irregular-flights");
    }

    private Response inGuatemala(UUID gt, UUID instead) {
        return record(flown(gt, "MGGT", "2025-02-12T11:41:00-06:00", World.passengers(), instead));
    }

    private Response inHonduras(UUID hn, UUID instead) {
        return record(flown(hn, "MHTG", "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1), instead));
    }

    private ValidatableResponse windows(UUID agreement) {
        return world.as("auditor", null)
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-12&to=2025-02-12")
                .then()
                .statusCode(200);
    }

    private void week(UUID agreement, String limit, int reserved, int consumed) {
        windows(agreement)
                .body("items.find { it.limitId == '" + limit + "' }.reserved", equalTo(reserved))
                .body("items.find { it.limitId == '" + limit + "' }.consumed", equalTo(consumed));
    }

    @Test
    void nobodyIsCountedInACategoryThatCannotBe() {
        UUID gt = world.agreement().id();
        world.known(gt);
        TestClock.set("2025-02-12T18:00:00Z");
        List<Map<String, Object>> impossible = List.of(
                World.group("NATIONAL", "HN", 0, 3, 0, 0), World.group("THIRD_COUNTRY_NATIONAL", "GT", 0, 3, 0, 0));
        record(flown(gt, "MGGT", "2025-02-12T11:41:00-06:00", impossible, null))
                .then()
                .statusCode(422)
                .body("violations.code", everyItem(equalTo("CATEGORY_MISMATCH")))
                .body("violations.field", contains("aboard[0].category", "aboard[1].category"));
        week(gt, "flights-week", 0, 0);
        // nationals of the sending state should never have been aboard: they were, and are of another state than the
        // receiver
        String id = record(flown(
                        gt,
                        "MGGT",
                        "2025-02-12T11:41:00-06:00",
                        List.of(World.group("THIRD_COUNTRY_NATIONAL", "US", 0, 2, 0, 0)),
                        null))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        week(gt, "flights-week", 0, 1);
        windows(gt).body("items.find { it.limitId == 'shelter' }.consumed", equalTo(2));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items.nationality", contains("US"))
                .body("items.persons", contains(2));
    }

    /** Each landing takes over the units of its own agreement; the flight on record ends with the last. */
    @Test
    void eachLandingIsTakenOverByItself() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.requested(gt, hn);
        TestClock.set("2025-02-12T20:00:00Z");
        inGuatemala(gt, id).then().statusCode(201).body("tookOver", equalTo(id.toString()));
        week(gt, "flights-week", 0, 1);
        week(gt, "flights-day", 0, 1);
        week(hn, "hn-week", 1, 0);
        world.flight(id)
                .body("status", equalTo("REQUESTED"))
                .body("reservations.agreementId", everyItem(equalTo(hn.toString())))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        // the same landing is not made twice
        inGuatemala(gt, id).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        week(gt, "flights-week", 0, 1);
        inHonduras(hn, id)
                .then()
                .statusCode(201)
                .body("tookOver", equalTo(id.toString()))
                .body("reservations.limitId", containsInAnyOrder("hn-week", "hn-persons"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        week(hn, "hn-week", 0, 1);
        week(hn, "hn-persons", 0, 11);
        world.flight(id)
                .body("status", equalTo("LAPSED"))
                .body("ended.because", equalTo("FLOWN_IRREGULARLY"))
                .body("reservations", hasSize(0));
        List<String> types = world.types(Topics.FLIGHTS, id, 3);
        assertEquals(
                List.of(MessageTypes.FLIGHT_REMATCHED, MessageTypes.FLIGHT_LAPSED),
                types.subList(types.size() - 2, types.size()));
    }

    /** It does not fly once more, and new terms match only what is still to come. */
    @Test
    void betweenTheLandingsItNeitherFliesNorTakesUnitsAnew() {
        AgreementSnapshot guatemala = world.agreement();
        UUID gt = guatemala.id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.requested(gt, hn);
        two.grant(id, gt);
        two.grant(id, hn);
        world.awaitStatus(id, "CLEARED");
        world.act(world.as("safeguards-officer", "US"), id, "attestation", TwoReceivers.ATTESTATION)
                .then()
                .statusCode(200);
        TestClock.set("2025-02-12T20:00:00Z");
        inGuatemala(gt, id).then().statusCode(201);
        world.confirm(id).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        world.act(world.planner(), id, "rescheduling", TwoReceivers.body(gt, hn))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        Terms more = World.terms(List.of(
                World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 19, null),
                World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 40, null)));
        world.amended(guatemala, Examples.inForce(), more);
        world.known(gt);
        week(gt, "flights-week", 0, 1);
        week(gt, "flights-month", 0, 0);
        world.flight(id).body("reservations.agreementId", everyItem(equalTo(hn.toString())));
        // nobody recorded another landing: what is left is given back like that of any flight that was not flown
        TestClock.set("2025-02-13T14:00:01Z");
        world.awaitStatus(id, "LAPSED");
        world.awaitPath(id, "ended.because", "FLOWN_IRREGULARLY");
        week(hn, "hn-week", 0, 0);
        week(gt, "flights-week", 0, 1);
    }

    @Test
    void whatItHeldIsShownAsKnown() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.requested(gt, hn);
        TestClock.set("2025-02-12T20:00:00Z");
        inGuatemala(gt, id).then().statusCode(201);
        TestClock.set("2025-02-12T21:00:00Z");
        inHonduras(hn, id).then().statusCode(201);
        TestClock.set("2025-02-12T22:00:00Z");
        held(id, "2025-02-12T19:00:00Z")
                .body("status", equalTo("REQUESTED"))
                .body(
                        "reservations.limitId",
                        containsInAnyOrder("flights-week", "flights-day", "shelter", "hn-week", "hn-persons"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        held(id, "2025-02-12T20:30:00Z")
                .body("status", equalTo("REQUESTED"))
                .body("reservations.limitId", containsInAnyOrder("hn-week", "hn-persons"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        held(id, "2025-02-12T21:30:00Z").body("status", equalTo("LAPSED")).body("reservations", hasSize(0));
    }

    private ValidatableResponse held(UUID id, String at) {
        return world.planner()
                .get("/api/v1/flights/" + id + "?asKnownAt=" + at)
                .then()
                .statusCode(200);
    }

    @Test
    void aFlightUnderAnotherAgreementIsNotTakenOver() {
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = world.requested(gt);
        TestClock.set("2025-02-12T20:00:00Z");
        inHonduras(hn, id).then().statusCode(400).body("violations[0].field", equalTo("flight"));
        week(gt, "flights-week", 1, 0);
    }
}
