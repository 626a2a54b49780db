package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A year has four digits (RFC 3339). Others are malformed, wherever a text becomes a day or an instant; the first and last are not. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class YearsTest {
    private static final List<String> NO_DAYS =
            List.of("-9999-01-01", "0000-01-01", "+10000-01-01", "+99999999-12-31", "+999999999-12-31");
    private static final List<String> NO_INSTANTS = List.of(
            "-9999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:30:00-18:00",
            "+999999999-12-31T23:30:00-18:00");
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static void malformed(Response answer, String field) {
        answer.then().statusCode(400).body("violations[0].field", endsWith(field));
    }

    private RequestSpecification officer() {
        return world.as("clearance-officer", "GT");
    }

    private static Map<String, Object> correction(String field, String value) {
        return Map.of("field", field, "value", value, "reason", "misread");
    }

    @Test
    void inWhatIsReportedAndCorrected() {
        UUID id = world.departed(world.agreement().id());
        for (String at : NO_INSTANTS) {
            malformed(world.arrive(id, at), "at");
            malformed(world.act(world.planner(), id, "diversion", Map.of("at", at, "airport", "MMMX")), "at");
            malformed(world.act(world.planner(), id, "corrections", correction("departure.at", at)), "value");
        }
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        for (String at : NO_INSTANTS) {
            malformed(world.act(officer(), id, "corrections", correction("arrival.at", at)), "value");
        }
        // a slip of the pen, but a time: it is taken as far as the order of things allows
        world.act(world.planner(), id, "corrections", correction("departure.at", "0001-01-01T18:00:00Z"))
                .then()
                .statusCode(200);
        world.act(officer(), id, "corrections", correction("arrival.at", "0001-01-01T18:00:00Z"))
                .then()
                .statusCode(200)
                .body("arrivalDay", equalTo("0001-01-01"));
        world.act(officer(), id, "corrections", correction("arrival.at", "9999-12-30T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        world.flight(id).body("arrival.at", equalTo("0001-01-01T18:00:00Z"));
    }

    @Test
    void inRequestsSeriesAndIrregularFlights() {
        UUID agreement = world.agreement().id();
        world.known(agreement);
        Map<String, Object> irregular = new LinkedHashMap<>(World.body(agreement));
        irregular.putAll(Map.of("at", "2025-02-06T05:30:00-06:00", "aboard", World.passengers(), "guards", List.of()));
        for (String at : NO_INSTANTS) {
            Map<String, Object> departs = World.body(agreement, at, "2025-02-12T11:30:00-06:00", World.passengers());
            Map<String, Object> arrives = World.body(agreement, "2025-02-12T08:00:00-06:00", at, World.passengers());
            malformed(world.ask(UUID.randomUUID(), departs), "legs[0].departure");
            malformed(world.ask(UUID.randomUUID(), arrives), "legs[0].arrival");
            malformed(
                    world.planner()
                            .body(Map.of("flight", arrives, "rule", "FREQ=WEEKLY;COUNT=2", "mode", "ALL_OR_NOTHING"))
                            .post("/api/v1/flight-series"),
                    "legs[0].arrival");
            irregular.put("legs", departs.get("legs"));
            malformed(officer().body(irregular).post("/api/v1/irregular-flights"), "legs[0].departure");
        }
        // the last year is one, three years ahead or not
        Map<String, Object> far =
                World.body(agreement, "9999-12-30T08:00:00-06:00", "9999-12-30T11:30:00-06:00", World.passengers());
        world.ask(UUID.randomUUID(), far).then().statusCode(422);
        world.planner()
                .body(Map.of("flight", far, "rule", "FREQ=WEEKLY;COUNT=2", "mode", "ALL_OR_NOTHING"))
                .post("/api/v1/flight-series")
                .then()
                .statusCode(422);
        irregular.put(
                "legs",
                World.body(agreement, "0001-01-01T18:00:00Z", "0001-01-01T19:00:00Z", World.passengers())
                        .get("legs"));
        irregular.put("at", "0001-01-01T19:00:00Z");
        officer().body(irregular).post("/api/v1/irregular-flights").then().statusCode(201);
    }

    private Response asked(String path, String parameter, String value) {
        return world.planner().queryParam(parameter, value).get("/api/v1/" + path);
    }

    @Test
    void inQueries() {
        UUID agreement = world.agreement().id();
        UUID flight = world.requested(agreement);
        String quotas = "quotas?agreement=" + agreement;
        for (String day : NO_DAYS) {
            for (String path : List.of("flights", "flights.csv", "flights.ics", "irregular-flights")) {
                malformed(asked(path, "from", day), "from");
                malformed(asked(path, "to", day), "to");
            }
            malformed(asked("monitoring-reports/coverage?agreement=" + agreement, "from", day), "from");
            malformed(asked(quotas + "&to=2025-02-16", "from", day), "from");
            malformed(asked(quotas + "&from=2025-02-10", "to", day), "to");
            malformed(asked("routing-options?nationality=HN", "from", day), "from");
            String cursor = day + " " + flight;
            malformed(
                    asked(
                            "flights",
                            "cursor",
                            Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8))),
                    "cursor");
        }
        for (String at : NO_INSTANTS) {
            malformed(asked("flights/" + flight, "asKnownAt", at), "asKnownAt");
            malformed(asked("flights/" + flight + "/counts", "asKnownAt", at), "asKnownAt");
            malformed(asked(quotas + "&from=2025-02-10&to=2025-02-16", "asKnownAt", at), "asKnownAt");
            malformed(
                    asked(
                            "quotas/explanation?agreement=" + agreement + "&limit=flights-week&window=2025-W07",
                            "asKnownAt",
                            at),
                    "asKnownAt");
        }
        world.planner()
                .get("/api/v1/flights?agreement=" + agreement + "&from=0001-01-01&to=9999-12-31")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        world.planner()
                .get("/api/v1/monitoring-reports/coverage?agreement=" + agreement + "&from=0001-01-01&to=9999-12-31")
                .then()
                .statusCode(200);
        for (String day : List.of("0001-01-01", "9999-12-31")) {
            asked(quotas + "&from=" + day, "to", day).then().statusCode(422).body("code", equalTo("OUT_OF_RANGE"));
        }
        for (String at : List.of("0001-01-01T18:00:00Z", "9999-12-30T00:00:00Z")) {
            asked("flights/" + flight, "asKnownAt", at).then().statusCode(anyOf(equalTo(404), equalTo(422)));
        }
    }

    @Test
    void inWhatIsReportedOfACohort() {
        UUID flight = world.arrived(world.agreement().id());
        Response cohorts = officer().get("/api/v1/onward-cohorts?flight=" + flight);
        for (String day : NO_DAYS) {
            malformed(
                    officer()
                            .header("If-Match", "\"1\"")
                            .body(Map.of("on", day, "outcome", "UNRESOLVED", "count", 1))
                            .post("/api/v1/onward-cohorts/" + cohorts.path("items[0].id") + "/outcomes"),
                    "on");
        }
    }
}
