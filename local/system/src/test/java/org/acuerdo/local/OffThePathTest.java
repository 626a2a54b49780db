package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What flies otherwise than it was to, through the gateway: to another airport, without its safeguards, on the receiver's aircraft. */
class OffThePathTest {
    private static final String API = Scene.API;
    private static final Duration SOON = Duration.ofMinutes(3);

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    private static String landed(String day, String airport) {
        return "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS
                + (airport == null ? "" : ", \"airport\": \"" + airport + "\"") + "}";
    }

    private String cohort(Scene scene) {
        return API + "onward-cohorts/"
                + acuerdo.as(Life.OFFICER)
                        .get(API + "onward-cohorts?agreement=" + scene.agreement())
                        .then()
                        .statusCode(200)
                        .body("items.persons", contains(3))
                        .extract()
                        .path("items[0].id");
    }

    /** It holds its units until it is known where it came down, and what was received is consumed there. */
    @Test
    void aDivertedFlightArrivesAtAnotherAirportOfTheReceiver() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String flight = life.departed(life.confirmed(scene.ask(day), Bodies.ATTESTATION), day, Bodies.PASSENGERS);
        acuerdo.until(day + "T18:00:00Z");
        life.done(Life.PLANNER, flight, "diversion", "{\"at\": \"" + day + "T10:50:00-06:00\", \"airport\": \"MGPB\"}")
                .body("status", equalTo("DIVERTED"))
                .body("diversion.airport", equalTo("MGPB"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        acuerdo.as(Life.OFFICER)
                .get(API + "flights?status=DIVERTED&agreement=" + scene.agreement())
                .then()
                .body("items", hasSize(1));
        // it lies in the receiving state, whose officer reports what lands there
        life.tried(Life.PLANNER, flight, "arrival", "{\"at\": \"" + day + "T11:41:00-06:00\", \"airport\": \"MGPB\"}")
                .then()
                .statusCode(403);
        life.refused(Life.OFFICER, flight, "arrival", landed(day, "MMTP"), "AIRPORT_NOT_ACCEPTED");
        life.done(Life.OFFICER, flight, "arrival", landed(day, null))
                .body("status", equalTo("ARRIVED"))
                .body("arrival.airport", equalTo("MGPB"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        life.quota(scene.agreement(), "flights-day", day)
                .body("items[0].reserved", is(0))
                .body("items[0].consumed", is(1));
        life.quota(scene.agreement(), "shelter", day).body("items[0].consumed", is(3));
        cohort(scene);
        acuerdo.as(Life.OFFICER)
                .accept("*/*")
                .get(API + "flights.csv?agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body(containsString(",KAEX,MGPB,"));
        life.done(Life.PLANNER, flight, "reconciliation", "{}").body("status", equalTo("RECONCILED"));
    }

    /** It was cleared and never attested, and flew: what is on record ends, its units go with what flew. */
    @Test
    void anIrregularFlightTakesOverTheUnitsOfTheOneOnRecord() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String onRecord = life.cleared(scene.ask(day));
        life.refused(Life.PLANNER, onRecord, "confirmation", "{}", "NOT_ATTESTED");
        String id = onRecord.substring(onRecord.lastIndexOf('/') + 1);
        String irregular = Bodies.flight(scene.agreement(), day).strip().replaceAll("}$", "") + ", \"at\": \"" + day
                + "T11:50:00-06:00\", \"aboard\": " + Bodies.PASSENGERS + ", \"guards\": [\"G2\"]";
        record(irregular + ", \"flight\": \"" + id + "\"}", Life.OFFICER)
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        acuerdo.until(day + "T18:30:00Z");
        String flown;
        try (var told = new EventStreamTest.Reader(acuerdo, Person.of("planner", "US"), scene.agreement(), null)) {
            record(irregular + "}", Person.of("planner", "MX"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("AGREEMENT_UNKNOWN"));
            flown = record(irregular + ", \"flight\": \"" + id + "\"}", Life.OFFICER)
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("ARRIVED"))
                    .body("irregular", is(true))
                    .body("guards", contains("G2"))
                    .body("clearance", nullValue())
                    .body("tookOver", equalTo(id))
                    .body("reservations.state", everyItem(equalTo("CONSUMED")))
                    .extract()
                    .path("id");
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> told.types()
                            .containsAll(List.of("org.acuerdo.flight.irregular.v1", "org.acuerdo.flight.lapsed.v1")));
        }
        life.shown(onRecord)
                .body("status", equalTo("LAPSED"))
                .body("ended.because", equalTo("FLOWN_IRREGULARLY"))
                .body("reservations", hasSize(0));
        life.quota(scene.agreement(), "flights-day", day)
                .body("items[0].reserved", is(0))
                .body("items[0].consumed", is(1))
                .body("items[0].excess", is(0));
        cohort(scene);
        acuerdo.as(Life.PLANNER)
                .get(API + "irregular-flights?agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body("items.id", contains(flown));
        life.tried(Life.PLANNER, API + "flights/" + flown, "cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
        // one that nobody asked for takes units of its own
        record(irregular + "}", Life.PLANNER).then().statusCode(201).body("tookOver", nullValue());
        neverShownAsAuthorised(scene);
        life.quota(scene.agreement(), "flights-day", day).body("items[0].consumed", is(2));
    }

    private void neverShownAsAuthorised(Scene scene) {
        acuerdo.as(Life.PLANNER)
                .accept("*/*")
                .get(API + "flights.csv?status=ARRIVED&agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body(containsString("version,irregular,guards,clearance,heldInFlight\r\n"))
                .body(containsString(",true,G2,,false\r\n"));
        acuerdo.as(Life.PLANNER)
                .accept("*/*")
                .get(API + "flights.ics?status=ARRIVED&agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body(containsString("ARRIVED\\, irregular\\, not authorised"))
                .body(not(containsString("STATUS:")));
    }

    private Response record(String body, Person by) {
        return acuerdo.as(by).body(body).post(API + "irregular-flights");
    }

    /** The receiving state fetches its own: accepted by a clause alone, under a limit of its own. */
    @Test
    void theReceivingStatesOwnAircraft() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String own = Bodies.flight(scene.agreement(), day).replace("\"CHARTER\"", "\"RECEIVING_STATE\"");
        String charter = life.cleared(scene.ask(day));
        ask(own).then().statusCode(422).body("violations.code", contains("AIRCRAFT_NOT_ACCEPTED"));
        scene.amended(terms -> terms.replace(
                        "[\"CHARTER\", \"MILITARY\"]", "[\"CHARTER\", \"MILITARY\", \"RECEIVING_STATE\"]")
                .replace(
                        "\"limits\": [",
                        "\"limits\": [{\"id\": \"own-week\", \"unit\": \"FLIGHT\", \"period\": \"WEEK\", \"volume\":"
                                + " {\"fixed\": 1}, \"appliesTo\": {\"aircraft\": [\"RECEIVING_STATE\"]}},"));
        String flight = scene.asked(own);
        life.shown(flight)
                .body("aircraft.category", equalTo("RECEIVING_STATE"))
                .body(
                        "reservations.limitId",
                        containsInAnyOrder("own-week", "flights-week", "flights-day", "tcn-week", "shelter"));
        life.shown(charter).body("reservations.limitId", not(hasItem("own-week")));
        ask(own).then()
                .statusCode(422)
                .body("violations.code", contains("LIMIT_REACHED"))
                .body("violations[0].limitId", equalTo("own-week"));
        life.departed(life.confirmed(flight, Bodies.ATTESTATION), day, Bodies.PASSENGERS);
        acuerdo.until(day + "T18:00:00Z");
        life.done(Life.OFFICER, flight, "arrival", landed(day, null)).body("status", equalTo("ARRIVED"));
        life.quota(scene.agreement(), "own-week", day)
                .body("items[0].consumed", is(1))
                .body("items[0].available", is(0));
        life.quota(scene.agreement(), "flights-day", day)
                .body("items[0].consumed", is(1))
                .body("items[0].reserved", is(1));
    }

    private Response ask(String body) {
        return acuerdo.as(Life.PLANNER).body(body).put(API + "flights/" + Api.freshId());
    }
}
