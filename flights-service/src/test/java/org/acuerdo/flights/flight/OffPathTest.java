package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
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
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.acuerdo.local.parts.TestParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Diversions, landings elsewhere, overdue flights, irregular flights, and seats that stayed empty. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class OffPathTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private Response divert(UUID id, String airport) {
        return world.act(
                world.planner(), id, "diversion", Map.of("at", "2025-02-12T08:12:00-06:00", "airport", airport));
    }

    private void told(String type, UUID flight, int times) throws IOException {
        List<String> bodies = world.messages(Topics.FLIGHTS, flight.toString(), 1).stream()
                .filter(r -> type.equals(TestTopics.header(r, "ce_type")))
                .map(r -> new String(r.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertEquals(times, bodies.size(), type);
        try (InputStream schema = getClass().getResourceAsStream("/schemas/" + type + ".json")) {
            var published = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            for (String body : bodies) {
                var findings = published.validate(Json.MAPPER.readTree(body));
                assertTrue(findings.isEmpty(), type + ": " + findings + " in " + body);
            }
        }
    }

    private void awaitTold(String type, UUID flight) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> world.types(Topics.FLIGHTS, flight, 1).contains(type));
    }

    @Test
    void aDivertedFlightKeepsItsUnitsAndArrivesAllTheSame() throws IOException {
        UUID id = world.departed(world.agreement().id());
        divert(id, "mgqz").then().statusCode(400).body("violations[0].field", equalTo("airport"));
        world.act(world.planner(), id, "diversion", Map.of("at", "2025-02-12T12:00:00-06:00", "airport", "MGQZ"))
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        divert(id, "MGQZ")
                .then()
                .statusCode(200)
                .body("status", equalTo("DIVERTED"))
                .body("diversion.airport", equalTo("MGQZ"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        divert(id, "MGQZ").then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00")
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                // the airport it was diverted to lies in the receiving state
                .body("arrival.airport", equalTo("MGQZ"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        awaitTold(MessageTypes.FLIGHT_ARRIVED, id);
        told(MessageTypes.FLIGHT_DIVERTED, id, 1);
    }

    @Test
    void whatFollowsADiversionIsNotBeforeIt() {
        UUID id = world.departed(world.agreement().id());
        divert(id, "MGQZ").then().statusCode(200);
        TestClock.set("2025-02-12T18:00:00Z");
        for (String before : List.of("2025-02-12T08:05:00-06:00", "2025-02-12T08:11:00-06:00")) {
            world.arrive(id, before).then().statusCode(422).body("code", equalTo("OUT_OF_ORDER"));
            world.act(world.planner(), id, "return", Map.of("at", before, "reason", "technical"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("OUT_OF_ORDER"));
        }
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        correct(world.as("clearance-officer", "GT"), id, "arrival.at", "2025-02-12T08:11:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        correct(world.planner(), id, "departure.at", "2025-02-12T08:13:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        correct(world.planner(), id, "departure.at", "2025-02-12T08:12:00-06:00")
                .then()
                .statusCode(200);
    }

    private Response correct(RequestSpecification as, UUID id, String field, Object value) {
        return world.act(as, id, "corrections", Map.of("field", field, "value", value, "reason", "misread"));
    }

    @Test
    void whatThePlannerReportsAsLandedElsewhereGivesUnitsBackAndOpensNoCohort() throws IOException {
        UUID id = world.departed(world.agreement().id());
        Map<String, Object> landing = Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "MMMX");
        // before it was diverted there is nothing to land elsewhere
        world.act(world.planner(), id, "arrival", landing)
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        divert(id, "MMMX").then().statusCode(200);
        // who was received in the receiving state is its own officer's to report
        world.act(
                        world.planner(),
                        id,
                        "arrival",
                        Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "MGGT", "received", List.of()))
                .then()
                .statusCode(403);
        world.act(world.planner(), id, "arrival", Map.of("at", "2025-02-12T08:11:00-06:00", "airport", "MMMX"))
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        world.act(world.planner(), id, "arrival", landing)
                .then()
                .statusCode(200)
                .body("status", equalTo("LANDED_ELSEWHERE"))
                .body("ended.because", equalTo("LANDED_ELSEWHERE"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(0));
        world.arrive(id, "2025-02-12T08:14:00-06:00").then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        awaitTold(MessageTypes.FLIGHT_LANDED_ELSEWHERE, id);
        told(MessageTypes.FLIGHT_LANDED_ELSEWHERE, id, 1);
    }

    /** An officer of the receiving state tells of landings there; where it came down elsewhere the planner does. */
    @Test
    void anOfficerReportsNoArrivalOutsideTheReceivingState() {
        UUID id = world.departed(world.agreement().id());
        TestClock.set("2025-02-12T18:00:00Z");
        RequestSpecification officer = world.as("clearance-officer", "GT");
        Map<String, Object> landing = new LinkedHashMap<>(
                Map.of("at", "2025-02-12T11:41:00-06:00", "received", World.passengers(), "airport", "MMTP"));
        world.act(officer, id, "arrival", landing)
                .then()
                .statusCode(422)
                .body("code", equalTo("AIRPORT_NOT_ACCEPTED"))
                .body("violations[0].field", equalTo("airport"))
                .body("violations[0].detail", containsString("a planner of the sending state reports"));
        world.flight(id).body("status", equalTo("DEPARTED")).body("reservations.state", everyItem(equalTo("RESERVED")));
        landing.put("airport", "MGPB");
        world.act(officer, id, "arrival", landing).then().statusCode(200).body("arrival.airport", equalTo("MGPB"));
        correct(officer, id, "arrival.airport", "MMTP")
                .then()
                .statusCode(422)
                .body("code", equalTo("AIRPORT_NOT_ACCEPTED"))
                .body("violations[0].field", equalTo("value"));
        correct(officer, id, "arrival.airport", "MGGT").then().statusCode(200).body("arrival.airport", equalTo("MGGT"));
    }

    /** Accra and Lomé lie in neighbouring states, whose indicators have their first letter in common. */
    @Test
    void aNeighboursAirportIsElsewhere() {
        Terms plain = World.terms(World.limits());
        AgreementSnapshot ghana = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                "US",
                "GH",
                Examples.inForce(),
                List.of(),
                new Terms(
                        plain.effectiveFrom(),
                        plain.certainty(),
                        null,
                        null,
                        plain.limits(),
                        null,
                        plain.populations(),
                        plain.clearance(),
                        plain.safeguards())));
        List<Map<String, Object>> aboard = List.of(
                World.group("NATIONAL", "GH", 20, 75, 4, 1), World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 2, 0, 0));
        Map<String, Object> body =
                World.body(ghana.id(), "2025-02-12T08:00:00-06:00", "2025-02-12T18:30:00-06:00", aboard);
        body.put(
                "legs",
                List.of(Map.of(
                        "origin",
                        "KAEX",
                        "destination",
                        "DGAA",
                        "departure",
                        "2025-02-12T08:00:00-06:00",
                        "arrival",
                        "2025-02-12T18:30:00-06:00")));
        UUID id = world.requested(body);
        world.granted(id, ghana.id());
        world.attest(id).then().statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", aboard))
                .then()
                .statusCode(200);
        divert(id, "DXXX").then().statusCode(200);
        Map<String, Object> accra = Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "DGAA");
        world.act(world.planner(), id, "arrival", accra).then().statusCode(403);
        world.act(world.planner(), id, "arrival", Map.of("at", "2025-02-12T08:14:00-06:00"))
                .then()
                .statusCode(200)
                .body("status", equalTo("LANDED_ELSEWHERE"))
                .body("ended.reason", equalTo("DXXX"));
    }

    /** What counts is the role in the receiving state: a planner who is also the own state's officer reports as a planner. */
    @Test
    void aPlannerWithAnOfficersRoleOfItsOwnStateReportsALandingElsewhere() {
        UUID id = world.departed(world.agreement().id());
        divert(id, "MMMX").then().statusCode(200);
        RequestSpecification both = given().auth()
                .oauth2(TestParts.shared().token("US", List.of("planner", "clearance-officer")))
                .contentType(ContentType.JSON);
        // who was received in the receiving state is not its to report, whatever it says
        world.act(
                        both,
                        id,
                        "arrival",
                        Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "MGGT", "received", World.passengers()))
                .then()
                .statusCode(403);
        world.act(both, id, "arrival", Map.of("at", "2025-02-12T08:14:00-06:00"))
                .then()
                .statusCode(200)
                .body("status", equalTo("LANDED_ELSEWHERE"));
    }

    @Test
    void aDivertedFlightIsHeldRevokedAndComesBack() throws IOException {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        divert(id, "MMMX").then().statusCode(200);
        world.as("safeguards-officer", "US")
                .body(Map.of("scope", "FLIGHT", "target", id.toString(), "authority", "court", "reason", "order"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201);
        world.flight(id).body("status", equalTo("DIVERTED")).body("heldInFlight", equalTo(true));
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "storm"));
        world.awaitPath(id, "clearance.status", "REVOKED");
        world.flight(id).body("reservations.state", everyItem(equalTo("RESERVED")));
        awaitTold(MessageTypes.FLIGHT_CLEARANCE_REVOKED, id);
        told(MessageTypes.FLIGHT_HELD, id, 1);
        told(MessageTypes.FLIGHT_CLEARANCE_REVOKED, id, 1);
        world.act(world.planner(), id, "return", Map.of("at", "2025-02-12T08:14:00-06:00", "reason", "technical"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    @Test
    void revokedInTheAirUnitsStayUntilItHasArrivedAllTheSame() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "storm"));
        world.awaitPath(id, "clearance.status", "REVOKED");
        world.flight(id).body("status", equalTo("DEPARTED")).body("reservations.state", everyItem(equalTo("RESERVED")));
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00")
                .then()
                .statusCode(200)
                .body("clearance.status", equalTo("REVOKED"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
    }

    @Test
    void overdueInTheAirIsListedAndToldOnce() throws IOException {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        String overdue = "/api/v1/flights?agreement=" + agreement + "&overdue=true";
        world.planner().get(overdue).then().body("items", hasSize(0));
        TestClock.set("2025-02-13T14:10:01Z");
        world.planner()
                .get(overdue)
                .then()
                .body("items.id", hasItem(id.toString()))
                .body("items[0].overdue", equalTo(true));
        awaitTold(MessageTypes.FLIGHT_OVERDUE, id);
        TestClock.set("2025-02-14T18:00:00Z");
        world.arrive(id, "2025-02-13T11:41:00-06:00").then().statusCode(200).body("overdue", nullValue());
        awaitTold(MessageTypes.FLIGHT_ARRIVED, id);
        told(MessageTypes.FLIGHT_OVERDUE, id, 1);
        world.planner().get(overdue).then().body("items", hasSize(0));
    }

    private static Map<String, Object> irregular(UUID agreement, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(World.body(agreement));
        body.put("at", "2025-02-12T11:41:00-06:00");
        body.put("aboard", World.passengers());
        body.put("guards", List.of("G3"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private Response record(String role, String state, Map<String, Object> body) {
        return world.as(role, state).body(body).post("/api/v1/irregular-flights");
    }

    @Test
    void whatFlewOnHoldIsOnRecordAndTakesOverTheUnits() throws IOException {
        UUID agreement = world.agreement().id();
        UUID held = world.confirmed(agreement);
        world.as("safeguards-officer", "US")
                .body(Map.of("scope", "FLIGHT", "target", held.toString(), "authority", "court", "reason", "order"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201);
        record("planner", "US", irregular(agreement, "flight", held.toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        world.flight(held).body("status", equalTo("ON_HOLD"));
        TestClock.set("2025-02-12T18:00:00Z");
        String id = record("clearance-officer", "GT", irregular(agreement, "flight", held.toString()))
                .then()
                .statusCode(201)
                .body("status", equalTo("ARRIVED"))
                .body("irregular", equalTo(true))
                .body("guards", equalTo(List.of("G3")))
                .body("clearance", nullValue())
                .body("tookOver", equalTo(held.toString()))
                .body("reservations.state", everyItem(equalTo("CONSUMED")))
                .body("reservations.limitId", containsInAnyOrder("flights-week", "flights-day", "shelter"))
                .extract()
                .path("id");
        world.flight(held)
                .body("status", equalTo("LAPSED"))
                .body("ended.because", equalTo("FLOWN_IRREGULARLY"))
                .body("reservations", hasSize(0));
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-10&to=2025-02-16&limit=flights-week")
                .then()
                .body("items[0].reserved", equalTo(0))
                .body("items[0].consumed", equalTo(1));
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].persons", equalTo(3));
        world.planner()
                .get("/api/v1/irregular-flights?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
        world.planner().get("/api/v1/flights?agreement=" + agreement).then().body("items.id", hasItem(id));
        awaitTold(MessageTypes.FLIGHT_IRREGULAR, UUID.fromString(id));
        told(MessageTypes.FLIGHT_IRREGULAR, UUID.fromString(id), 1);
        // it can't be undone
        world.act(world.planner(), UUID.fromString(id), "cancellation", Map.of("by", "US", "reason", "x"))
                .then()
                .statusCode(409);
    }

    @Test
    void withoutARequestItConsumesBeyondTheAllowance() {
        AgreementSnapshot agreement = world.agreement(
                World.terms(List.of(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 0, null))));
        TestClock.set("2025-02-12T18:00:00Z");
        world.known(agreement.id());
        // nationals of the sending state should never have been aboard: that they were is recorded
        List<Map<String, Object>> aboard = List.of(World.group("THIRD_COUNTRY_NATIONAL", "US", 0, 1, 0, 0));
        record("planner", "US", irregular(agreement.id(), "aboard", aboard, "guards", List.of("G1", "G4")))
                .then()
                .statusCode(201);
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement.id() + "&from=2025-02-10&to=2025-02-16&limit=flights-week")
                .then()
                .body("items[0].consumed", equalTo(1))
                .body("items[0].excess", equalTo(1));
    }

    @Test
    void whoRecordsIrregularFlights() {
        AgreementSnapshot agreement = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                "US",
                "GT",
                Examples.inForce(),
                List.of(Map.of("name", "body", "subjects", List.of("monitor-two"))),
                World.terms(World.limits())));
        world.requested(agreement.id());
        TestClock.set("2025-02-12T18:00:00Z");
        Map<String, Object> body = irregular(agreement.id());
        record("safeguards-officer", "US", body).then().statusCode(403);
        record("auditor", null, body).then().statusCode(403);
        record("planner", "HN", body).then().statusCode(422).body("code", equalTo("AGREEMENT_UNKNOWN"));
        record("monitor", null, body).then().statusCode(422).body("code", equalTo("AGREEMENT_UNKNOWN"));
        record("planner", "US", irregular(agreement.id(), "guards", List.of("G9")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("guards[0]"));
        record(
                        "planner",
                        "US",
                        irregular(agreement.id(), "flight", UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        Map<String, Object> unknown = irregular(agreement.id(), "names", List.of("x"));
        record("planner", "US", unknown).then().statusCode(400);
        world.as("monitor", null, "monitor-two")
                .body(body)
                .post("/api/v1/irregular-flights")
                .then()
                .statusCode(201);
        record("planner", "GT", body).then().statusCode(201);
    }

    @Test
    void emptySeatsAreReportedWithReasonsAndNeverScored() throws IOException {
        UUID id = world.departed(world.agreement().id());
        Map<String, Object> report =
                Map.of("seats", 12, "reasons", List.of(Map.of("code", "REMOVED_FROM_LIST", "count", 5)));
        world.act(world.as("clearance-officer", "GT"), id, "unused-capacity", report)
                .then()
                .statusCode(403);
        world.act(
                        world.planner(),
                        id,
                        "unused-capacity",
                        Map.of("seats", 4, "reasons", List.of(Map.of("code", "WEATHER", "count", 5))))
                .then()
                .statusCode(422)
                .body("code", equalTo("COUNTS_DIFFER"));
        // 135 seats, 103 passengers aboard
        world.act(
                        world.planner(),
                        id,
                        "unused-capacity",
                        Map.of("seats", 33, "reasons", List.of(Map.of("code", "WEATHER", "count", 1))))
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("seats"));
        world.act(
                        world.planner(),
                        id,
                        "unused-capacity",
                        Map.of("seats", 3, "reasons", List.of(Map.of("code", "not a code", "count", 1))))
                .then()
                .statusCode(400);
        world.act(world.planner(), id, "unused-capacity", Map.of("seats", 12, "reasons", List.of()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reasons"));
        world.act(
                        world.planner(),
                        id,
                        "unused-capacity",
                        Map.of("seats", 12, "reasons", List.of(Map.of("code", "WEATHER", "count", 0))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reasons[0].count"));
        world.act(world.planner(), id, "unused-capacity", report)
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"))
                .body("unusedCapacity.seats", equalTo(12))
                .body("unusedCapacity.reasons[0].code", equalTo("REMOVED_FROM_LIST"))
                .body("keySet()", not(hasItem("loadFactor")));
        awaitTold(MessageTypes.FLIGHT_UNUSED_CAPACITY, id);
        told(MessageTypes.FLIGHT_UNUSED_CAPACITY, id, 1);
        // that none stayed empty takes the report back, and needs no reason
        world.act(world.planner(), id, "unused-capacity", Map.of("seats", 0, "reasons", List.of()))
                .then()
                .statusCode(200)
                .body("unusedCapacity.seats", equalTo(0));
    }

    @Test
    void theReceivingStatesOwnAircraftNeedsNoMoreThanItsCategoryInTheTerms() {
        AgreementSnapshot agreement = world.agreement();
        Map<String, Object> own = new LinkedHashMap<>(World.body(agreement.id()));
        own.put("aircraft", Map.of("category", "RECEIVING_STATE", "type", "B738", "seats", 135));
        world.ask(UUID.randomUUID(), own).then().statusCode(422).body("code", equalTo("AIRCRAFT_NOT_ACCEPTED"));
        var plain = World.terms(World.limits());
        var open = new org.acuerdo.contracts.terms.Terms(
                plain.effectiveFrom(),
                plain.certainty(),
                null,
                null,
                plain.limits(),
                null,
                plain.populations(),
                plain.clearance(),
                plain.safeguards());
        AgreementSnapshot accepting = world.agreement(open);
        own.put("agreementId", accepting.id().toString());
        UUID id = UUID.randomUUID();
        world.ask(id, own).then().statusCode(201).body("aircraft.category", equalTo("RECEIVING_STATE"));
        world.granted(id, accepting.id());
    }
}
