package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.Test;

/**
 * Acts that are refused by rule, through the gateway: times that cannot be, departures that are none of what was cleared, days
 * that are no longer operative. {@link SafeguardsTest}, {@link OnwardTest} and {@link FlightLivesTest} have the other reasons.
 */
class RefusedActsTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    private static String departure(String day, String time, String aboard) {
        return "{\"at\": \"" + day + "T" + time + ":00-06:00\", \"aboard\": " + aboard + "}";
    }

    private static String arrival(String day, String time) {
        return "{\"at\": \"" + day + "T" + time + ":00-06:00\", \"received\": " + Bodies.PASSENGERS + "}";
    }

    /** Refused for one reason, and the flight is what it was. */
    private ValidatableResponse refused(Person who, String flight, String act, String body, String code) {
        String before = life.shown(flight).extract().asString();
        ValidatableResponse refused =
                life.refused(who, flight, act, body, code).body("violations.code", contains(code));
        life.shown(flight).body(equalTo(before));
        return refused;
    }

    @Test
    void whatHappenedIsToldInItsOrderAndNotAhead() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String flight = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        refused(Life.PLANNER, flight, "departure", departure(day, "08:10", Bodies.PASSENGERS), "IN_THE_FUTURE")
                .body("violations[0].field", equalTo("at"))
                .body("violations[0].clause", equalTo("domain rules, section 4"))
                .body("violations[0].detail", containsString("report what has happened"));
        life.departed(flight, day, Bodies.PASSENGERS);
        refused(Life.OFFICER, flight, "arrival", arrival(day, "11:41"), "IN_THE_FUTURE")
                .body("violations[0].field", equalTo("at"));
        acuerdo.until(day + "T18:00:00Z");
        refused(Life.OFFICER, flight, "arrival", arrival(day, "08:09"), "OUT_OF_ORDER")
                .body("violations[0].field", equalTo("at"))
                .body("violations[0].clause", equalTo("domain rules, section 4"))
                .body("violations[0].detail", containsString("not before the departure at " + day + "T14:10:00Z"));
        String back = "{\"at\": \"" + day + "T08:09:00-06:00\", \"reason\": \"a technical fault\"}";
        refused(Life.PLANNER, flight, "return", back, "OUT_OF_ORDER");
        String away = "{\"at\": \"" + day + "T08:09:00-06:00\", \"airport\": \"MGPB\"}";
        refused(Life.PLANNER, flight, "diversion", away, "OUT_OF_ORDER");
        life.done(Life.OFFICER, flight, "arrival", arrival(day, "11:41")).body("status", equalTo("ARRIVED"));
    }

    /** Up to six hours late and with nobody added it is the flight that was cleared. */
    @Test
    void anotherDepartureThanTheOneThatWasClearedNeedsRescheduling() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String flight = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        acuerdo.until(day + "T20:10:00Z");
        refused(Life.PLANNER, flight, "departure", departure(day, "07:59", Bodies.PASSENGERS), "RESCHEDULING_NEEDED")
                .body("violations[0].field", equalTo("at"))
                .body("violations[0].clause", equalTo("domain rules, section 4"))
                .body("violations[0].detail", containsString("departs then or up to 6 hours late"));
        refused(Life.PLANNER, flight, "departure", departure(day, "14:01", Bodies.PASSENGERS), "RESCHEDULING_NEEDED");
        String more = Bodies.PASSENGERS.replace("\"men\": 75", "\"men\": 76");
        life.tried(Life.PLANNER, flight, "departure", departure(day, "14:01", more))
                .then()
                .statusCode(422)
                .body("violations.code", containsInAnyOrder("RESCHEDULING_NEEDED", "COUNTS_DIFFER", "COUNTS_DIFFER"));
        life.done(Life.PLANNER, flight, "departure", departure(day, "14:00", Bodies.PASSENGERS))
                .body("status", equalTo("DEPARTED"));
    }

    /** Nothing is cancelled by a suspension, and nothing goes on. */
    @Test
    void onASuspendedDayNothingIsConfirmedAndNothingDeparts() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(4);
        String confirmed = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String cleared = life.cleared(scene.ask(day));
        life.done(Life.SAFEGUARDS, cleared, "attestation", Bodies.ATTESTATION);
        String suspension =
                "{\"from\": \"%1$s\", \"until\": \"%2$s\", \"by\": \"GT\", \"reason\": \"maintenance of the runway\"}"
                        .formatted(day, LocalDate.parse(day).plusDays(1));
        acuerdo.act(Person.of("treaty-officer", "GT"), scene.path(), "/suspensions", suspension)
                .then()
                .statusCode(201);
        scene.known();
        notOperative(cleared, "confirmation", "{}");
        acuerdo.until(day + "T14:15:00Z");
        notOperative(confirmed, "departure", departure(day, "08:10", Bodies.PASSENGERS));
        life.shown(cleared).body("status", equalTo("CLEARED"));
        life.shown(confirmed).body("status", equalTo("CONFIRMED"));
    }

    /** The day's windows are empty while it is suspended, so the flights are over their limits as well. */
    private void notOperative(String flight, String act, String body) {
        life.tried(Life.PLANNER, flight, act, body)
                .then()
                .statusCode(422)
                .body(
                        "violations.find { it.code == 'AGREEMENT_NOT_OPERATIVE' }.clause",
                        containsString("facts of SCENE-"))
                .body("violations.find { it.code == 'AGREEMENT_NOT_OPERATIVE' }.detail", containsString("SUSPENDED"));
    }
}
