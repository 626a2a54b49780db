package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What happened between Colombia and the United States on 26 January 2025, after both accounts: two military flights of about 80
 * persons each had been cleared and all clearances were revoked, of one before it departed, of the other in the air. What is in the
 * air turns back or arrives all the same. Dates are the scene's.
 */
class RevocationsTest {

    private static final String API = Scene.API;
    private static final String REVOCATION = "{\"reason\": \"all clearances are revoked\"}";
    private static final Person COLOMBIA = Person.of("clearance-officer", "CO");
    private static final String EIGHTY = """
        [{"category": "NATIONAL", "nationality": "CO", "women": 18, "men": 55, "accompaniedMinors": 6, "unaccompaniedMinors": 1}]\
        """;
    private static final String ATTESTATION = """
        {"assessed": 80, "nationalityVerified": 80, "fitToFly": 80, "pendingRemedies": 0, "bestInterestsDetermined": 1,
         "thirdCountryRiskAssessed": 0, "interpreter": true, "monitorAboard": true, "medicalAboard": 1}\
        """;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    @Test
    void aRevocationEndsTheFlightOnTheGroundAndFollowsTheOneInTheAir() {
        Scene scene = Scene.ofColombia(acuerdo);
        String day = scene.dayAfter(3);
        String onTheGround = cleared(scene, day);
        String inTheAir = confirmed(scene, day);

        revoke(onTheGround);
        life.becomes(onTheGround, "CLEARANCE_REVOKED")
                .body("clearance.status", equalTo("REVOKED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        held(scene, day, 1, 0);

        life.departed(inTheAir, day, EIGHTY);
        revokedInTheAir(inTheAir);
        held(scene, day, 1, 0);

        String back = "{\"at\": \"" + day + "T08:12:00-06:00\", \"reason\": \"its clearance was revoked\"}";
        life.done(Life.PLANNER, inTheAir, "return", back)
                .body("status", equalTo("RETURNED"))
                .body("clearance.status", equalTo("REVOKED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        held(scene, day, 0, 0);
    }

    /** Who has come down is there, with consent or without: it counts, and shows that its clearance was revoked. */
    @Test
    void whatArrivesAllTheSameConsumesItsUnits() {
        Scene scene = Scene.ofColombia(acuerdo);
        String day = scene.dayAfter(3);
        String flight = confirmed(scene, day);
        life.departed(flight, day, EIGHTY);
        revokedInTheAir(flight);
        acuerdo.until(day + "T18:00:00Z");
        life.done(COLOMBIA, flight, "arrival", "{\"at\": \"" + day + "T12:41:00-05:00\", \"received\": " + EIGHTY + "}")
                .body("status", equalTo("ARRIVED"))
                .body("clearance.status", equalTo("REVOKED"))
                .body("counts.persons.receiver", is(80))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        held(scene, day, 0, 1);
        acuerdo.as(COLOMBIA).get(clearance(flight)).then().statusCode(200).body("status", equalTo("REVOKED"));
        life.done(Life.PLANNER, flight, "reconciliation", "{}")
                .body("status", equalTo("RECONCILED"))
                .body("clearance.status", equalTo("REVOKED"));
    }

    /** Consent to a flight that ended otherwise is withdrawn, and both services say so. */
    @Test
    void consentEndsWithTheFlightInBothServices() {
        Scene scene = Scene.ofColombia(acuerdo);
        String day = scene.dayAfter(3);
        String cancelled = cleared(scene, day);
        String turnedBack = confirmed(scene, day);
        life.done(Life.PLANNER, cancelled, "cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}");
        life.departed(turnedBack, day, EIGHTY);
        String back = "{\"at\": \"" + day + "T08:12:00-06:00\", \"reason\": \"a technical fault\"}";
        life.done(Life.PLANNER, turnedBack, "return", back).body("status", equalTo("RETURNED"));
        for (String flight : List.of(cancelled, turnedBack)) {
            life.shown(flight).body("clearance.status", equalTo("WITHDRAWN"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> acuerdo.as(COLOMBIA)
                            .get(clearance(flight))
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
        acuerdo.answered(planner, flight);
        life.granted(Life.OFFICER, flight, "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as(planner).get(flight).then().body("status", equalTo("CLEARED")));
        life.done(Person.of("safeguards-officer", "NO"), flight, "attestation", Bodies.ATTESTATION);
        life.done(planner, flight, "confirmation", "{}");
        acuerdo.until(on + "T14:15:00Z");
        life.done(planner, flight, "departure", Bodies.DEPARTURE.replace("2025-02-12", on));
        acuerdo.until(on + "T18:00:00Z");
        life.done(Life.OFFICER, flight, "arrival", Bodies.ARRIVAL.replace("2025-02-12", on));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> countedOfNorway() > before);
        acuerdo.act(Life.OFFICER, clearance(flight), "/revocation", REVOCATION)
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        acuerdo.as(Life.OFFICER).get(clearance(flight)).then().body("status", equalTo("GRANTED"));
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

    /** A military flight that Colombia has cleared. */
    private String cleared(Scene scene, String day) {
        String flight = scene.asked("""
            {"agreementId": "%1$s", "number": "RF101",
             "legs": [{"origin": "KSAN", "destination": "SKBO", "departure": "%2$sT08:00:00-06:00", "arrival": "%2$sT12:30:00-05:00"}],
             "aircraft": {"category": "MILITARY", "type": "C17", "seats": 102},
             "passengers": %3$s,
             "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}
            """.formatted(scene.agreement(), day, EIGHTY));
        acuerdo.answered(Life.PLANNER, flight);
        life.granted(COLOMBIA, flight, "");
        life.becomes(flight, "CLEARED");
        return flight;
    }

    private String confirmed(Scene scene, String day) {
        String flight = cleared(scene, day);
        life.done(Life.SAFEGUARDS, flight, "attestation", ATTESTATION);
        life.done(Life.PLANNER, flight, "confirmation", "{}").body("status", equalTo("CONFIRMED"));
        return flight;
    }

    private static String clearance(String flight) {
        return flight.replace("/flights/", "/clearances/");
    }

    private void revoke(String flight) {
        acuerdo.act(COLOMBIA, clearance(flight), "/revocation", REVOCATION)
                .then()
                .statusCode(200);
    }

    /** It stays departed and keeps its units until it is known where it came down. */
    private void revokedInTheAir(String flight) {
        revoke(flight);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> life.shown(flight).body("clearance.status", equalTo("REVOKED")));
        life.shown(flight)
                .body("status", equalTo("DEPARTED"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
    }

    private void held(Scene scene, String day, int reserved, int consumed) {
        ValidatableResponse window = life.quota(scene.agreement(), "flights-day", day);
        window.body("items[0].reserved", is(reserved)).body("items[0].consumed", is(consumed));
    }
}
