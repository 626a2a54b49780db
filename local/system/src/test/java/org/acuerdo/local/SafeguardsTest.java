package org.acuerdo.local;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Safeguards through the gateway: attestation by all its counts, reception, and a hold on a nationality wherever it flies. */
class SafeguardsTest {
    private static final String API = Scene.API;
    private static final Person GUATEMALA = Person.of("safeguards-officer", "GT");

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    @Test
    void whoIsNotSafeguardedNeitherIsConfirmedNorDeparts() {
        Scene scene = Scene.of(acuerdo);
        scene.amended(
                terms -> terms.replace("\"unaccompaniedMinorsPerWeek\": 150", "\"unaccompaniedMinorsPerWeek\": 1"));
        String day = scene.dayAfter(3);
        String flight = life.cleared(scene.ask(day));
        life.refused(Life.PLANNER, flight, "confirmation", "{}", "NOT_ATTESTED");
        life.refused(
                Person.of("safeguards-officer", "US", Life.PLANNER.subject()),
                flight,
                "attestation",
                Bodies.ATTESTATION,
                "SAME_PERSON");
        life.done(
                        Life.SAFEGUARDS,
                        flight,
                        "attestation",
                        Bodies.ATTESTATION
                                .replace("\"assessed\": 103", "\"assessed\": 102")
                                .replace("\"interpreter\": true", "\"interpreter\": false"))
                .body("attestation.complete", is(false))
                .body("attestation.missing.field", containsInAnyOrder("assessed", "interpreter"));
        life.refused(Life.PLANNER, flight, "confirmation", "{}", "ATTESTATION_INCOMPLETE");
        life.done(Life.SAFEGUARDS, flight, "attestation", Bodies.ATTESTATION);
        life.done(Life.PLANNER, flight, "confirmation", "{}").body("status", equalTo("CONFIRMED"));

        // one unaccompanied minor a week is received, and one is on the flight above
        String second = life.cleared(scene.ask(day));
        life.done(Life.SAFEGUARDS, second, "attestation", Bodies.ATTESTATION);
        life.refused(Life.PLANNER, second, "confirmation", "{}", "RECEPTION_CAPACITY");

        acuerdo.until(day + "T14:15:00Z");
        String more = Bodies.PASSENGERS.replace("\"men\": 75", "\"men\": 76");
        life.refused(
                Life.PLANNER,
                flight,
                "departure",
                "{\"at\": \"" + day + "T08:10:00-06:00\", \"aboard\": " + more + "}",
                "COUNTS_DIFFER");
        life.departed(flight, day, Bodies.PASSENGERS);
    }

    /** No other test has Nicaraguans aboard: a hold on a nationality is on all agreements of the state that places it. */
    @Test
    void aHoldOnANationalityCoversWhatFliesAndWhatIsAskedForLater() {
        Scene scene = Scene.of(acuerdo);
        Scene another = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String aboard = Bodies.PASSENGERS.replace("\"HN\"", "\"NI\"");
        String inTheAir = life.confirmed(asked(scene, day, aboard), Bodies.ATTESTATION);
        life.departed(inTheAir, day, aboard);
        String later = scene.dayAfter(6);
        String onTheGround = life.confirmed(asked(scene, later, aboard), Bodies.ATTESTATION);
        String hold = API + "holds/"
                + acuerdo.as(GUATEMALA)
                        .body("{\"scope\": \"NATIONALITY\", \"target\": \"NI\", \"authority\": \"Constitutional"
                                + " Court\", \"reason\": \"injunction\"}")
                        .post(API + "holds")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        life.becomes(onTheGround, "ON_HOLD").body("heldStatus", equalTo("CONFIRMED"));
        life.shown(inTheAir).body("status", equalTo("DEPARTED")).body("heldInFlight", is(true));
        String asked = asked(another, later, aboard);
        acuerdo.answered(Life.PLANNER, asked).then().body("status", equalTo("ON_HOLD"));
        life.granted(Life.OFFICER, asked, "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> life.shown(asked).body("heldStatus", equalTo("CLEARED")));
        life.done(Life.SAFEGUARDS, asked, "attestation", Bodies.ATTESTATION);
        life.refused(Life.PLANNER, asked, "confirmation", "{}", "ON_LEGAL_HOLD");
        life.shown(scene.ask(later)).body("status", equalTo("REQUESTED"));

        acuerdo.as(Life.SAFEGUARDS)
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"decided\"}")
                .post(hold + "/lift")
                .then()
                .statusCode(403);
        acuerdo.act(GUATEMALA, hold, "/lift", "{\"reason\": \"the court has decided\"}")
                .then()
                .statusCode(200);
        life.becomes(onTheGround, "CONFIRMED");
        life.shown(inTheAir).body("heldInFlight", nullValue());
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> life.shown(asked).body("status", equalTo("CLEARED")));
        life.done(Life.PLANNER, asked, "confirmation", "{}").body("status", equalTo("CONFIRMED"));
    }

    private static String asked(Scene scene, String day, String aboard) {
        return scene.asked(Bodies.flight(scene.agreement(), day).replace(Bodies.PASSENGERS, aboard));
    }
}
