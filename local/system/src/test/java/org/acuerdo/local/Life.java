package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;

/** What officers do to flights of the tests, through the gateway. A flight is its path. */
final class Life {
    static final Person PLANNER = Person.of("planner", "US");
    static final Person OFFICER = Person.of("clearance-officer", "GT");
    static final Person SAFEGUARDS = Person.of("safeguards-officer", "US");
    private static final Duration SOON = Duration.ofMinutes(3);

    private final SystemUnderTest acuerdo;

    Life(SystemUnderTest acuerdo) {
        this.acuerdo = acuerdo;
    }

    ValidatableResponse shown(String flight) {
        return acuerdo.as(PLANNER).get(flight).then().statusCode(200);
    }

    ValidatableResponse becomes(String flight, String status) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> shown(flight).body("status", equalTo(status)));
        return shown(flight);
    }

    Response tried(Person who, String flight, String act, String body) {
        return acuerdo.act(who, flight, "/" + act, body);
    }

    ValidatableResponse done(Person who, String flight, String act, String body) {
        return tried(who, flight, act, body).then().statusCode(200);
    }

    ValidatableResponse refused(Person who, String flight, String act, String body, String code) {
        return tried(who, flight, act, body).then().statusCode(422).body("code", equalTo(code));
    }

    /** The receiving state's consent. @param below of the clearance: the agreement's id where the flight has several, else empty */
    void granted(Person officer, String flight, String below) {
        String clearance = flight.replace("/flights/", "/clearances/") + (below.isEmpty() ? "" : "/" + below);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> acuerdo.as(officer).get(clearance).statusCode() == 200);
        acuerdo.act(officer, clearance, "/decision", "{\"outcome\": \"GRANTED\"}")
                .then()
                .statusCode(200);
    }

    /** Cleared by Guatemala. */
    String cleared(String flight) {
        acuerdo.answered(PLANNER, flight);
        granted(OFFICER, flight, "");
        becomes(flight, "CLEARED");
        return flight;
    }

    String confirmed(String flight, String attestation) {
        cleared(flight);
        done(SAFEGUARDS, flight, "attestation", attestation);
        done(PLANNER, flight, "confirmation", "{}").body("status", equalTo("CONFIRMED"));
        return flight;
    }

    /** By its schedule, ten minutes late, at a quarter past eight in Guatemala. */
    String departed(String flight, String day, String aboard) {
        acuerdo.until(day + "T14:15:00Z");
        done(PLANNER, flight, "departure", "{\"at\": \"" + day + "T08:10:00-06:00\", \"aboard\": " + aboard + "}")
                .body("status", equalTo("DEPARTED"));
        return flight;
    }

    ValidatableResponse quota(String agreement, String limit, String day) {
        return acuerdo.as(PLANNER)
                .get(Scene.API + "quotas?agreement=" + agreement + "&limit=" + limit + "&from=" + day + "&to=" + day)
                .then()
                .statusCode(200);
    }
}
