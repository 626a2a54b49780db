package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Flights whose life is another than the main path's, through the gateway. */
class FlightLivesTest {
    private static final String API = Scene.API;
    private static final Person HONDURAS = TwoLandings.HONDURAS;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    /** Each receiver clears, receives and counts its own landing. */
    @Test
    void oneFlightLandsInTwoCountries() {
        TwoLandings two = TwoLandings.departed(acuerdo);
        String flight = two.flight();
        String day = two.day();
        life.done(
                        Life.OFFICER,
                        flight,
                        "arrival",
                        "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS + "}")
                .body("status", equalTo("DEPARTED"))
                .body("landings.leg", contains(1));
        life.done(
                        HONDURAS,
                        flight,
                        "arrival",
                        "{\"at\": \"" + day + "T13:35:00-06:00\", \"received\": " + TwoLandings.HONDURANS + "}")
                .body("status", equalTo("ARRIVED"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")))
                .body("counts.agree", is(true));
        life.done(
                        Life.OFFICER,
                        flight,
                        "counts",
                        "{\"source\": \"RECEIVER\", \"leg\": 1, \"reason\": \"counted again\", \"passengers\": "
                                + Bodies.PASSENGERS.replace("\"men\": 75", "\"men\": 74") + "}")
                .body("counts.landings.unaccounted", contains(1, 0))
                .body("counts.differences.leg", everyItem(is(1)));
        life.refused(Life.PLANNER, flight, "reconciliation", "{}", "COUNTS_DIFFER");
        life.done(HONDURAS, flight, "reconciliation", "{\"explanation\": \"one was taken to hospital at the gate\"}")
                .body("status", equalTo("RECONCILED"));
    }

    /** A full day takes a flight of its own at another hour, and no other; what no longer fits is marked, never cancelled. */
    @Test
    void rescheduledByNetIncreaseAndMarkedOverTheLimit() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(8);
        String next = LocalDate.parse(day).plusDays(7).toString();
        List<String> flights = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            flights.add(scene.ask(day));
        }
        String over = flights.get(4);
        String other = scene.ask(next);
        acuerdo.answered(Life.PLANNER, other);
        life.refused(Life.PLANNER, other, "rescheduling", Bodies.flight(scene.agreement(), day), "LIMIT_REACHED");
        life.shown(other).body("arrivalDay", equalTo(next));
        String moved = life.cleared(flights.get(0));
        life.done(Life.SAFEGUARDS, moved, "attestation", Bodies.ATTESTATION);
        String later = Bodies.flight(scene.agreement(), day)
                .replace("T08:00:00", "T09:00:00")
                .replace("T11:30:00", "T12:30:00");
        life.done(Life.PLANNER, moved, "rescheduling", later)
                .body("status", equalTo("REQUESTED"))
                .body("attestation", nullValue())
                .body("clearance.round", is(2));
        life.quota(scene.agreement(), "flights-day", day).body("items[0].reserved", is(5));

        // four a day from now on: of five the one that was asked for last is over the limit
        scene.amended(terms -> terms.replace("{\"fixed\": 5}", "{\"fixed\": 4}"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> life.shown(over).body("overLimit", is(true)));
        life.shown(moved).body("overLimit", is(false));
        life.cleared(over);
        life.done(Life.SAFEGUARDS, over, "attestation", Bodies.ATTESTATION);
        life.refused(Life.PLANNER, over, "confirmation", "{}", "LIMIT_REACHED");
        life.done(Life.OFFICER, over, "over-limit-acceptance", "{\"reason\": \"agreed by note\"}")
                .body("overLimit", is(false));
        life.done(Life.PLANNER, over, "confirmation", "{}").body("status", equalTo("CONFIRMED"));
    }

    /** One never flies, one comes down elsewhere, one is overdue in the air and comes back. */
    @Test
    void notFlownLandedElsewhereOverdueAndReturned() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String grounded = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String elsewhere = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String overdue = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        life.departed(elsewhere, day, Bodies.PASSENGERS);
        life.departed(overdue, day, Bodies.PASSENGERS);
        acuerdo.until(day + "T18:00:00Z");
        life.done(
                        Life.PLANNER,
                        elsewhere,
                        "diversion",
                        "{\"at\": \"" + day + "T10:00:00-06:00\", \"airport\": \"MMMX\"}")
                .body("status", equalTo("DIVERTED"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        life.done(Life.PLANNER, elsewhere, "arrival", "{\"at\": \"" + day + "T11:00:00-06:00\", \"airport\": \"MMMX\"}")
                .body("status", equalTo("LANDED_ELSEWHERE"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        life.done(
                        Life.PLANNER,
                        elsewhere,
                        "unused-capacity",
                        "{\"seats\": 32, \"reasons\": [{\"code\": \"REMOVED_FROM_LIST\", \"count\": 5}]}")
                .body("unusedCapacity.seats", is(32));
        acuerdo.as(Life.OFFICER)
                .get(API + "onward-cohorts?agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body("items.size()", is(0));

        acuerdo.until(LocalDate.parse(day).plusDays(1) + "T14:30:00Z");
        life.shown(grounded).body("status", equalTo("LAPSED")).body("ended.because", equalTo("NOT_FLOWN"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> life.shown(grounded).body("reservations.state", everyItem(equalTo("RELEASED"))));
        acuerdo.as(Life.OFFICER)
                .get(API + "flights?agreement=" + scene.agreement() + "&overdue=true")
                .then()
                .statusCode(200)
                .body("items.status", contains("DEPARTED"));
        life.done(
                        Life.PLANNER,
                        overdue,
                        "return",
                        "{\"at\": \"" + day + "T15:00:00-06:00\", \"reason\": \"storm over the airport\"}")
                .body("status", equalTo("RETURNED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        acuerdo.as(Life.OFFICER)
                .get(API + "flights?agreement=" + scene.agreement() + "&overdue=true")
                .then()
                .body("items.id", not(hasItem(overdue.substring(overdue.lastIndexOf('/') + 1))));
        life.tried(Life.PLANNER, overdue, "cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
    }
}
