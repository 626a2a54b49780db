package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every text that a person writes is refused where it may identify somebody; nothing is changed then, and nothing repeated. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class FreeTextTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    static List<String> texts(String outcome) {
        try (var in = FreeTextTest.class.getResourceAsStream("/cases/free-text.csv")) {
            String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return CsvReader.builder().ofNamedCsvRecord(csv).stream()
                    .filter(row -> row.getField("outcome").equals(outcome))
                    .map((NamedCsvRecord row) -> row.getField("text"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refused(Response answer, String text) {
        answer.then()
                .statusCode(422)
                .body("violations.code", hasItem("LOOKS_LIKE_PERSONAL_DATA"))
                .body(not(containsString(text)));
    }

    @Test
    void theCasesAreThere() {
        assertEquals(8, texts("REFUSE").size());
        assertEquals(8, texts("PASS").size());
    }

    @Test
    void inARequestAndInASeries() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        for (String text : texts("REFUSE")) {
            for (String field : List.of("operator", "type")) {
                if (field.equals("type") && text.length() > 40) {
                    continue; // too long for a type, whatever it says
                }
                Map<String, Object> body = new LinkedHashMap<>(World.body(agreement));
                body.put("aircraft", Map.of("category", "CHARTER", "seats", 135, field, text));
                refused(world.ask(UUID.randomUUID(), body), text);
                refused(
                        world.planner()
                                .body(Map.of("flight", body, "rule", "FREQ=WEEKLY;COUNT=2", "mode", "ALL_OR_NOTHING"))
                                .post("/api/v1/flight-series"),
                        text);
            }
        }
        world.planner().get("/api/v1/flights?agreement=" + agreement).then().body("items.size()", equalTo(1));
    }

    @Test
    void inWhatEndsAFlight() {
        UUID agreement = world.agreement().id();
        UUID flight = world.requested(agreement);
        for (String text : texts("REFUSE")) {
            refused(world.act(world.planner(), flight, "cancellation", Map.of("by", "US", "reason", text)), text);
        }
        world.flight(flight).body("status", equalTo("REQUESTED"));
        for (String text : texts("PASS")) {
            UUID other = world.requested(agreement);
            world.act(world.planner(), other, "cancellation", Map.of("by", "US", "reason", text))
                    .then()
                    .statusCode(200)
                    .body("ended.reason", equalTo(text));
        }
    }

    @Test
    void inTheAirAndOnArrival() {
        UUID flight = world.departed(world.agreement().id());
        for (String text : texts("REFUSE")) {
            refused(
                    world.act(
                            world.planner(),
                            flight,
                            "return",
                            Map.of("at", "2025-02-12T08:12:00-06:00", "reason", text)),
                    text);
            refused(
                    world.act(
                            world.as("clearance-officer", "GT"),
                            flight,
                            "arrival",
                            Map.of(
                                    "at", "2025-02-12T08:13:00-06:00",
                                    "received", World.passengers(),
                                    "notReceived", List.of(Map.of("reason", text, "count", 1)))),
                    text);
        }
        world.flight(flight).body("status", equalTo("DEPARTED"));
    }

    /** A hold is never refused for its text, lifting one is; its authority passes as it is. */
    @Test
    void inAHold() {
        UUID flight = world.requested(world.agreement().id());
        for (String text : texts("REFUSE")) {
            Response placed = world.as("safeguards-officer", "US")
                    .body(Map.of("scope", "FLIGHT", "target", flight.toString(), "authority", text, "reason", text))
                    .post("/api/v1/holds");
            placed.then().statusCode(201).body("authority", equalTo(text)).body("reason", equalTo("[withheld]"));
            refused(
                    world.as("safeguards-officer", "US")
                            .header("If-Match", "\"1\"")
                            .body(Map.of("reason", text))
                            .post("/api/v1/holds/" + placed.path("id") + "/lift"),
                    text);
        }
        world.flight(flight).body("status", equalTo("ON_HOLD"));
    }
}
