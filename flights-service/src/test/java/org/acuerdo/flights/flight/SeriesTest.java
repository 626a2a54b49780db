package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series: all or nothing, as many as fit, exceptions, and the rest cancelled. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class SeriesTest {
    private static final String RULE = "FREQ=WEEKLY;BYDAY=WE,TH;COUNT=4";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> series(UUID agreement, String rule, String mode, String... except) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("flight", World.body(agreement));
        body.put("rule", rule);
        body.put("mode", mode);
        body.put("except", List.of(except));
        return body;
    }

    /** An agreement that this service knows. */
    private UUID agreement(Limit... limits) {
        UUID agreement = limits.length == 0
                ? world.agreement().id()
                : world.agreement(World.terms(List.of(limits))).id();
        // answers once the agreement's version is applied
        world.ask(
                        UUID.randomUUID(),
                        World.body(
                                agreement,
                                "2020-02-12T08:00:00-06:00",
                                "2020-02-12T11:30:00-06:00",
                                World.passengers()))
                .then()
                .statusCode(422);
        return agreement;
    }

    private Response ask(Object body) {
        return world.planner().body(body).post("/api/v1/flight-series");
    }

    private List<Map<String, Object>> flights(UUID agreement) {
        return world.planner()
                .get("/api/v1/flights?agreement=" + agreement)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    @Test
    void everyOccurrenceIsAFlightOfItsOwn() {
        UUID agreement = agreement();
        Response asked = ask(series(agreement, RULE, "ALL_OR_NOTHING", "2025-02-19", "2025-12-25"));
        asked.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", containsString("/api/v1/flight-series/"))
                .body("flights", equalTo(3))
                .body("refused", equalTo(0))
                .body("occurrences.date", contains("2025-02-12", "2025-02-13", "2025-02-19", "2025-02-20"))
                .body("occurrences.outcome", contains("FLIGHT", "FLIGHT", "EXCEPTED", "FLIGHT"))
                .body("occurrences.status", contains("REQUESTED", "REQUESTED", null, "REQUESTED"))
                .body("occurrences[3].arrival", equalTo("2025-02-20T11:30:00-06:00"));
        UUID last = UUID.fromString(asked.path("occurrences[3].flightId"));
        world.flight(last)
                .body("legs[0].departure", equalTo("2025-02-20T08:00:00-06:00"))
                .body("number", equalTo("RF101"))
                .body("reservations.window", hasItem("2025-02-20"));
        assertEquals(3, flights(agreement).size());
        world.planner()
                .get(asked.header("Location"))
                .then()
                .statusCode(200)
                .body("rule", equalTo(RULE))
                .body("occurrences", hasSize(4));
        world.as("auditor", null)
                .get("/api/v1/flight-series?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        String id = asked.path("id");
        assertEquals(List.of(MessageTypes.SERIES_REQUESTED), world.types(Topics.FLIGHTS, UUID.fromString(id), 1));
    }

    @Test
    void allOrNothingKeepsNothingAndNamesEveryOccurrence() {
        UUID agreement = agreement(
                World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null),
                World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 1, null));
        ask(series(agreement, RULE, "ALL_OR_NOTHING"))
                .then()
                .statusCode(422)
                .body("code", equalTo("LIMIT_REACHED"))
                .body("violations.field", contains("occurrences[1]", "occurrences[3]"))
                .body("violations.limitId", everyItem(equalTo("flights-week")))
                .body("violations.window", contains("2025-W07", "2025-W08"));
        assertEquals(0, flights(agreement).size());
        // and no unit is held
        world.requested(agreement);
    }

    @Test
    void asManyAsFitFly() {
        UUID agreement = agreement(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 1, null));
        ask(series(agreement, RULE, "AS_MANY_AS_FIT"))
                .then()
                .statusCode(201)
                .body("flights", equalTo(2))
                .body("refused", equalTo(2))
                .body("occurrences.outcome", contains("FLIGHT", "REFUSED", "FLIGHT", "REFUSED"))
                .body("occurrences[1].violations[0].code", equalTo("LIMIT_REACHED"))
                .body("occurrences[1].violations[0].window", equalTo("2025-W07"))
                .body("occurrences[1].flightId", nullValue());
        assertEquals(2, flights(agreement).size());
        // none at all fits: a refusal, like that of a single flight
        ask(series(agreement, RULE, "AS_MANY_AS_FIT")).then().statusCode(422).body("violations", hasSize(4));
    }

    /** A rule broken by one occurrence holds no units for it. */
    @Test
    void whatARuleRefusesHoldsNothing() {
        UUID agreement = agreement();
        // Saturdays are outside the airport's days
        ask(series(agreement, "FREQ=WEEKLY;BYDAY=WE,SA;COUNT=2", "AS_MANY_AS_FIT"))
                .then()
                .statusCode(201)
                .body("occurrences.outcome", contains("FLIGHT", "REFUSED"))
                .body("occurrences[1].violations.code", contains("OUTSIDE_HOURS"));
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-12&to=2025-02-15&limit=flights-week")
                .then()
                .body("items[0].reserved", equalTo(1));
    }

    /** As one flight alone would be, an occurrence is refused with the limits that bind beside the rules it breaks. */
    @Test
    void whatARuleRefusesNamesTheLimitsToo() {
        UUID agreement = agreement(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 1, null));
        String rule = "FREQ=WEEKLY;BYDAY=WE,SA;COUNT=4";
        ask(series(agreement, rule, "AS_MANY_AS_FIT", "2025-02-19"))
                .then()
                .statusCode(201)
                .body("occurrences.outcome", contains("FLIGHT", "REFUSED", "EXCEPTED", "REFUSED"))
                .body("occurrences[1].violations.code", contains("OUTSIDE_HOURS", "LIMIT_REACHED"))
                .body("occurrences[1].violations[1].window", equalTo("2025-W07"))
                // the week in which nothing flies has its unit left
                .body("occurrences[3].violations.code", contains("OUTSIDE_HOURS"));
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-12&to=2025-02-22&limit=flights-week")
                .then()
                .body("items.reserved", contains(1, 0));
    }

    @Test
    void whatARuleRefusesTakesNothingFromTheOthers() {
        // one in the part of the month that is in force
        UUID agreement = agreement(World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 2, null));
        // the Saturday comes before the Wednesday that the month has a unit for
        Object body =
                series(agreement, "FREQ=WEEKLY;BYDAY=WE,SA;COUNT=4", "ALL_OR_NOTHING", "2025-02-12", "2025-02-22");
        ask(body)
                .then()
                .statusCode(422)
                .body("violations.code", contains("OUTSIDE_HOURS"))
                .body("violations.field", contains(containsString("occurrences[1]")));
    }

    @Test
    void racesNeverGoBeyondTheAllowance() {
        UUID agreement = agreement(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 3, null));
        List<CompletableFuture<Response>> calls = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(series(agreement, RULE, "AS_MANY_AS_FIT"))))
                .toList();
        List<CompletableFuture<Response>> single = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> world.ask(UUID.randomUUID(), World.body(agreement))))
                .toList();
        calls.forEach(CompletableFuture::join);
        single.forEach(CompletableFuture::join);
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-02-10&to=2025-02-23&limit=flights-week")
                .then()
                .body("items.reserved", contains(3, 3))
                .body("items.excess", contains(0, 0));
    }

    @Test
    void aRetryGetsTheFirstAnswer() {
        UUID agreement = agreement();
        String key = UUID.randomUUID().toString();
        Response first =
                keyed(key).body(series(agreement, RULE, "ALL_OR_NOTHING")).post("/api/v1/flight-series");
        Response again =
                keyed(key).body(series(agreement, RULE, "ALL_OR_NOTHING")).post("/api/v1/flight-series");
        first.then().statusCode(201);
        again.then().statusCode(201).body("id", equalTo(first.path("id")));
        assertEquals(4, flights(agreement).size());
        keyed(key)
                .body(series(agreement, RULE, "AS_MANY_AS_FIT"))
                .post("/api/v1/flight-series")
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_REUSED"));
    }

    private RequestSpecification keyed(String key) {
        return world.planner().header("Idempotency-Key", key);
    }

    @Test
    void theRestIsCancelled() {
        UUID agreement = agreement();
        Response asked = ask(series(agreement, RULE, "ALL_OR_NOTHING"));
        String location = asked.header("Location");
        List<String> ids = new ArrayList<>(asked.jsonPath().getList("occurrences.flightId"));
        world.act(world.planner(), UUID.fromString(ids.get(0)), "cancellation", Map.of("by", "US", "reason", "storm"))
                .then()
                .statusCode(200);
        Map<String, Object> body = Map.of("by", "US", "reason", "no crew for these weeks");
        world.planner().body(body).post(location + "/cancellation").then().statusCode(428);
        world.planner()
                .header("If-Match", "\"9\"")
                .body(body)
                .post(location + "/cancellation")
                .then()
                .statusCode(412);
        cancel(world.as("planner", "GT"), location, body).then().statusCode(403);
        cancel(world.as("treaty-officer", "US"), location, body).then().statusCode(403);
        cancel(world.planner(), location, Map.of("by", "GT", "reason", "x"))
                .then()
                .statusCode(403);
        cancel(world.planner(), location, Map.of("by", "US", "reason", "call +502 5555 0123"))
                .then()
                .statusCode(422)
                .body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
        cancel(world.planner(), location, body)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("cancelled.flights", equalTo(3))
                .body("cancelled.by", equalTo("US"))
                .body("occurrences.status", everyItem(equalTo("CANCELLED")));
        world.flight(UUID.fromString(ids.get(3)))
                .body("ended.reason", equalTo("no crew for these weeks"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        // nothing is left, whatever tag is sent
        cancel(world.planner(), location, body).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        assertEquals(
                List.of(MessageTypes.SERIES_REQUESTED, MessageTypes.SERIES_CANCELLED),
                world.types(Topics.FLIGHTS, UUID.fromString(asked.path("id")), 2));
    }

    private static Response cancel(RequestSpecification as, String location, Map<String, Object> body) {
        return as.header("If-Match", "\"1\"").body(body).post(location + "/cancellation");
    }

    @Test
    void onlyPartiesSeeItAndOnlyTheSendingPlannerAsks() {
        UUID agreement = agreement();
        Map<String, Object> body = series(agreement, RULE, "ALL_OR_NOTHING");
        String location = ask(body).header("Location");
        world.as("planner", "GT")
                .body(body)
                .post("/api/v1/flight-series")
                .then()
                .statusCode(403);
        world.as("clearance-officer", "US")
                .body(body)
                .post("/api/v1/flight-series")
                .then()
                .statusCode(403);
        world.as("planner", "HN")
                .body(body)
                .post("/api/v1/flight-series")
                .then()
                .statusCode(422)
                .body("code", equalTo("AGREEMENT_UNKNOWN"));
        world.as("planner", "HN").get(location).then().statusCode(404);
        world.as("clearance-officer", "GT").get(location).then().statusCode(200).body("id", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=WE|422|RULE_NOT_ACCEPTED",
                "FREQ=DAILY;COUNT=3|422|RULE_NOT_ACCEPTED",
                "FREQ=WEEKLY;BYDAY=FR;COUNT=3|422|RULE_NOT_ACCEPTED",
                "FREQ=WEEKLY;COUNT=201|422|TOO_MANY_OCCURRENCES",
                "FREQ=WEEKLY;UNTIL=20991231|422|TOO_MANY_OCCURRENCES",
                "FREQ=WEEKLY;COUNT=|400|MALFORMED",
                "every week|400|MALFORMED",
            })
    void rulesThatAreNotTaken(String rule, int status, String code) {
        UUID agreement = agreement();
        ask(series(agreement, rule, "AS_MANY_AS_FIT"))
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("violations[0].field", equalTo("rule"));
        assertEquals(0, flights(agreement).size());
    }

    @Test
    void malformedBodiesSayWhatIsAccepted() {
        UUID agreement = agreement();
        Map<String, Object> body = series(agreement, RULE, "SOME");
        ask(body).then().statusCode(400).body("violations[0].field", equalTo("mode"));
        Map<String, Object> flight = new LinkedHashMap<>(World.body(agreement));
        flight.put("number", "not a number");
        body = series(agreement, RULE, "ALL_OR_NOTHING");
        body.put("flight", flight);
        ask(body).then().statusCode(400).body("violations[0].field", equalTo("flight.number"));
        body.put("passenger", "a name");
        ask(body).then().statusCode(400);
        body = series(agreement, RULE, "ALL_OR_NOTHING", "2025-02-12", "2025-02-13", "2025-02-19", "2025-02-20");
        ask(body).then().statusCode(422).body("violations[0].field", equalTo("except"));
    }

    @Test
    void occurrencesBeyondThePublishedWindowsAreRefused() {
        TestClock.set("2025-02-06T12:00:00Z");
        UUID agreement = agreement();
        ask(series(agreement, "FREQ=WEEKLY;INTERVAL=100;COUNT=3", "AS_MANY_AS_FIT"))
                .then()
                .statusCode(201)
                .body("occurrences.outcome", contains("FLIGHT", "FLIGHT", "REFUSED"))
                .body("occurrences[2].violations.code", hasItem("OUT_OF_RANGE"));
    }
}
