package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Clearances as an officer of the receiving state works with them, and the monitors of an agreement. */
@TestInstance(Lifecycle.PER_CLASS)
class ClearanceDeskTest {
    private static final String CLEARANCES = Scene.API + "clearances";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private Scene scene;
    private String day;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
        day = scene.dayAfter(30);
    }

    @Test
    void whatIsDueIsListedWithWhatTheFlightCarriesAndTheClausesThatApply() {
        String flight = asked();
        String soon = acuerdo.system().now().plus(Duration.ofHours(49)).toString();
        officer()
                .get(CLEARANCES + "?status=PENDING&receivingState=GT&limit=200&dueBefore=" + soon)
                .then()
                .statusCode(200)
                .body("items.flightId", hasItem(flight));
        String past = acuerdo.system().now().plus(Duration.ofHours(1)).toString();
        officer()
                .get(CLEARANCES + "?status=PENDING&limit=200&dueBefore=" + past)
                .then()
                .body("items.flightId", not(hasItem(flight)));
        ValidatableResponse seen = officer()
                .get(CLEARANCES + "/" + flight)
                .then()
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .body("persons", is(103))
                .body("flight.aircraft.category", equalTo("CHARTER"))
                .body("flight.origin", equalTo("KAEX"))
                .body("flight.passengers.find { it.nationality == 'HN' }.men", is(2))
                .body(
                        "clauses.clause",
                        hasItems(
                                "limits.flights-week",
                                "limits.tcn-week",
                                "conditions.aircraft",
                                "conditions.airports",
                                "populations.THIRD_COUNTRY_NATIONAL",
                                "clearance",
                                "safeguards"))
                .body("clauses.find { it.clause == 'limits.tcn-week' }.flight.units", is(3))
                .body("rounds", hasSize(1))
                .body("reminder.sent", is(false));
        Instant reminder = Instant.parse(seen.extract().path("reminder.at"));
        Instant decideBy = Instant.parse(seen.extract().path("decideBy"));
        if (!reminder.equals(decideBy.minus(Duration.ofHours(12)))) {
            throw new AssertionError("a quarter of 48 hours before " + decideBy + ", not " + reminder);
        }
    }

    @Test
    void anOfficerGrantsRevokesAndRefusesWithAReason() {
        String granted = asked();
        act(granted, "/decision", "{\"outcome\": \"GRANTED\"}", "GRANTED");
        act(granted, "/revocation", "{\"reason\": \"the runway is closed\"}", "REVOKED");
        flightBecomes(granted, "CLEARANCE_REVOKED");

        String refused = asked();
        officer()
                .header("If-Match", officer().get(CLEARANCES + "/" + refused).header("ETag"))
                .body("{\"outcome\": \"REFUSED\"}")
                .post(CLEARANCES + "/" + refused + "/decision")
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_NEEDED"));
        // the same clearance under the agreement's own address
        act(
                refused + "/" + scene.agreement(),
                "/decision",
                "{\"outcome\": \"REFUSED\", \"reason\": \"no reception staff\"}",
                "REFUSED");
        flightBecomes(refused, "REFUSED");
    }

    @Test
    void aMonitorOfARegisteredBodySeesTheAgreementAndItsFlights() {
        Person monitor = Person.of("monitor", null, "monitor-" + Api.freshId());
        acuerdo.as(monitor).get(scene.path()).then().statusCode(404);
        acuerdo.as("treaty-officer", "GT")
                .body("{\"name\": \"Procuraduría\", \"subjects\": [\"" + monitor.subject() + "\"]}")
                .post(scene.path() + "/monitoring-bodies")
                .then()
                .statusCode(201)
                .header("ETag", notNullValue());
        acuerdo.as(monitor).get(scene.path()).then().statusCode(200).body("id", equalTo(scene.agreement()));
        String flight = asked();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as(monitor)
                        .get(Scene.API + "flights/" + flight)
                        .then()
                        .statusCode(200));
    }

    /** Asks for a flight and waits for its clearance. */
    private String asked() {
        String path = scene.ask(day);
        String id = path.substring(path.lastIndexOf('/') + 1);
        officer().get(CLEARANCES + "/" + id + "?wait=PT30S").then().statusCode(200);
        return id;
    }

    private void act(String clearance, String act, String body, String status) {
        acuerdo.act(Person.of("clearance-officer", "GT"), CLEARANCES + "/" + clearance, act, body)
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }

    private void flightBecomes(String flight, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as("planner", "US")
                        .get(Scene.API + "flights/" + flight)
                        .then()
                        .body("status", equalTo(status)));
    }

    private io.restassured.specification.RequestSpecification officer() {
        return acuerdo.as("clearance-officer", "GT");
    }
}
