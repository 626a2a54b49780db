package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monitoring reports: due after an arrival, filed by the registered body's monitors, overdue once, and what was covered. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class MonitoringTest {
    private static final String REPORTS = "/api/v1/monitoring-reports";
    private final World world = new World();
    private final String watcher = "watcher-" + UUID.randomUUID();
    private final AgreementSnapshot agreement = world.publish(World.snapshot(
            UUID.randomUUID(),
            1,
            "US",
            "GT",
            Examples.inForce(),
            List.of(Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "name",
                    "Observatory",
                    "subjects",
                    List.of(watcher),
                    "recordedAt",
                    World.START)),
            World.terms(World.limits())));

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> report(UUID flight) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("flight", flight.toString());
        body.put(
                "observations",
                List.of(
                        Map.of("category", "USE_OF_RESTRAINT", "count", 1),
                        Map.of("category", "NO_INTERPRETER", "count", 2)));
        body.put("complaints", 3);
        body.put("recommendations", List.of("an interpreter for each language aboard"));
        return body;
    }

    private Response file(Map<String, Object> body, String subject) {
        return world.as("monitor", null, subject).body(body).post(REPORTS);
    }

    @Test
    void aReportFallsDueIsToldOverdueOnceAndIsFiled() throws IOException {
        UUID flight = world.arrived(agreement.id());
        String id = world.as("monitor", null, watcher)
                .get(REPORTS + "?flight=" + flight)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("DUE"))
                .body("items[0].arrivedOn", equalTo("2025-02-12"))
                .body("items[0].dueOn", equalTo("2025-02-26"))
                .extract()
                .path("items[0].id");
        TestClock.set("2025-02-26T17:42:00Z");
        List<String> types = world.types(Topics.FLIGHTS, UUID.fromString(id), 2);
        assertEquals(List.of(MessageTypes.MONITORING_REPORT_DUE, MessageTypes.MONITORING_REPORT_OVERDUE), types);
        world.planner()
                .get(REPORTS + "?agreement=" + agreement.id() + "&status=OVERDUE")
                .then()
                .body("items.id", contains(id));
        file(report(flight), watcher)
                .then()
                .statusCode(201)
                .header("Location", equalTo(REPORTS + "/" + id))
                .body("status", equalTo("FILED"))
                .body("body", equalTo("Observatory"))
                .body("complaints", equalTo(3));
        file(report(flight), watcher).then().statusCode(409).body("code", equalTo("ALREADY_REPORTED"));
        world.as("treaty-officer", "GT").get(REPORTS + "/" + id).then().statusCode(200);
        world.as("planner", "MX").get(REPORTS + "/" + id).then().statusCode(404);
        world.planner()
                .get(REPORTS + "/coverage?agreement=" + agreement.id() + "&from=2025-02-01&to=2025-02-28")
                .then()
                .statusCode(200)
                .body("flights", equalTo(1))
                .body("monitorAboard", equalTo(1))
                .body("reported", equalTo(1))
                .body("overdue", equalTo(0))
                .body("complaints", equalTo(3))
                .body("incidents.find { it.category == 'NO_INTERPRETER' }.count", equalTo(2));
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (var record : world.messages(Topics.FLIGHTS, id, 3)) {
            JsonNode data = Json.MAPPER.readTree(record.value());
            try (InputStream schema =
                    getClass().getResourceAsStream("/schemas/" + TestTopics.header(record, "ce_type") + ".json")) {
                assertEquals(Set.of(), factory.getSchema(schema).validate(data), data::toString);
            }
        }
    }

    @Test
    void onlyMonitorsOfTheBodyFileAndOnlyOfWhatFlew() {
        UUID flight = world.departed(agreement.id());
        file(report(flight), "stranger").then().statusCode(404);
        world.planner().body(report(flight)).post(REPORTS).then().statusCode(403);
        file(report(UUID.randomUUID()), watcher).then().statusCode(404);
        UUID asked = world.requested(World.body(
                agreement.id(), "2025-02-14T08:00:00-06:00", "2025-02-14T11:30:00-06:00", World.passengers()));
        file(report(asked), watcher).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        Map<String, Object> body = report(flight);
        body.put("observations", List.of(Map.of("category", "hit a man", "count", 1)));
        file(body, watcher).then().statusCode(400);
        body = report(flight);
        body.put("complaints", -1);
        file(body, watcher).then().statusCode(400);
        body = report(flight);
        body.put("recommendations", List.of("write to a@b.example"));
        file(body, watcher).then().statusCode(422).body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
        file(report(flight), watcher).then().statusCode(201);
    }

    private ValidatableResponse coverage() {
        return world.planner()
                .get(REPORTS + "/coverage?agreement=" + agreement.id() + "&from=2025-02-01&to=2025-02-28")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse reports(UUID flight) {
        return world.as("monitor", null, watcher)
                .get(REPORTS + "?flight=" + flight)
                .then()
                .statusCode(200);
    }

    /** Nothing falls due once more: the body has reported. */
    @Test
    void whatWasFiledInTheAirIsTheReportOfTheFlight() {
        UUID flight = world.departed(agreement.id());
        String id = file(report(flight), watcher)
                .then()
                .statusCode(201)
                .body("arrivedOn", nullValue())
                .extract()
                .path("id");
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(flight, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        reports(flight)
                .body("items.id", contains(id))
                .body("items[0].status", equalTo("FILED"))
                .body("items[0].arrivedOn", equalTo("2025-02-12"));
        TestClock.set("2025-03-12T18:00:00Z");
        world.planner()
                .get(REPORTS + "?agreement=" + agreement.id() + "&status=OVERDUE")
                .then()
                .body("items", hasSize(0));
        // known better now to have landed the next morning: still nothing falls due
        world.act(
                        world.as("clearance-officer", "GT"),
                        flight,
                        "corrections",
                        Map.of("field", "arrival.at", "value", "2025-02-13T00:10:00-06:00", "reason", "misread"))
                .then()
                .statusCode(200);
        reports(flight).body("items.id", contains(id)).body("items[0].arrivedOn", equalTo("2025-02-13"));
        coverage()
                .body("flights", equalTo(1))
                .body("reported", equalTo(1))
                .body("reports", equalTo(1))
                .body("due", equalTo(0))
                .body("overdue", equalTo(0))
                .body("complaints", equalTo(3))
                .body("incidents.find { it.category == 'NO_INTERPRETER' }.count", equalTo(2));
    }

    @Test
    void whatWasObservedCountsWhateverBecameOfTheFlight() {
        UUID flight = world.departed(agreement.id());
        world.act(world.planner(), flight, "return", Map.of("at", "2025-02-12T08:12:00-06:00", "reason", "technical"))
                .then()
                .statusCode(200);
        file(report(flight), watcher).then().statusCode(201).body("arrivedOn", nullValue());
        coverage()
                .body("flights", equalTo(0))
                .body("reported", equalTo(0))
                .body("reports", equalTo(1))
                .body("complaints", equalTo(3))
                .body("incidents.category", contains("NO_INTERPRETER", "USE_OF_RESTRAINT"));
        world.planner()
                .get(REPORTS + "/coverage?agreement=" + agreement.id() + "&from=2025-03-01&to=2025-03-31")
                .then()
                .body("reports", equalTo(0))
                .body("incidents", hasSize(0));
    }

    private UUID arrivedWithout(boolean monitor, String number) {
        Map<String, Object> body = World.body(agreement.id());
        body.put("number", number);
        UUID id = world.requested(body);
        world.granted(id, agreement.id());
        world.act(world.as("safeguards-officer", "US"), id, "attestation", World.attestation("monitorAboard", monitor))
                .then()
                .statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(200);
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        TestClock.set(World.START);
        return id;
    }

    /** A monitor who was planned, and of whom nobody says that they were aboard, monitored nothing. */
    @Test
    void aPlannedMonitorIsNoMonitorAboard() {
        world.amended(agreement, agreement.facts(), World.terms(World.limits(), new Safeguards(null, 1, true, 150)));
        UUID reported = arrivedWithout(false, "RF1");
        UUID counted = arrivedWithout(false, "RF2");
        UUID complained = arrivedWithout(false, "RF3");
        arrivedWithout(true, "RF4");
        TestClock.set("2025-02-12T18:00:00Z");
        Map<String, Object> irregular = World.body(agreement.id());
        irregular.putAll(
                Map.of("at", "2025-02-12T11:41:00-06:00", "aboard", World.passengers(), "guards", List.of("G2")));
        world.planner().body(irregular).post("/api/v1/irregular-flights").then().statusCode(201);
        coverage().body("flights", equalTo(5)).body("monitorAboard", equalTo(1));
        world.act(
                        world.as("monitor", null, watcher),
                        counted,
                        "counts",
                        Map.of("source", "MONITOR", "passengers", World.passengers(), "reason", "counted aboard"))
                .then()
                .statusCode(200);
        coverage().body("monitorAboard", equalTo(2));
        file(report(reported), watcher).then().statusCode(201);
        coverage().body("monitorAboard", equalTo(3));
        // what passengers complained of afterwards does not tell that a monitor was there
        Map<String, Object> complaints = report(complained);
        complaints.put("observations", List.of());
        file(complaints, watcher).then().statusCode(201);
        coverage().body("monitorAboard", equalTo(3)).body("reported", equalTo(2));
    }

    /** Nobody had to report of a flight that was over before it came on record; whoever does is counted. */
    @Test
    void ofAnImportedFlightNothingFallsDue() {
        world.known(agreement.id());
        TestClock.set("2025-02-20T12:00:00Z");
        world.planner()
                .contentType("text/csv; charset=UTF-8")
                .body("receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                        + "GT,2025-02-11,1,MILITARY,79,79,0,,telemetro.com,\n")
                .post("/api/v1/flight-imports?agreement=" + agreement.id())
                .then()
                .statusCode(201)
                .body("flights", equalTo(1));
        UUID flight = UUID.fromString(world.planner()
                .get("/api/v1/flights?agreement=" + agreement.id())
                .path("items[0].id"));
        world.act(
                        world.as("clearance-officer", "GT"),
                        flight,
                        "corrections",
                        Map.of(
                                "field",
                                "arrival.at",
                                "value",
                                "2025-02-11T15:10:00-06:00",
                                "reason",
                                "told by the airport"))
                .then()
                .statusCode(200);
        reports(flight).body("items", hasSize(0));
        file(report(flight), watcher).then().statusCode(201).body("arrivedOn", equalTo("2025-02-11"));
        coverage()
                .body("flights", equalTo(0))
                .body("reported", equalTo(0))
                .body("reports", equalTo(1))
                .body("complaints", equalTo(3));
    }

    @Test
    void monitorsReadWhatTheirBodyIsRegisteredForAndNothingElse() {
        UUID flight = world.arrived(agreement.id());
        UUID foreign = world.requested(World.body(
                world.agreement().id(), "2025-02-14T08:00:00-06:00", "2025-02-14T11:30:00-06:00", World.passengers()));
        world.as("monitor", null, watcher)
                .get("/api/v1/flights/" + flight)
                .then()
                .statusCode(200);
        world.as("monitor", null, watcher)
                .get("/api/v1/flights/" + foreign)
                .then()
                .statusCode(404);
        world.as("monitor", null, watcher)
                .get("/api/v1/flights")
                .then()
                .body("items.id", hasItem(flight.toString()))
                .body("items.id", not(hasItem(foreign.toString())));
        world.as("monitor", null, watcher)
                .get("/api/v1/onward-cohorts?flight=" + flight)
                .then()
                .body("items", hasSize(1));
        world.as("monitor", null, watcher)
                .get("/api/v1/quotas?agreement=" + agreement.id() + "&from=2025-02-10&to=2025-02-16")
                .then()
                .statusCode(200);
    }

    /** Who watches over the people on board reads what keeps them on the ground: of their agreements, and of no other. */
    @Test
    void monitorsReadTheHoldsThatMayCoverTheirFlights() {
        UUID flight = world.requested(agreement.id());
        UUID elsewhere = world.requested(world.agreement().id());
        List<String> seen =
                List.of(hold("FLIGHT", flight), hold("AGREEMENT", agreement.id()), hold("NATIONALITY", "PY"));
        String foreign = hold("FLIGHT", elsewhere);
        try {
            List<String> listed = world.as("monitor", null, watcher)
                    .get("/api/v1/holds?active=true&limit=100")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            assertTrue(listed.containsAll(seen), listed::toString);
            assertFalse(listed.contains(foreign));
            for (String id : seen) {
                world.as("monitor", null, watcher)
                        .get("/api/v1/holds/" + id)
                        .then()
                        .statusCode(200);
                world.as("monitor", null, "another")
                        .get("/api/v1/holds/" + id)
                        .then()
                        .statusCode(404);
            }
            world.as("monitor", null, watcher)
                    .get("/api/v1/holds/" + foreign)
                    .then()
                    .statusCode(404);
        } finally {
            Stream.concat(seen.stream(), Stream.of(foreign))
                    .forEach(id -> world.as("safeguards-officer", "US")
                            .header("If-Match", "\"1\"")
                            .body(Map.of("reason", "end of the example"))
                            .post("/api/v1/holds/" + id + "/lift")
                            .then()
                            .statusCode(200));
        }
    }

    private String hold(String scope, Object target) {
        return world.as("safeguards-officer", "US")
                .body(Map.of(
                        "scope",
                        scope,
                        "target",
                        target.toString(),
                        "authority",
                        "district court",
                        "reason",
                        "a claim"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
