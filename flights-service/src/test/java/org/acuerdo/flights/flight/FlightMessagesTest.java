package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this service sends about flights, series, imports, holds, cohorts and clearances is what the published schemas say. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class FlightMessagesTest {
    private static final Set<String> OURS = Set.of(
            MessageTypes.FLIGHT_REQUESTED,
            MessageTypes.FLIGHT_CLEARANCE_PENDING,
            MessageTypes.FLIGHT_CLEARANCE_ASKED_AGAIN,
            MessageTypes.FLIGHT_CLEARED,
            MessageTypes.FLIGHT_REFUSED,
            MessageTypes.FLIGHT_LAPSED,
            MessageTypes.FLIGHT_CANCELLED,
            MessageTypes.FLIGHT_CLEARANCE_REVOKED,
            MessageTypes.FLIGHT_ATTESTED,
            MessageTypes.FLIGHT_CONFIRMED,
            MessageTypes.FLIGHT_DEPARTED,
            MessageTypes.FLIGHT_ARRIVED,
            MessageTypes.FLIGHT_REMATCHED,
            MessageTypes.FLIGHT_OVER_LIMIT,
            MessageTypes.FLIGHT_WITHIN_LIMIT,
            MessageTypes.FLIGHT_OVER_LIMIT_ACCEPTED,
            MessageTypes.FLIGHT_RESCHEDULED,
            MessageTypes.FLIGHT_RETURNED,
            MessageTypes.FLIGHT_HELD,
            MessageTypes.FLIGHT_HOLD_LIFTED,
            MessageTypes.HOLD_PLACED,
            MessageTypes.HOLD_LIFTED,
            MessageTypes.COHORT_OPENED,
            MessageTypes.COHORT_OUTCOME,
            MessageTypes.COHORT_OVERDUE,
            MessageTypes.COHORT_CORRECTED,
            MessageTypes.FLIGHT_COUNTED,
            MessageTypes.FLIGHT_CORRECTED,
            MessageTypes.FLIGHT_RECONCILED,
            MessageTypes.FLIGHT_DIVERTED,
            MessageTypes.FLIGHT_LANDED,
            MessageTypes.FLIGHT_LANDED_ELSEWHERE,
            MessageTypes.FLIGHT_IRREGULAR,
            MessageTypes.FLIGHT_UNUSED_CAPACITY,
            MessageTypes.SERIES_REQUESTED,
            MessageTypes.SERIES_CANCELLED,
            MessageTypes.IMPORT_ENDED,
            MessageTypes.CLEARANCE_ASKED,
            MessageTypes.CLEARANCE_WITHDRAWN);

    private final World world = new World();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyMessageFitsItsSchema() throws IOException {
        everythingHappens();
        offThePath();
        manyAtOnce();
        await().atMost(Duration.ofSeconds(60)).until(() -> sent().containsAll(OURS));
        Set<String> seen = new TreeSet<>();
        for (String topic : new String[] {Topics.FLIGHTS, Topics.CLEARANCE_REQUESTS}) {
            for (var record : world.topics.read(topic, r -> OURS.contains(TestTopics.header(r, "ce_type")))) {
                String type = TestTopics.header(record, "ce_type");
                JsonNode data = Json.MAPPER.readTree(record.value());
                try (InputStream schema = getClass().getResourceAsStream("/schemas/" + type + ".json")) {
                    var findings = factory.getSchema(schema).validate(data);
                    assertTrue(findings.isEmpty(), type + ": " + findings + " in " + data);
                }
                seen.add(type);
            }
        }
        assertEquals(new TreeSet<>(OURS), seen);
    }

    private Set<String> sent() {
        Set<String> types = new TreeSet<>();
        for (String topic : List.of(Topics.FLIGHTS, Topics.CLEARANCE_REQUESTS)) {
            world.topics.read(topic, r -> types.add(TestTopics.header(r, "ce_type")));
        }
        return types;
    }

    private void offThePath() {
        TestClock.set(World.START);
        UUID elsewhere = world.departed(world.agreement().id());
        world.act(world.planner(), elsewhere, "diversion", Map.of("at", "2025-02-12T08:12:00-06:00", "airport", "MMMX"))
                .then()
                .statusCode(200);
        world.act(world.planner(), elsewhere, "arrival", Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "MMMX"))
                .then()
                .statusCode(200);
        world.act(
                        world.planner(),
                        elsewhere,
                        "unused-capacity",
                        Map.of("seats", 3, "reasons", List.of(Map.of("code", "WEATHER", "count", 2))))
                .then()
                .statusCode(200);
        Map<String, Object> irregular =
                new LinkedHashMap<>(World.body(world.agreement().id()));
        irregular.put("at", "2025-02-12T08:14:00-06:00");
        irregular.put("aboard", World.passengers());
        irregular.put("guards", List.of("G2"));
        irregular.put(
                "legs",
                List.of(Map.of(
                        "origin", "KAEX",
                        "destination", "MGGT",
                        "departure", "2025-02-12T05:00:00-06:00",
                        "arrival", "2025-02-12T08:00:00-06:00")));
        world.known(UUID.fromString((String) irregular.get("agreementId")));
        world.as("clearance-officer", "GT")
                .body(irregular)
                .post("/api/v1/irregular-flights")
                .then()
                .statusCode(201);
        TestClock.set(World.START);
        TwoReceivers two = new TwoReceivers(world);
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID landed = two.departed(gt, hn);
        TestClock.set("2025-02-12T20:00:00Z");
        two.arrive(landed, "GT", null, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200);
    }

    private void manyAtOnce() {
        TestClock.set(World.START);
        UUID agreement = world.agreement().id();
        world.known(agreement);
        Response series = world.twoWeeks(agreement);
        world.planner()
                .header("If-Match", series.header("ETag"))
                .body(Map.of("by", "US", "reason", "weather"))
                .post("/api/v1/flight-series/" + series.path("id") + "/cancellation")
                .then()
                .statusCode(200);
        world.planner()
                .contentType("text/csv; charset=UTF-8")
                .body("receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                        + "GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,first report\n")
                .post("/api/v1/flight-imports?agreement=" + agreement)
                .then()
                .statusCode(201);
        // nobody reported its seats, and no terms were in force
        UUID imported = UUID.fromString(world.planner()
                .get("/api/v1/flights?to=2025-01-31&agreement=" + agreement)
                .path("items[0].id"));
        world.countedAgain(imported, World.group("NATIONAL", "GT", 31, 49, 0, 0));
        assertEquals(1, world.messages(Topics.FLIGHTS, imported.toString(), 1).size());
    }

    private void everythingHappens() {
        AgreementSnapshot agreement = world.agreement();
        UUID refused = world.requested(agreement.id());
        world.answer(
                MessageTypes.CLEARANCE_REFUSED,
                refused,
                agreement.id(),
                1,
                2,
                Map.of("reason", "full", "by", "officer"));
        world.awaitStatus(refused, "REFUSED");
        UUID lapsed = world.requested(agreement.id());
        world.pending(lapsed, agreement.id(), "2025-02-08T12:00:00Z");
        world.answer(MessageTypes.CLEARANCE_LAPSED, lapsed, agreement.id(), 1, 2, Map.of());
        world.awaitStatus(lapsed, "LAPSED");
        UUID cancelled = world.requested(agreement.id());
        world.act(world.planner(), cancelled, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200);
        UUID again = world.requested(agreement.id());
        world.answer(MessageTypes.CLEARANCE_TERMS_OUTDATED, again, agreement.id(), 1, 2, Map.of("termsVersion", 1));
        world.awaitPath(again, "clearance.round", 2);
        String hold = world.as("safeguards-officer", "US")
                .body(Map.of("scope", "FLIGHT", "target", again.toString(), "authority", "court", "reason", "order"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        world.as("safeguards-officer", "US")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
        UUID revoked = world.confirmed(agreement.id());
        world.answer(MessageTypes.CLEARANCE_REVOKED, revoked, agreement.id(), 1, 3, Map.of("reason", "storm"));
        world.awaitStatus(revoked, "CLEARANCE_REVOKED");
        AgreementSnapshot narrow = world.agreement();
        UUID over = world.requested(narrow.id());
        narrow = world.amended(
                narrow,
                narrow.facts(),
                World.terms(List.of(World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 0, null))));
        world.awaitPath(over, "overLimit", true);
        world.amended(narrow, narrow.facts(), World.terms(World.limits()));
        world.awaitPath(over, "overLimit", false);
        AgreementSnapshot none = world.agreement();
        UUID accepted = world.requested(none.id());
        world.amended(
                none,
                none.facts(),
                World.terms(List.of(World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 0, null))));
        world.awaitPath(accepted, "overLimit", true);
        world.act(
                        world.as("clearance-officer", "GT"),
                        accepted,
                        "over-limit-acceptance",
                        Map.of("reason", "agreed by note"))
                .then()
                .statusCode(200);
        UUID moved = world.requested(agreement.id());
        world.act(world.planner(), moved, "rescheduling", World.body(agreement.id()))
                .then()
                .statusCode(200);
        UUID returned = world.departed(world.agreement().id());
        world.act(world.planner(), returned, "return", Map.of("at", "2025-02-12T08:12:00-06:00", "reason", "technical"))
                .then()
                .statusCode(200);
        TestClock.set(World.START);
        UUID arrived = world.arrived(world.agreement().id());
        String cohort = world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + arrived)
                .path("items[0].id");
        TestClock.set(World.START);
        UUID corrected = world.arrived(world.agreement().id());
        List<Map<String, Object>> counted = List.of(
                World.group("NATIONAL", "GT", 20, 75, 4, 1), World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 1, 0, 0));
        world.act(
                        world.as("clearance-officer", "GT"),
                        corrected,
                        "counts",
                        Map.of("source", "RECEIVER", "passengers", counted, "reason", "counted again"))
                .then()
                .statusCode(200);
        world.act(
                        world.planner(),
                        corrected,
                        "corrections",
                        Map.of("field", "aboard", "value", counted, "reason", "removed before departure"))
                .then()
                .statusCode(200);
        world.act(world.planner(), corrected, "reconciliation", Map.of()).then().statusCode(200);
        TestClock.set("2025-03-15T06:00:00Z");
        world.messages(Topics.FLIGHTS, cohort, 2);
        world.as("clearance-officer", "GT")
                .header("If-Match", "\"2\"")
                .body(Map.of("on", "2025-03-14", "outcome", "UNRESOLVED", "count", 1))
                .post("/api/v1/onward-cohorts/" + cohort + "/outcomes")
                .then()
                .statusCode(201);
    }
}
