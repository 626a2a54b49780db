package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public statistics: closed months, suppressed, frozen, for everybody. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class StatisticsTest {
    private static final String STATISTICS = "/api/v1/statistics";
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMonthIsPublishedOnceItIsOverAndStaysAsItIs() {
        UUID agreement = world.agreement().id();
        UUID flight = world.arrived(agreement);
        given().get(STATISTICS + "?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("rows", hasSize(0));
        TestClock.set("2025-03-01T06:00:05Z");
        await().atMost(Duration.ofSeconds(60)).until(() -> rows(agreement).size() == 4);
        published(agreement);
        world.countedAgain(flight, World.group("NATIONAL", "GT", 20, 76, 4, 1));
        published(agreement);
        theJobHasRunAgain();
        published(agreement);
        given().get(STATISTICS + "?agreement=" + agreement + "&from=2025-03")
                .then()
                .body("rows", hasSize(0));
    }

    /**
     * Whatever was due is published once a month is that became due after all that. A run may publish that month before it comes
     * to the others, so a second run is waited for.
     */
    private void theJobHasRunAgain() {
        for (int run = 0; run < 2; run++) {
            UUID marker = world.agreement().id();
            world.known(marker);
            world.planner()
                    .contentType("text/csv; charset=UTF-8")
                    .body(
                            ("receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                                            + "GT,2025-01-24,1,MILITARY,79,79,0,,a source,first report\n")
                                    .getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/flight-imports?agreement=" + marker)
                    .then()
                    .statusCode(201);
            await().atMost(Duration.ofSeconds(60)).until(() -> !rows(marker).isEmpty());
        }
    }

    private static List<Object> rows(UUID agreement) {
        return given().get(STATISTICS + "?agreement=" + agreement).jsonPath().getList("rows");
    }

    private static ValidatableResponse month(UUID agreement, String month) {
        return given().get(STATISTICS + "?agreement=" + agreement + "&from=" + month + "&to=" + month)
                .then()
                .statusCode(200);
    }

    private static void awaitMonth(UUID agreement, String month) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !month(agreement, month)
                        .extract()
                        .jsonPath()
                        .getList("rows")
                        .isEmpty());
    }

    private static Map<String, Object> flight(UUID agreement, String day, List<Map<String, Object>> passengers) {
        return World.body(agreement, day + "T16:00:00-06:00", day + "T19:30:00-06:00", passengers);
    }

    /** Departs at a quarter to eight in the evening in Guatemala. */
    private UUID departed(UUID agreement, String day, String clock) {
        UUID id = world.requested(flight(agreement, day, World.passengers()));
        world.granted(id, agreement);
        world.attest(id).then().statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set(clock);
        world.depart(id, day + "T19:45:00-06:00").then().statusCode(200);
        return id;
    }

    private static Map<String, Object> at(String value) {
        return Map.of("field", "arrival.at", "value", value, "reason", "the tower's time");
    }

    private void corrected(UUID id, String arrival) {
        world.act(world.as("clearance-officer", "GT"), id, "corrections", at(arrival))
                .then()
                .statusCode(200)
                .body("arrivalDay", equalTo(arrival.substring(0, 10)));
    }

    /** It landed half an hour before the month's end, and is reported half an hour after it. */
    @Test
    void aMonthWaitsForWhatIsInTheAirAtItsEnd() {
        UUID agreement = world.agreement().id();
        world.arrived(agreement);
        TestClock.set("2025-02-20T12:00:00Z");
        UUID late = departed(agreement, "2025-02-28", "2025-03-01T01:50:00Z");
        TestClock.set("2025-03-01T06:30:00Z");
        theJobHasRunAgain();
        assertEquals(List.of(), rows(agreement));
        world.arrive(late, "2025-02-28T23:30:00-06:00").then().statusCode(200);
        awaitMonth(agreement, "2025-02");
        month(agreement, "2025-02")
                .body("flights[0].flights", equalTo(2))
                .body("flights[0].knownLater", nullValue())
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(200))
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.persons", equalTo(6));
    }

    /** It lands in another month than it was to: that other month has it, once. */
    @Test
    void whatIsInTheAirAtItsEndMayLandInTheNextMonth() {
        UUID agreement = world.agreement().id();
        world.arrived(agreement);
        TestClock.set("2025-02-20T12:00:00Z");
        UUID late = departed(agreement, "2025-02-28", "2025-03-01T01:50:00Z");
        TestClock.set("2025-03-01T06:30:00Z");
        world.arrive(late, "2025-03-01T00:10:00-06:00").then().statusCode(200);
        awaitMonth(agreement, "2025-02");
        month(agreement, "2025-02").body("flights[0].flights", equalTo(1));
        TestClock.set("2025-04-01T06:00:05Z");
        awaitMonth(agreement, "2025-03");
        month(agreement, "2025-03").body("flights[0].flights", equalTo(1));
    }

    /** The wait ends within a day of the month's end; what is reported later is in no figure, and the month says so. */
    @Test
    void whatIsKnownOnlyAfterwardsIsNotLostSilently() {
        UUID agreement = world.agreement().id();
        world.arrived(agreement);
        TestClock.set("2025-02-20T12:00:00Z");
        UUID late = departed(agreement, "2025-02-28", "2025-03-01T01:50:00Z");
        TestClock.set("2025-03-02T01:40:00Z");
        theJobHasRunAgain();
        assertEquals(List.of(), rows(agreement));
        TestClock.set("2025-03-02T01:45:05Z");
        awaitMonth(agreement, "2025-02");
        published(agreement);
        world.arrive(late, "2025-02-28T23:30:00-06:00").then().statusCode(200);
        theJobHasRunAgain();
        published(agreement);
        month(agreement, "2025-02").body("flights[0].knownLater", equalTo(1));
        given().accept("text/csv")
                .get(STATISTICS + "?agreement=" + agreement)
                .then()
                .body(containsString("knownLater,2025-02," + agreement + ",,,1,false\r\n"));
        // it turns out to have landed in the next month, which is not published yet
        TestClock.set("2025-03-05T12:00:00Z");
        corrected(late, "2025-03-01T00:05:00-06:00");
        month(agreement, "2025-02").body("flights[0].knownLater", nullValue());
        TestClock.set("2025-04-01T06:00:05Z");
        awaitMonth(agreement, "2025-03");
        month(agreement, "2025-03").body("flights[0].flights", equalTo(1));
        published(agreement);
    }

    @Test
    void anArrivalThatMovesOnAfterItsReleaseIsNotCountedTwice() {
        UUID agreement = world.agreement().id();
        UUID counted = departed(agreement, "2025-02-28", "2025-03-01T01:50:00Z");
        TestClock.set("2025-03-01T05:55:00Z");
        world.arrive(counted, "2025-02-28T23:30:00-06:00").then().statusCode(200);
        TestClock.set("2025-03-01T06:00:05Z");
        awaitMonth(agreement, "2025-02");
        UUID march = departed(agreement, "2025-03-03", "2025-03-04T01:50:00Z");
        TestClock.set("2025-03-04T06:00:00Z");
        world.arrive(march, "2025-03-03T23:30:00-06:00").then().statusCode(200);
        corrected(counted, "2025-03-01T00:10:00-06:00");
        TestClock.set("2025-04-01T06:00:05Z");
        awaitMonth(agreement, "2025-03");
        published(agreement);
        month(agreement, "2025-03")
                .body("flights[0].flights", equalTo(1))
                // it landed in March, and is in none of its figures
                .body("flights[0].knownLater", equalTo(1))
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(100));
        // and nowhere again where it moves back
        corrected(counted, "2025-02-28T23:50:00-06:00");
        theJobHasRunAgain();
        month(agreement, "2025-02").body("flights[0].knownLater", nullValue()).body("flights[0].flights", equalTo(1));
        month(agreement, "2025-03").body("flights[0].knownLater", nullValue()).body("flights[0].flights", equalTo(1));
        // it is March again, which is published meanwhile
        corrected(counted, "2025-03-01T00:10:00-06:00");
        month(agreement, "2025-02").body("flights[0].flights", equalTo(1));
        month(agreement, "2025-03").body("flights[0].knownLater", equalTo(1)).body("flights[0].flights", equalTo(1));
    }

    @Test
    void anArrivalThatMovesBackIntoAPublishedMonthIsSaidThere() {
        UUID agreement = world.agreement().id();
        world.arrived(agreement);
        TestClock.set("2025-02-20T12:00:00Z");
        UUID moved = departed(agreement, "2025-02-28", "2025-03-01T01:50:00Z");
        TestClock.set("2025-03-01T06:30:00Z");
        world.arrive(moved, "2025-03-01T00:10:00-06:00").then().statusCode(200);
        awaitMonth(agreement, "2025-02");
        corrected(moved, "2025-02-28T23:50:00-06:00");
        TestClock.set("2025-04-01T06:00:05Z");
        theJobHasRunAgain();
        published(agreement);
        month(agreement, "2025-02").body("flights[0].knownLater", equalTo(1));
        month(agreement, "2025-03").body("rows", hasSize(0)).body("flights", hasSize(0));
    }

    @Test
    void irregularFlightsAreCountedLikeAnyOther() {
        UUID agreement = world.agreement().id();
        world.arrived(agreement);
        irregular(agreement);
        TestClock.set("2025-03-01T06:00:05Z");
        awaitMonth(agreement, "2025-02");
        month(agreement, "2025-02")
                .body("flights[0].flights", equalTo(2))
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(200));
        irregular(agreement);
        theJobHasRunAgain();
        month(agreement, "2025-02")
                .body("flights[0].flights", equalTo(2))
                .body("flights[0].knownLater", equalTo(1))
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(200));
    }

    /** A slip in the year makes no release that nobody could ask for, and keeps the flight in none. */
    @Test
    void aYearThatNobodyCanAskForIsNotPublished() {
        UUID agreement = world.agreement().id();
        TestClock.set("2025-02-20T12:00:00Z");
        String id = irregular(flight(agreement, "0205-02-12", World.passengers()), "0205-02-12T19:30:00-06:00");
        theJobHasRunAgain();
        corrected(UUID.fromString(id), "2025-02-12T19:30:00-06:00");
        TestClock.set("2025-03-01T06:00:05Z");
        awaitMonth(agreement, "2025-02");
        month(agreement, "2025-02").body("flights[0].flights", equalTo(1));
    }

    private void irregular(UUID agreement) {
        irregular(World.body(agreement), "2025-02-12T11:50:00-06:00");
    }

    private String irregular(Map<String, Object> request, String at) {
        Map<String, Object> body = new LinkedHashMap<>(request);
        body.put("at", at);
        body.put("aboard", World.passengers());
        body.put("guards", List.of("G2"));
        return world.as("clearance-officer", "GT")
                .body(body)
                .post("/api/v1/irregular-flights")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Each landing under its own agreement; one that is still to come is waited for under its own alone. */
    @Test
    void ofSeveralLandingsEachIsCountedOnce() {
        UUID gt = world.agreement().id();
        UUID hn = new TwoReceivers(world).honduras(3, 10).id();
        TwoReceivers two = new TwoReceivers(world);
        UUID id = two.departed(gt, hn);
        TestClock.set("2025-02-12T18:00:00Z");
        two.arrive(id, "GT", 1, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200);
        TestClock.set("2025-03-01T06:00:05Z");
        awaitMonth(gt, "2025-02");
        month(gt, "2025-02").body("flights[0].flights", equalTo(1));
        assertEquals(List.of(), rows(hn));
        two.arrive(id, "HN", 2, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(200);
        awaitMonth(hn, "2025-02");
        month(hn, "2025-02")
                .body("flights[0].flights", equalTo(1))
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(11));
        month(gt, "2025-02").body("flights[0].flights", equalTo(1)).body("flights[0].knownLater", nullValue());
    }

    /** 134 nationals and one other on an aircraft of 135 seats: that it was one flight would say that it was one other. */
    @Test
    void flightsAreHeldBackWhereTheSeatsWouldTellTheRest() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "counts",
                        Map.of(
                                "source",
                                "RECEIVER",
                                "passengers",
                                List.of(
                                        World.group("NATIONAL", "GT", 20, 109, 4, 1),
                                        World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 0, 0, 0)),
                                "reason",
                                "counted again"))
                .then()
                .statusCode(200);
        TestClock.set("2025-03-01T06:00:05Z");
        awaitMonth(agreement, "2025-02");
        month(agreement, "2025-02")
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(134))
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.suppressed", equalTo(true))
                .body("flights[0].flights", nullValue())
                .body("flights[0].suppressed", equalTo(true));
    }

    private static void published(UUID agreement) {
        given().get(STATISTICS + "?agreement=" + agreement + "&from=2025-02&to=2025-02")
                .then()
                .statusCode(200)
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(100))
                .body("rows.find { it.category == 'NATIONAL' }.month", equalTo("2025-02"))
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.persons", nullValue())
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.suppressed", equalTo(true))
                .body("flights[0].flights", equalTo(1))
                .body("totals.find { it.month == '2025-02' }.persons", nullValue())
                .body("totals.find { it.category == 'NATIONAL' }.persons", equalTo(100))
                .body("agreements.find { it.agreementId == '" + agreement + "' }.receivingState", equalTo("GT"))
                .body("agreements.find { it.agreementId == '" + agreement + "' }.reference", not(emptyOrNullString()));
        given().accept("text/csv")
                .get(STATISTICS + "?agreement=" + agreement + "&category=NATIONAL")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("row,2025-02," + agreement + ",NATIONAL,100,,false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2025",
                "from=2025-13",
                "to=x",
                "from=2025-03&to=2025-02",
                "agreement=1",
                "nationality=HN",
                "category=MEN"
            })
    void badQuestions(String query) {
        given().get(STATISTICS + "?" + query).then().statusCode(400);
    }
}
