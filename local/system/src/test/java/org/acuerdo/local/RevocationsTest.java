package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What happened between Colombia and the United States on 26 January 2025, after both accounts: two military flights had been
 * cleared and all clearances were revoked, of one before it departed, of the other in the air. States and dates are the scene's.
 */
class RevocationsTest {

    private static final String API = Scene.API;
    private static final String REVOCATION = "{\"reason\": \"all clearances are revoked\"}";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private Scene scene;
    private String day;

    @BeforeEach
    void scene() {
        scene = Scene.of(acuerdo);
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

    /** Norway sends in no other test: what its flights came to shows when agreements-service has heard of the landing. */
    @Test
    void onceItHasLandedNothingIsLeftToRevoke() {
        Scene norway = Scene.of(acuerdo, "NO");
        String on = norway.dayAfter(3);
        int before = countedOfNorway();
        Person planner = Person.of("planner", "NO");
        String flight = norway.ask(on);
        String clearance = flight.replace("/flights/", "/clearances/");
        acuerdo.answered(planner, flight);
        decide(clearance.substring(clearance.lastIndexOf('/') + 1), "decision", "{\"outcome\": \"GRANTED\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as(planner).get(flight).then().body("status", equalTo("CLEARED")));
        done(Person.of("safeguards-officer", "NO"), flight, "attestation", Bodies.ATTESTATION);
        done(planner, flight, "confirmation", "{}");
        acuerdo.until(on + "T14:15:00Z");
        done(planner, flight, "departure", Bodies.DEPARTURE.replace("2025-02-12", on));
        acuerdo.until(on + "T18:00:00Z");
        Person officer = Person.of("clearance-officer", "GT");
        done(officer, flight, "arrival", Bodies.ARRIVAL.replace("2025-02-12", on));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> countedOfNorway() > before);
        acuerdo.act(officer, clearance, "/revocation", REVOCATION)
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        acuerdo.as(officer).get(clearance).then().body("status", equalTo("GRANTED"));
        acuerdo.as(planner)
                .get(flight)
                .then()
                .body("status", equalTo("ARRIVED"))
                .body("clearance.status", equalTo("GRANTED"));
    }

    /** Flights from Norway to Guatemala of which both counts are known to agreements-service. */
    private int countedOfNorway() {
        return acuerdo.as("treaty-officer", "GT")
                .get(API + "countries/NO")
                .then()
                .statusCode(200)
                .extract()
                .path("measured.find { it.by == 'NO' && it.towards == 'GT' }"
                        + ".factors.find { it.factor == 'COUNTS_DIFFER' }.of");
    }

    private void done(Person who, String flight, String act, String body) {
        acuerdo.act(who, flight, "/" + act, body).then().statusCode(200);
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
