package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API's own document tells which fields take a person's words: each of them is tried, here or in {@link FreeTextTest}. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class TextsOfTheApiTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    /**
     * Each field of the API that takes a person's words, of flights-service; {@code corrections value} is that of notReceived, a
     * hold's {@code authority} passes. A field that is new in the API's document is found here until a test tries it.
     */
    private static final Map<String, Set<String>> TEXTS = Map.ofEntries(
            Map.entry("PUT flights/{id}", Set.of("number", "aircraft.type", "aircraft.operator")),
            Map.entry("POST flights", Set.of("number", "aircraft.type", "aircraft.operator")),
            Map.entry("POST flights/{id}/rescheduling", Set.of("number", "aircraft.type", "aircraft.operator")),
            Map.entry("POST flights/{id}/cancellation", Set.of("reason")),
            Map.entry("POST flights/{id}/return", Set.of("reason")),
            Map.entry("POST flights/{id}/over-limit-acceptance", Set.of("reason")),
            Map.entry("POST flights/{id}/counts", Set.of("reason")),
            Map.entry("POST flights/{id}/corrections", Set.of("reason", "value")),
            Map.entry("POST flights/{id}/reconciliation", Set.of("explanation")),
            Map.entry(
                    "POST flight-series", Set.of("flight.number", "flight.aircraft.type", "flight.aircraft.operator")),
            Map.entry("POST flight-series/{id}/cancellation", Set.of("reason")),
            Map.entry("POST holds", Set.of("authority", "reason")),
            Map.entry("POST holds/{id}/lift", Set.of("reason")),
            Map.entry("POST irregular-flights", Set.of("number", "aircraft.type", "aircraft.operator")),
            Map.entry("POST monitoring-reports", Set.of("recommendations[]")));

    /** Strings of bodies that are codes, times or ids: each is refused unless it has its form. */
    private static final Set<String> CODES = Set.of(
            "agreementId",
            "origin",
            "destination",
            "departure",
            "arrival",
            "category",
            "nationality",
            "at",
            "airport",
            "by",
            "field",
            "on",
            "outcome",
            "scope",
            "target",
            "mode",
            "rule",
            "source",
            "code",
            "flight",
            "guards[]",
            "");

    @Test
    void noTextOfTheApiIsForgotten() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (var in = TextsOfTheApiTest.class.getResourceAsStream("/openapi-calls.json")) {
            Json.MAPPER.readTree(in).path("calls").properties().forEach(call -> {
                Set<String> texts = new TreeSet<>();
                texts(call.getValue().path("example"), "", texts);
                texts.removeIf(path -> CODES.contains(path.substring(path.lastIndexOf('.') + 1)));
                if (!texts.isEmpty()) {
                    found.put(call.getKey().replace("/api/v1/", ""), texts);
                }
            });
        }
        assertEquals(new TreeMap<>(TEXTS), found);
    }

    private static void texts(JsonNode example, String path, Set<String> texts) {
        if (example.isTextual()) {
            texts.add(path);
        } else if (example.isArray()) {
            example.forEach(item -> texts(item, path + "[]", texts));
        } else {
            String within = path.isEmpty() ? "" : path + ".";
            example.properties().forEach(field -> texts(field.getValue(), within + field.getKey(), texts));
        }
    }

    private static Map<String, Object> with(Map<String, Object> flight, String field, String text) {
        Map<String, Object> body = new LinkedHashMap<>(flight);
        if (field.equals("number")) {
            body.put("number", text);
        } else {
            body.put("aircraft", Map.of("category", "CHARTER", "seats", 135, field.replace("aircraft.", ""), text));
        }
        return body;
    }

    /** What is too long for a field, or not of its form, is refused all the same; nothing of it is said again. */
    private static void refusedAnyhow(Response answer, String text) {
        answer.then().statusCode(anyOf(equalTo(422), equalTo(400))).body(not(containsString(text)));
    }

    @Test
    void inAReschedulingAndAnIrregularFlight() {
        UUID agreement = world.agreement().id();
        UUID flight = world.requested(agreement);
        for (String text : FreeTextTest.texts("REFUSE")) {
            for (String field : TEXTS.get("POST flights/{id}/rescheduling")) {
                Map<String, Object> body = with(World.body(agreement), field, text);
                refusedAnyhow(world.act(world.planner(), flight, "rescheduling", body), text);
                refusedAnyhow(world.ask(UUID.randomUUID(), body), text);
                body.putAll(Map.of(
                        "at", "2025-02-06T05:30:00-06:00", "aboard", World.passengers(), "guards", List.of("G2")));
                refusedAnyhow(world.as("clearance-officer", "GT").body(body).post("/api/v1/irregular-flights"), text);
            }
        }
        world.planner().get("/api/v1/flights?agreement=" + agreement).then().body("items.size()", equalTo(1));
        world.flight(flight).body("aircraft.operator", equalTo("an operator")).body("number", equalTo("RF101"));
    }

    @Test
    void inWhatIsCountedCorrectedAndReconciled() {
        UUID flight = world.arrived(world.agreement().id());
        long version = world.version(flight);
        for (String text : FreeTextTest.texts("REFUSE")) {
            FreeTextTest.refused(
                    act(flight, "counts", "source", "RECEIVER", "passengers", World.passengers(), "reason", text),
                    text);
            FreeTextTest.refused(
                    act(flight, "corrections", "field", "received", "value", World.passengers(), "reason", text), text);
            FreeTextTest.refused(
                    act(
                            flight,
                            "corrections",
                            "field",
                            "notReceived",
                            "value",
                            List.of(Map.of("reason", text, "count", 1)),
                            "reason",
                            "told later"),
                    text);
            FreeTextTest.refused(act(flight, "reconciliation", "explanation", text), text);
        }
        assertEquals(version, world.version(flight));
    }

    /** A code has capital letters only: neither a text nor a number of anybody's fits in. */
    @Test
    void notInACodeOfSeatsThatStayedEmpty() {
        UUID flight = world.departed(world.agreement().id());
        List<String> texts = new ArrayList<>(FreeTextTest.texts("REFUSE"));
        texts.addAll(List.of("A123456789", "PASAPORTE_254871903", "X1", "_WEATHER", "weather", "W"));
        for (String text : texts) {
            Response answer = world.act(
                    world.planner(),
                    flight,
                    "unused-capacity",
                    Map.of("seats", 1, "reasons", List.of(Map.of("code", text, "count", 1))));
            answer.then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("reasons[0].code"))
                    .body(not(containsString("\"" + text + "\"")));
        }
        world.flight(flight).body("unusedCapacity", nullValue());
    }

    private Response act(UUID flight, String act, Object... body) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < body.length; i += 2) {
            fields.put((String) body[i], body[i + 1]);
        }
        return world.act(world.as("clearance-officer", "GT"), flight, act, fields);
    }

    @Test
    void inAnAcceptanceOfWhatIsOverALimit() {
        AgreementSnapshot agreement = world.agreement();
        UUID flight = world.requested(agreement.id());
        world.amended(
                agreement,
                agreement.facts(),
                World.terms(List.of(World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 0, null))));
        world.awaitPath(flight, "overLimit", true);
        for (String text : FreeTextTest.texts("REFUSE")) {
            FreeTextTest.refused(act(flight, "over-limit-acceptance", "reason", text), text);
        }
        world.flight(flight).body("overLimit", equalTo(true));
    }

    @Test
    void inWhatEndsASeries() {
        UUID agreement = world.agreement().id();
        world.known(agreement);
        Response series = world.twoWeeks(agreement);
        for (String text : FreeTextTest.texts("REFUSE")) {
            FreeTextTest.refused(
                    world.planner()
                            .header("If-Match", series.header("ETag"))
                            .body(Map.of("by", "US", "reason", text))
                            .post("/api/v1/flight-series/" + series.path("id") + "/cancellation"),
                    text);
        }
        world.planner()
                .get("/api/v1/flights?agreement=" + agreement)
                .then()
                .body("items.status", everyItem(equalTo("REQUESTED")));
    }

    @Test
    void inAMonitorsReport() {
        AgreementSnapshot watched = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                "US",
                "GT",
                Examples.inForce(),
                List.of(Map.of("id", UUID.randomUUID().toString(), "name", "Observatory", "subjects", List.of("eyes"))),
                World.terms(World.limits())));
        UUID flight = world.arrived(watched.id());
        for (String text : FreeTextTest.texts("REFUSE")) {
            FreeTextTest.refused(
                    world.as("monitor", null, "eyes")
                            .body(Map.of(
                                    "flight",
                                    flight.toString(),
                                    "observations",
                                    List.of(),
                                    "complaints",
                                    0,
                                    "recommendations",
                                    List.of("an interpreter", text)))
                            .post("/api/v1/monitoring-reports"),
                    text);
        }
        world.as("monitor", null, "eyes")
                .get("/api/v1/monitoring-reports?flight=" + flight)
                .then()
                .body("items.status", everyItem(equalTo("DUE")));
    }

    /** A row is refused, and its text is not repeated in the report. */
    @Test
    void inARowOfAnImport() {
        UUID agreement = world.agreement().id();
        world.known(agreement);
        for (String text : FreeTextTest.texts("REFUSE")) {
            Response taken = world.planner()
                    .contentType("text/csv; charset=UTF-8")
                    .body(
                            "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                                    + "GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,\"" + text.replace("\"", "\"\"")
                                    + "\"\n")
                    .post("/api/v1/flight-imports?agreement=" + agreement);
            taken.then().statusCode(201).body("refused", equalTo(1)).body("flights", equalTo(0));
            world.planner()
                    .get(taken.header("Location") + "/rows")
                    .then()
                    .statusCode(200)
                    .body("items[0].violations.code", hasItem("LOOKS_LIKE_PERSONAL_DATA"))
                    .body(not(containsString(text)));
        }
    }
}
