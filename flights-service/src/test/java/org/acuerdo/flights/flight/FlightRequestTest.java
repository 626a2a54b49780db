package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.testing.PartsResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking for a flight: ids, retries, and everything that can be wrong with a request. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class FlightRequestTest {
    private final World world = new World();

    @Inject
    DataSource dataSource;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theSameAgainAnswersTheSame() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.ask(id, World.body(agreement)).then().statusCode(200).body("id", equalTo(id.toString()));
        world.flight(id).body("reservations.findAll { it.limitId == 'flights-day' }.units", equalTo(List.of(1)));
    }

    @Test
    void anotherBodyUnderTheSameIdIsAConflict() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        Map<String, Object> other = World.body(agreement);
        other.put("number", "RF102");
        world.ask(id, other).then().statusCode(409).body("code", equalTo("ID_REUSED"));
    }

    @Test
    void theServerChoosesAnIdAndARetryGetsTheFirstAnswer() {
        UUID agreement = world.agreement().id();
        world.known(agreement);
        String key = UUID.randomUUID().toString();
        Response first = world.planner()
                .header("Idempotency-Key", key)
                .header("X-Agreement-Version", 1)
                .body(World.body(agreement))
                .post("/api/v1/flights");
        first.then().statusCode(201).header("Location", matchesPattern("/api/v1/flights/[0-9a-f-]{36}"));
        Response again = world.planner()
                .header("Idempotency-Key", key)
                .body(World.body(agreement))
                .post("/api/v1/flights");
        again.then().statusCode(201).header("Location", equalTo(first.header("Location")));
        world.planner().get("/api/v1/flights?agreement=" + agreement).then().body("items", hasSize(1));
    }

    @Test
    void sameIdAtTheSameTimeIsOneFlight() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        UUID id = UUID.randomUUID();
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> world.ask(id, World.body(agreement)).statusCode()))
                .toList();
        List<Integer> codes =
                calls.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 200, 200, 200, 200, 201), codes);
    }

    @Test
    void racesForTheLastUnitHaveOneWinner() {
        UUID agreement = world.agreement(
                        World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null))))
                .id();
        List<CompletableFuture<Response>> calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> world.ask(UUID.randomUUID(), World.body(agreement))))
                .toList();
        List<Response> answers = calls.stream().map(CompletableFuture::join).toList();
        assertEquals(1, answers.stream().filter(r -> r.statusCode() == 201).count());
        answers.stream()
                .filter(r -> r.statusCode() != 201)
                .forEach(r -> r.then()
                        .statusCode(422)
                        .body("code", equalTo("LIMIT_REACHED"))
                        .body("violations[0].limitId", equalTo("flights-day"))
                        .body("violations[0].window", equalTo("2025-02-12"))
                        .body("violations[0].available", equalTo(0))
                        .body("violations[0].asked", equalTo(1)));
    }

    @Test
    void allViolationsAtOnceNothingStoredTheIdFreeTheAttemptAudited() throws SQLException {
        UUID agreement = world.agreement(
                        World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 0, null))))
                .id();
        Map<String, Object> bad = World.body(
                agreement,
                "2025-02-12T20:00:00-06:00",
                "2025-02-12T23:30:00-06:00",
                List.of(
                        World.group("NATIONAL", "US", 0, 1, 0, 0),
                        World.group("THIRD_COUNTRY_NATIONAL", "CU", 130, 20, 0, 0)));
        bad.put("aircraft", Map.of("category", "STATE", "seats", 100, "operator", "call +502 5555 0123 for details"));
        UUID id = UUID.randomUUID();
        world.ask(id, bad)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.code",
                        containsInAnyOrder(
                                "LOOKS_LIKE_PERSONAL_DATA",
                                "MORE_PERSONS_THAN_SEATS",
                                "SENDING_STATE_NATIONAL",
                                "CATEGORY_MISMATCH",
                                "AIRCRAFT_NOT_ACCEPTED",
                                "OUTSIDE_HOURS",
                                "TOO_MANY_PERSONS",
                                "NATIONALITY_NOT_ACCEPTED",
                                "LIMIT_REACHED"))
                .body("violations.clause", everyItem(notNullValue()));
        world.planner().get("/api/v1/flights/" + id).then().statusCode(404);
        try (var connection = dataSource.getConnection();
                var query =
                        connection.prepareStatement("select action, content from audit_entry where aggregate_id = ?")) {
            query.setObject(1, id);
            var rows = query.executeQuery();
            rows.next();
            assertEquals("REQUEST_REFUSED", rows.getString(1));
        }
        AgreementSnapshot wider = world.agreement();
        world.ask(id, World.body(wider.id())).then().statusCode(201);
    }

    /** A day is told by the arrival, whatever the departure is: its limits are as good as its hours. */
    @Test
    void anArrivalBeforeItsDepartureHidesNoLimit() {
        UUID agreement = world.agreement(
                        World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 0, null))))
                .id();
        world.ask(
                        UUID.randomUUID(),
                        World.body(
                                agreement,
                                "2025-02-12T23:00:00-06:00",
                                "2025-02-12T22:30:00-06:00",
                                World.passengers()))
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        containsInAnyOrder("ARRIVAL_BEFORE_DEPARTURE", "OUTSIDE_HOURS", "LIMIT_REACHED"))
                .body("violations.find { it.code == 'LIMIT_REACHED' }.window", equalTo("2025-02-12"));
    }

    @Test
    void anUnknownOrForeignAgreementIsUnknown() {
        world.planner()
                .body(World.body(UUID.randomUUID()))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("AGREEMENT_UNKNOWN"));
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        world.as("planner", "MX")
                .body(World.body(agreement))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("AGREEMENT_UNKNOWN"));
        world.as("planner", "GT")
                .body(World.body(agreement))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void aVersionThatDoesNotComeIsNotYetApplied() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        world.planner()
                .header("X-Agreement-Version", 99)
                .body(World.body(agreement))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_YET_APPLIED"))
                .header("Retry-After", notNullValue());
        world.planner()
                .header("X-Agreement-Version", "soon")
                .body(World.body(agreement))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(400);
    }

    @Test
    void severalLandingsAreRefusedClearly() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        Map<String, Object> body = World.body(agreement);
        body.remove("agreementId");
        Object passengers = body.remove("passengers");
        body.put(
                "legs",
                List.of(
                        landing(
                                "KAEX",
                                "MGGT",
                                "2025-02-12T08:00:00-06:00",
                                "2025-02-12T11:30:00-06:00",
                                agreement,
                                passengers),
                        landing(
                                "MGGT",
                                "MGPB",
                                "2025-02-12T12:30:00-06:00",
                                "2025-02-12T13:30:00-06:00",
                                agreement,
                                passengers)));
        world.planner()
                .body(body)
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("SEVERAL_LANDINGS"));
    }

    @Test
    void aSuspendedArrivalDayIsNotOperative() {
        AgreementSnapshot agreement = world.agreement();
        var suspended = new org.acuerdo.contracts.agreement.AgreementFacts(
                null,
                null,
                null,
                null,
                null,
                Examples.inForce().inForceFrom(),
                List.of(new org.acuerdo.contracts.agreement.AgreementFacts.Suspension(
                        UUID.randomUUID(),
                        java.time.LocalDate.parse("2025-02-12"),
                        null,
                        "storm damage",
                        "GT",
                        null,
                        null)),
                null,
                null,
                null);
        world.amended(agreement, suspended, World.terms(World.limits()));
        world.ask(UUID.randomUUID(), World.body(agreement.id()))
                .then()
                .statusCode(422)
                .body("code", equalTo("AGREEMENT_NOT_OPERATIVE"));
    }

    static Stream<Arguments> malformed() {
        List<Arguments> cases = new ArrayList<>();
        cases.add(Arguments.of("not JSON", "{"));
        cases.add(Arguments.of("an array", "[]"));
        cases.add(Arguments.of("nothing", ""));
        cases.add(Arguments.of("an unknown field", with("passengerNames", List.of("x"))));
        cases.add(Arguments.of(
                "a name in a group", with("passengers", List.of(Map.of("name", "x", "category", "NATIONAL")))));
        cases.add(Arguments.of("no number", with("number", null)));
        cases.add(Arguments.of("a number as number", with("number", 101)));
        cases.add(Arguments.of("no legs", with("legs", List.of())));
        cases.add(Arguments.of("legs of another type", with("legs", "KAEX-MGGT")));
        cases.add(Arguments.of("an impossible date", with("legs", List.of(leg("MGGT", "2025-02-30T08:00:00-06:00")))));
        cases.add(Arguments.of("a time without offset", with("legs", List.of(leg("MGGT", "2025-02-12T08:00:00")))));
        cases.add(Arguments.of("an unknown airport", with("legs", List.of(leg("ZZZZ", "2025-02-12T08:00:00-06:00")))));
        cases.add(Arguments.of(
                "an unknown nationality", with("passengers", List.of(World.group("NATIONAL", "ZZ", 1, 0, 0, 0)))));
        cases.add(Arguments.of(
                "an unknown category", with("passengers", List.of(World.group("TOURIST", "GT", 1, 0, 0, 0)))));
        cases.add(Arguments.of(
                "a negative count", with("passengers", List.of(World.group("NATIONAL", "GT", -1, 2, 0, 0)))));
        cases.add(Arguments.of(
                "an absurd count", with("passengers", List.of(World.group("NATIONAL", "GT", 2_000_000_000, 0, 0, 0)))));
        cases.add(Arguments.of("nobody", with("passengers", List.of())));
        cases.add(Arguments.of(
                "half a person",
                with("staff", Map.of("escorts", 1.5, "medical", 0, "monitors", 0, "interpreters", 0))));
        cases.add(Arguments.of("no agreement", with("agreementId", null)));
        cases.add(Arguments.of("an agreement that is no id", with("agreementId", "EXAMPLE-US-GT")));
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedBodiesAre400(String what, Object body) {
        world.planner()
                .body(body)
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("MALFORMED"));
    }

    @Test
    void anIdThatIsNoneIs400() {
        world.planner()
                .body(World.body(UUID.randomUUID()))
                .put("/api/v1/flights/F")
                .then()
                .statusCode(400);
    }

    @Test
    void whoMayAsk() {
        Map<String, Object> body = World.body(UUID.randomUUID());
        given().contentType("application/json")
                .body(body)
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(401);
        given().auth()
                .oauth2("forged.token.x")
                .contentType("application/json")
                .body(body)
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(401);
        for (String role : List.of("clearance-officer", "treaty-officer", "safeguards-officer")) {
            world.as(role, "US")
                    .body(body)
                    .put("/api/v1/flights/" + UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
        world.as("auditor", null)
                .body(body)
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(403);
        world.as("monitor", null)
                .body("{")
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void ifMatchIsHonouredWhereItIsSent() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.planner()
                .header("If-Match", "\"7\"")
                .body(World.body(agreement))
                .put("/api/v1/flights/" + id)
                .then()
                .statusCode(412);
        world.planner()
                .header("If-Match", "\"1\"")
                .body(World.body(agreement))
                .put("/api/v1/flights/" + id)
                .then()
                .statusCode(200);
        await().until(() -> world.version(id) == 1);
    }

    private static Map<String, Object> landing(
            String from, String to, String departure, String arrival, UUID agreement, Object passengers) {
        return Map.of(
                "origin", from,
                "destination", to,
                "departure", departure,
                "arrival", arrival,
                "agreementId", agreement.toString(),
                "passengers", passengers);
    }

    private static Map<String, Object> leg(String destination, String departure) {
        return Map.of(
                "origin",
                "KAEX",
                "destination",
                destination,
                "departure",
                departure,
                "arrival",
                "2025-02-12T11:30:00-06:00");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new LinkedHashMap<>(World.body(UUID.randomUUID()));
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        return body;
    }
}
