package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What happened between Colombia and the United States on 26 January 2025, after both accounts: two military flights had been
 * cleared and all clearances were revoked, of one before it departed, of the other in the air. States and dates are the scene's.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RevocationsTest {

    private static final String API = Scene.API;
    private static final String REVOCATION = "{\"reason\": \"all clearances are revoked\"}";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private Scene scene;
    private String day;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
    }

    @BeforeEach
    void day() {
        day = scene.dayAfter(3);
    }

    @Test
    void aRevocationEndsTheFlightOnTheGroundAndFollowsTheOneInTheAir() {
        String onTheGround = cleared();
        String inTheAir = cleared();
        change("safeguards-officer", inTheAir, "attestation", Bodies.ATTESTATION);
        change("planner", inTheAir, "confirmation", "{}");

        revoke(onTheGround);
        becomes(onTheGround, "CLEARANCE_REVOKED")
                .body("clearance.status", equalTo("REVOKED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));

        acuerdo.until(day + "T14:15:00Z");
        String departure = Bodies.DEPARTURE.replace("2025-02-12", day);
        change("planner", inTheAir, "departure", departure).body("status", equalTo("DEPARTED"));
        revoke(inTheAir);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> flight(inTheAir)
                        .body("clearance.status", equalTo("REVOKED"))
                        .body("status", equalTo("DEPARTED"))
                        .body("reservations.state", everyItem(equalTo("RESERVED"))));

        String back = "{\"at\": \"" + day + "T08:12:00-06:00\", \"reason\": \"its clearance was revoked\"}";
        change("planner", inTheAir, "return", back)
                .body("status", equalTo("RETURNED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    /** Consent to a flight that ended otherwise is withdrawn, and both services say so. */
    @Test
    void consentEndsWithTheFlightInBothServices() {
        String cancelled = cleared();
        String turnedBack = cleared();
        change("planner", cancelled, "cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}");
        change("safeguards-officer", turnedBack, "attestation", Bodies.ATTESTATION);
        change("planner", turnedBack, "confirmation", "{}");
        acuerdo.until(day + "T14:15:00Z");
        change("planner", turnedBack, "departure", Bodies.DEPARTURE.replace("2025-02-12", day));
        String back = "{\"at\": \"" + day + "T08:12:00-06:00\", \"reason\": \"a technical fault\"}";
        change("planner", turnedBack, "return", back).body("status", equalTo("RETURNED"));
        for (String id : List.of(cancelled, turnedBack)) {
            flight(id).body("clearance.status", equalTo("WITHDRAWN"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> acuerdo.as("clearance-officer", "GT")
                            .get(API + "clearances/" + id)
                            .then()
                            .statusCode(200)
                            .body("status", equalTo("WITHDRAWN")));
        }
    }

    /** The id of a military flight that was cleared. */
    private String cleared() {
        String path = scene.asked(Bodies.flight(scene.agreement(), day).replace("CHARTER", "MILITARY"));
        acuerdo.answered(Person.of("planner", "US"), path);
        String id = path.substring(path.lastIndexOf('/') + 1);
        decide(id, "decision", "{\"outcome\": \"GRANTED\"}");
        becomes(id, "CLEARED");
        return id;
    }

    private void revoke(String id) {
        decide(id, "revocation", REVOCATION);
    }

    private void decide(String id, String act, String body) {
        String clearance = API + "clearances/" + id;
        acuerdo.act(Person.of("clearance-officer", "GT"), clearance, "/" + act, body)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse becomes(String id, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> flight(id).body("status", equalTo(status)));
        return flight(id);
    }

    private ValidatableResponse change(String role, String id, String act, String body) {
        return acuerdo.act(Person.of(role, "US"), API + "flights/" + id, "/" + act, body)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse flight(String id) {
        return acuerdo.as("planner", "US").get(API + "flights/" + id).then().statusCode(200);
    }
}
