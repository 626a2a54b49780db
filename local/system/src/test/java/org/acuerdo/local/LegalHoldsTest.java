package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Legal holds on a flight and on an agreement, through the gateway: on the ground, in the air and after the landing, and who hears
 * of them. {@link SafeguardsTest} has those on a nationality.
 */
class LegalHoldsTest {
    private static final String API = Scene.API;
    private static final Person GUATEMALA = Person.of("safeguards-officer", "GT");
    private static final Duration SOON = Duration.ofMinutes(3);

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    private String placed(Person by, String scope, String target) {
        return API + "holds/"
                + acuerdo.as(by)
                        .body("{\"scope\": \"" + scope + "\", \"target\": \"" + target
                                + "\", \"authority\": \"district court\", \"reason\": \"order 2025-19485\"}")
                        .post(API + "holds")
                        .then()
                        .statusCode(201)
                        .body("active", is(true))
                        .extract()
                        .path("id");
    }

    private void lifted(Person by, String hold) {
        acuerdo.act(by, hold, "/lift", "{\"reason\": \"the court has decided\"}")
                .then()
                .statusCode(200)
                .body("active", is(false));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String departure(String day) {
        return "{\"at\": \"" + day + "T08:10:00-06:00\", \"aboard\": " + Bodies.PASSENGERS + "}";
    }

    @Test
    void aHoldOnAFlightStopsThatOneAloneAndShowsInTheAir() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String held = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String free = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String hold = placed(GUATEMALA, "FLIGHT", id(held));
        life.shown(held)
                .body("status", equalTo("ON_HOLD"))
                .body("heldStatus", equalTo("CONFIRMED"))
                .body("holds", contains(id(hold)))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        life.shown(free).body("status", equalTo("CONFIRMED"));
        acuerdo.until(day + "T14:15:00Z");
        life.refused(Life.PLANNER, held, "departure", departure(day), "ON_LEGAL_HOLD");
        life.departed(free, day, Bodies.PASSENGERS);
        // another party's hold on the same flight: it ends with the last of them
        String second = placed(Life.SAFEGUARDS, "FLIGHT", id(held));
        acuerdo.as(Life.SAFEGUARDS)
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"decided\"}")
                .post(hold + "/lift")
                .then()
                .statusCode(403);
        lifted(GUATEMALA, hold);
        life.shown(held).body("status", equalTo("ON_HOLD")).body("holds", contains(id(second)));
        lifted(Life.SAFEGUARDS, second);
        life.shown(held).body("status", equalTo("CONFIRMED")).body("holds", nullValue());
        life.departed(held, day, Bodies.PASSENGERS);

        String inTheAir = placed(GUATEMALA, "FLIGHT", id(free));
        life.shown(free)
                .body("status", equalTo("DEPARTED"))
                .body("heldInFlight", is(true))
                .body("holds", contains(id(inTheAir)));
        life.shown(held).body("heldInFlight", nullValue());
        lifted(GUATEMALA, inTheAir);
        life.shown(free).body("heldInFlight", nullValue());
    }

    @Test
    void aHoldOnAnAgreementCoversAllOfItAndEveryoneHearsOfIt() throws Exception {
        Scene scene = Scene.of(acuerdo);
        Scene another = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String inTheAir = life.departed(life.confirmed(scene.ask(day), Bodies.ATTESTATION), day, Bodies.PASSENGERS);
        String later = scene.dayAfter(5);
        String onTheGround = life.cleared(scene.ask(later));
        life.done(Life.SAFEGUARDS, onTheGround, "attestation", Bodies.ATTESTATION);
        String elsewhere = another.ask(later);
        String hold;
        try (var told =
                new EventStreamTest.Reader(acuerdo, Person.of("clearance-officer", "GT"), scene.agreement(), null)) {
            hold = placed(Life.SAFEGUARDS, "AGREEMENT", scene.agreement());
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> told.types().contains("org.acuerdo.hold.placed.v1")
                            && told.types().stream()
                                            .filter("org.acuerdo.flight.held.v1"::equals)
                                            .count()
                                    == 2);
        }
        life.shown(inTheAir).body("status", equalTo("DEPARTED")).body("heldInFlight", is(true));
        life.shown(onTheGround).body("status", equalTo("ON_HOLD")).body("heldStatus", equalTo("CLEARED"));
        life.refused(Life.PLANNER, onTheGround, "confirmation", "{}", "ON_LEGAL_HOLD");
        String asked = scene.ask(later);
        life.shown(asked).body("status", equalTo("ON_HOLD"));
        life.shown(elsewhere).body("status", equalTo("REQUESTED"));
        String own = placed(GUATEMALA, "FLIGHT", id(onTheGround));
        life.shown(onTheGround).body("holds", containsInAnyOrder(id(hold), id(own)));

        // it arrives all the same, and nobody is sent on while the hold lasts
        acuerdo.until(day + "T18:00:00Z");
        life.done(
                        Life.OFFICER,
                        inTheAir,
                        "arrival",
                        "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS + "}")
                .body("status", equalTo("ARRIVED"));
        String cohort = API + "onward-cohorts/"
                + acuerdo.as(Life.OFFICER)
                        .get(API + "onward-cohorts?agreement=" + scene.agreement())
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items[0].id");
        String onward = Bodies.ONWARD.replace("2025-02-13", day);
        acuerdo.act(Life.OFFICER, cohort, "/outcomes", onward)
                .then()
                .statusCode(422)
                .body("code", equalTo("ON_LEGAL_HOLD"));
        lifted(Life.SAFEGUARDS, hold);
        acuerdo.act(Life.OFFICER, cohort, "/outcomes", onward).then().statusCode(201);
        life.shown(onTheGround).body("status", equalTo("ON_HOLD")).body("holds", contains(id(own)));
        life.becomes(asked, "REQUESTED");
        lifted(GUATEMALA, own);
        life.done(Life.PLANNER, onTheGround, "confirmation", "{}").body("status", equalTo("CONFIRMED"));
    }

    /** Even where nobody of that nationality flies: whoever has an agreement with the placing state hears of it, under each. */
    @Test
    void aHoldOnANationalityIsToldUnderEachAgreement() throws Exception {
        Scene scene = Scene.ofHonduras(acuerdo);
        try (var told = new EventStreamTest.Reader(acuerdo, TwoLandings.HONDURAS, scene.agreement(), null);
                var foreign =
                        new EventStreamTest.Reader(acuerdo, Person.of("planner", "MX"), scene.agreement(), null)) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> acuerdo.as(Life.PLANNER)
                                    .get(API + "quotas?agreement=" + scene.agreement()
                                            + "&from=2025-02-10&to=2025-02-16")
                                    .statusCode()
                            == 200);
            // no test has Paraguayans aboard
            String hold = placed(Life.SAFEGUARDS, "NATIONALITY", "PY");
            Awaitility.await().atMost(SOON).until(() -> told.types().contains("org.acuerdo.hold.placed.v1"));
            lifted(Life.SAFEGUARDS, hold);
            Awaitility.await().atMost(SOON).until(() -> told.types().contains("org.acuerdo.hold.lifted.v1"));
            assertEquals(List.of(), foreign.types());
        }
    }
}
