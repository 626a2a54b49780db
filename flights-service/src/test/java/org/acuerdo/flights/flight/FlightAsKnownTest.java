package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flight as it was on record at an instant: what was shown then is shown again, whatever came later. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class FlightAsKnownTest {
    private final World world = new World();
    private final Map<Instant, JsonNode> shown = new LinkedHashMap<>();
    private final Map<Instant, JsonNode> counts = new LinkedHashMap<>();

    @AfterEach
    void close() {
        world.close();
    }

    private Response known(UUID id, Object at) {
        return world.planner().get("/api/v1/flights/" + id + "?asKnownAt=" + at);
    }

    private Response countsKnown(UUID id, Object at) {
        return world.planner().get("/api/v1/flights/" + id + "/counts?asKnownAt=" + at);
    }

    /** Keeps what is shown at an instant that lies between two things that happen. */
    private void keep(UUID id) {
        TestClock.forward(Duration.ofMinutes(1));
        Instant at = TestClock.now();
        shown.put(at, node(world.planner().get("/api/v1/flights/" + id)));
        counts.put(at, node(world.planner().get("/api/v1/flights/" + id + "/counts")));
        TestClock.forward(Duration.ofMinutes(1));
    }

    private static JsonNode node(Response answer) {
        answer.then().statusCode(200);
        return Json.read(answer.asString(), JsonNode.class);
    }

    private void eachIsShownAgain(UUID id, int atLeast) {
        assertTrue(shown.size() >= atLeast);
        counts.forEach((at, then) -> assertEquals(then, node(countsKnown(id, at)), "counts at " + at));
        List<String> different = new ArrayList<>();
        shown.forEach((at, then) -> {
            JsonNode again = node(known(id, at));
            List.of("/attestation/at", "/confirmedAt", "/clearance/decidedAt")
                    .forEach(when -> wentOnRecord(when, then, again, at));
            Set<String> fields = new TreeSet<>();
            then.fieldNames().forEachRemaining(fields::add);
            again.fieldNames().forEachRemaining(fields::add);
            fields.stream()
                    .filter(f -> !Objects.equals(then.get(f), again.get(f)))
                    .forEach(f -> different.add(at + " " + f + ": " + then.get(f) + " was shown, now " + again.get(f)));
        });
        assertEquals(List.of(), different);
    }

    /** Of what was done anew since, the trail tells when it went on record, which is a little later than when it was done. */
    private static void wentOnRecord(String when, JsonNode then, JsonNode again, Instant at) {
        assertEquals(then.at(when).isMissingNode(), again.at(when).isMissingNode(), at + " " + when);
        if (then.at(when).isMissingNode()) {
            return;
        }
        Instant recorded = Instant.parse(again.at(when).asText());
        Instant done = Instant.parse(then.at(when).asText()).truncatedTo(ChronoUnit.MILLIS);
        assertTrue(!recorded.isBefore(done) && recorded.isBefore(at), at + " " + when + " " + done + ", " + recorded);
        String name = when.substring(when.lastIndexOf('/') + 1);
        List.of(then, again)
                .forEach(flight -> ((ObjectNode) flight.at(when.substring(0, when.lastIndexOf('/')))).remove(name));
    }

    private void hold(UUID id, Runnable meanwhile) {
        Response placed = world.as("safeguards-officer", "US")
                .body(Map.of("scope", "FLIGHT", "target", id.toString(), "authority", "court", "reason", "order"))
                .post("/api/v1/holds");
        placed.then().statusCode(201);
        meanwhile.run();
        world.as("safeguards-officer", "US")
                .header("If-Match", placed.header("ETag"))
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + placed.path("id") + "/lift")
                .then()
                .statusCode(200);
    }

    @Test
    void aWholeLifeIsShownAgainAsItWasAtEachInstant() {
        var agreement = world.agreement();
        UUID id = world.requested(agreement.id());
        keep(id);
        world.pending(id, agreement.id(), "2025-02-08T12:00:00Z");
        world.awaitPath(id, "clearance.decideBy", "2025-02-08T12:00:00Z");
        keep(id);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", World.attestation("assessed", 102))
                .then()
                .statusCode(200);
        keep(id);
        world.granted(id, agreement.id());
        world.attest(id).then().statusCode(200);
        world.confirm(id).then().statusCode(200);
        keep(id);
        // attested and confirmed in vain: a day later, with fewer aboard, in another week's window of the day
        Map<String, Object> later = World.body(
                agreement.id(),
                "2025-02-13T08:00:00-06:00",
                "2025-02-13T11:30:00-06:00",
                List.of(World.group("NATIONAL", "GT", 20, 75, 4, 1)));
        world.act(world.planner(), id, "rescheduling", later).then().statusCode(200);
        keep(id);
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement.id(), 2, 3, Map.of("by", "clearance-officer-gt"));
        world.awaitStatus(id, "CLEARED");
        hold(id, () -> keep(id));
        Map<String, Object> counts = World.attestation("assessed", 100);
        counts.putAll(Map.of("nationalityVerified", 100, "fitToFly", 100, "thirdCountryRiskAssessed", 0));
        world.act(world.as("safeguards-officer", "GT"), id, "attestation", counts)
                .then()
                .statusCode(200);
        world.confirm(id).then().statusCode(200);
        keep(id);
        TestClock.set("2025-02-13T14:15:00Z");
        List<Map<String, Object>> aboard = List.of(World.group("NATIONAL", "GT", 20, 75, 4, 1));
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-13T08:10:00-06:00", "aboard", aboard))
                .then()
                .statusCode(200);
        hold(id, () -> keep(id));
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement.id(), 2, 4, Map.of("reason", "storm"));
        world.awaitPath(id, "clearance.status", "REVOKED");
        world.act(world.planner(), id, "diversion", Map.of("at", "2025-02-13T08:14:00-06:00", "airport", "MGPB"))
                .then()
                .statusCode(200);
        keep(id);
        TestClock.set("2025-02-13T18:00:00Z");
        List<Map<String, Object>> received = List.of(World.group("NATIONAL", "GT", 20, 74, 4, 1));
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "arrival",
                        Map.of("at", "2025-02-13T11:41:00-06:00", "airport", "MGPB", "received", received))
                .then()
                .statusCode(200)
                .body("arrival.discrepancy.unaccounted", equalTo(1));
        keep(id);
        correct(id, "arrival.airport", "MGGT");
        keep(id);
        correct(id, "received", aboard);
        keep(id);
        correct(id, "arrival.at", "2025-02-13T11:51:00-06:00");
        world.act(
                        world.planner(),
                        id,
                        "unused-capacity",
                        Map.of("seats", 3, "reasons", List.of(Map.of("code", "WEATHER", "count", 3))))
                .then()
                .statusCode(200);
        keep(id);
        world.act(world.planner(), id, "reconciliation", Map.of()).then().statusCode(200);
        keep(id);
        eachIsShownAgain(id, 13);
    }

    private void correct(UUID id, String field, Object value) {
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "corrections",
                        Map.of("field", field, "value", value, "reason", "misread"))
                .then()
                .statusCode(200);
    }

    @Test
    void landingsAreShownAgainAsTheyWereReported() {
        TwoReceivers two = new TwoReceivers(world);
        UUID gt = world.agreement().id();
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        keep(id);
        TestClock.set("2025-02-12T20:00:00Z");
        two.arrive(id, "GT", null, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200);
        keep(id);
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(9, 1))
                .then()
                .statusCode(200);
        keep(id);
        world.act(
                        world.as("clearance-officer", "HN"),
                        id,
                        "corrections",
                        Map.of(
                                "field",
                                "notReceived",
                                "value",
                                List.of(Map.of("reason", "taken to hospital", "count", 1)),
                                "reason",
                                "told later"))
                .then()
                .statusCode(200);
        keep(id);
        eachIsShownAgain(id, 4);
    }

    /** Units that an irregular flight took over were the other flight's until then. */
    @Test
    void whatWasTakenOverWasHeldUntilThen() {
        var agreement = world.agreement();
        UUID id = world.requested(agreement.id());
        world.granted(id, agreement.id());
        TestClock.set("2025-02-12T18:00:00Z");
        keep(id);
        Map<String, Object> flown = new LinkedHashMap<>(World.body(agreement.id()));
        flown.put("at", "2025-02-12T11:30:00-06:00");
        flown.put("aboard", World.passengers());
        flown.put("guards", List.of("G2"));
        flown.put("flight", id.toString());
        world.as("clearance-officer", "GT")
                .body(flown)
                .post("/api/v1/irregular-flights")
                .then()
                .statusCode(201);
        keep(id);
        world.flight(id).body("status", equalTo("LAPSED")).body("reservations.size()", equalTo(0));
        eachIsShownAgain(id, 2);
    }

    /** What a deadline had decided shows as decided, although its message came later. */
    @Test
    void whatADeadlineHadDecidedIsShownAgain() {
        var agreement = world.agreement();
        UUID id = world.requested(agreement.id());
        world.pending(id, agreement.id(), "2025-02-08T12:00:00Z");
        world.awaitPath(id, "clearance.decideBy", "2025-02-08T12:00:00Z");
        TestClock.set("2025-02-08T13:00:00Z");
        keep(id);
        world.flight(id).body("status", equalTo("LAPSED")).body("clearance.status", equalTo("LAPSED"));
        world.answer(MessageTypes.CLEARANCE_LAPSED, id, agreement.id(), 1, 2, Map.of());
        world.awaitPath(id, "ended.because", "NO_REPLY");
        TestClock.set("2025-02-09T13:00:00Z");
        known(id, shown.keySet().iterator().next())
                .then()
                .body("status", equalTo("LAPSED"))
                .body("ended.because", equalTo("NO_REPLY"));
    }

    @Test
    void aFlightThatWasImportedIsShownFromItsImportOn() {
        var agreement = world.agreement();
        world.known(agreement.id());
        TestClock.set("2025-02-10T12:00:00Z");
        world.planner()
                .contentType("text/csv; charset=UTF-8")
                .body("receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                        + "GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,first report\n")
                .post("/api/v1/flight-imports?agreement=" + agreement.id())
                .then()
                .statusCode(201)
                .body("flights", equalTo(1));
        UUID id = UUID.fromString(world.planner()
                .get("/api/v1/flights?agreement=" + agreement.id())
                .path("items[0].id"));
        keep(id);
        world.countedAgain(id, World.group("NATIONAL", "GT", 31, 49, 0, 0));
        keep(id);
        eachIsShownAgain(id, 2);
        known(id, "2025-02-10T11:00:00Z").then().statusCode(404);
    }

    @Test
    void whatIsAskedForMustHaveBeenAndBeOnesOwn() {
        UUID agreement = world.agreement().id();
        TestClock.set("2025-02-07T12:00:00Z");
        UUID id = world.requested(agreement);
        known(id, "2025-02-07T11:59:00Z").then().statusCode(404);
        known(id, "2025-02-07T12:10:00Z")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("status", equalTo("REQUESTED"));
        known(id, "2025-02-07T06:10:00-06:00").then().statusCode(200);
        countsKnown(id, "2025-02-07T11:59:00Z").then().statusCode(404);
        countsKnown(id, "2025-02-07T12:10:00Z")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("persons.planned", equalTo(103));
        known(id, "2025-02-07T13:00:00Z").then().statusCode(422).body("code", equalTo("OUT_OF_RANGE"));
        for (String text : List.of("yesterday", "2025-02-07", "2025-02-07T12:00:00")) {
            known(id, text).then().statusCode(400).body("violations[0].field", equalTo("asKnownAt"));
        }
        known(id, "2025-02-07T12:10:00Z&wait=PT5S").then().statusCode(400);
        world.as("planner", "MX")
                .get("/api/v1/flights/" + id + "?asKnownAt=yesterday")
                .then()
                .statusCode(404);
    }
}
