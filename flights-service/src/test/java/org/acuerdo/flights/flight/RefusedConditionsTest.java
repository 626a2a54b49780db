package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conditions of the terms that a request breaks, over HTTP: what is wrong, under which clause, and what would be accepted. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class RefusedConditionsTest {
    private final World world = new World();
    private final UUID agreement = world.agreement().id();

    @AfterEach
    void close() {
        world.close();
    }

    private static Map<String, Object> at(UUID agreement, String departure, String arrival) {
        return World.body(agreement, departure, arrival, World.passengers());
    }

    private ValidatableResponse refused(Map<String, Object> body) {
        UUID id = UUID.randomUUID();
        ValidatableResponse answer = world.ask(id, body).then().statusCode(422);
        world.planner().get("/api/v1/flights/" + id).then().statusCode(404);
        return answer;
    }

    private static void says(ValidatableResponse refused, String code, String field, String clause, String detail) {
        refused.body("code", equalTo(code))
                .body("violations.code", contains(code))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].clause", equalTo(clause))
                .body("violations[0].detail", containsString(detail));
    }

    @Test
    void anAirportThatTheTermsDoNotName() {
        Map<String, Object> body = World.body(agreement);
        body.put(
                "legs",
                List.of(Map.of(
                        "origin", "KAEX",
                        "destination", "MGPB",
                        "departure", "2025-02-12T08:00:00-06:00",
                        "arrival", "2025-02-12T11:30:00-06:00")));
        says(refused(body), "AIRPORT_NOT_ACCEPTED", "legs[0].destination", "terms 1, conditions.airports", "[MGGT]");
    }

    @Test
    void aDayOnWhichNothingArrives() {
        says(
                refused(at(agreement, "2025-12-24T08:00:00-06:00", "2025-12-24T11:30:00-06:00")),
                "BLACKOUT_DATE",
                "legs[0].arrival",
                "terms 1, conditions.blackoutDates",
                "nothing arrives on 2025-12-24");
    }

    /** The minute at which it still had to be asked for is the last one. */
    @Test
    void lessNoticeThanTheTermsAskFor() {
        TestClock.set("2025-02-11T14:00:01Z");
        says(
                refused(World.body(agreement)),
                "NOTICE_TOO_SHORT",
                "legs[0].departure",
                "terms 1, conditions.noticeHours",
                "notice of 24 hours before departure: it had to be asked for by 2025-02-11T14:00:00Z");
    }

    @Test
    void aPopulationThatTheTermsDoNotAccept() {
        Map<String, Object> body = World.body(
                agreement,
                "2025-02-12T08:00:00-06:00",
                "2025-02-12T11:30:00-06:00",
                List.of(World.group("NATIONAL", "GT", 20, 75, 4, 1), World.group("STATELESS", null, 1, 2, 0, 0)));
        says(
                refused(body),
                "POPULATION_NOT_ACCEPTED",
                "passengers[1].category",
                "terms 1, populations",
                "accepted: [NATIONAL, THIRD_COUNTRY_NATIONAL, CUSTODY_TRANSFER]");
    }

    /** Nobody gave notice of it either. */
    @Test
    void aDepartureInThePast() {
        refused(at(agreement, "2025-02-06T05:59:00-06:00", "2025-02-12T11:30:00-06:00"))
                .body("violations.code", containsInAnyOrder("DEPARTURE_IN_THE_PAST", "NOTICE_TOO_SHORT"))
                .body("violations.find { it.code == 'DEPARTURE_IN_THE_PAST' }.field", equalTo("legs[0].departure"))
                .body(
                        "violations.find { it.code == 'DEPARTURE_IN_THE_PAST' }.detail",
                        containsString("a departure after 2025-02-06T12:00:0"));
    }
}
