package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.Test;

/** Who travels on from the receiving state, through the gateway: never more out than in, corrections too, and the clock. */
class OnwardTest {
    private static final String API = Scene.API;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    private static String received(int men) {
        return Bodies.PASSENGERS.replace("\"women\": 1, \"men\": 2", "\"women\": 1, \"men\": " + men);
    }

    @Test
    void neverMoreOutThanInAlsoWhereTheArrivalIsCorrected() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(3);
        String flight = life.departed(life.confirmed(scene.ask(day), Bodies.ATTESTATION), day, Bodies.PASSENGERS);
        acuerdo.until(day + "T18:00:00Z");
        life.done(
                Life.OFFICER,
                flight,
                "arrival",
                "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS + "}");
        String cohort = API + "onward-cohorts/"
                + acuerdo.as(Life.OFFICER)
                        .get(API + "onward-cohorts?agreement=" + scene.agreement())
                        .then()
                        .statusCode(200)
                        .body("items.persons", contains(3))
                        .extract()
                        .path("items[0].id");
        stock(scene, day, 3);
        LocalDate next = LocalDate.parse(day).plusDays(1);
        acuerdo.until(next + "T18:00:00Z");
        report(cohort, 422, next, "ONWARD", 4, ", \"destination\": \"HN\", \"individuallyAssessed\": 4")
                .body("code", equalTo("MORE_OUT_THAN_IN"));
        report(cohort, 422, next, "ONWARD", 2, ", \"destination\": \"HN\", \"individuallyAssessed\": 1")
                .body("code", equalTo("ATTESTATION_INCOMPLETE"));
        report(cohort, 201, next, "ONWARD", 2, ", \"destination\": \"HN\", \"individuallyAssessed\": 2");
        stock(scene, day, 1);

        // two have gone on: that only one came in cannot be
        life.refused(Life.OFFICER, flight, "corrections", correction(0), "MORE_OUT_THAN_IN");
        life.done(Life.OFFICER, flight, "corrections", correction(3)).body("counts.persons.receiver", is(104));
        stock(scene, day, 2);
        acuerdo.as(Life.OFFICER).get(cohort).then().body("persons", is(4)).body("overdue", is(false));

        acuerdo.until(LocalDate.parse(day).plusDays(31) + "T12:00:00Z");
        acuerdo.as(Person.of("auditor", null))
                .get(API + "onward-cohorts?overdue=true&agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body("items.id", hasItem(cohort.substring(cohort.lastIndexOf('/') + 1)));
        report(cohort, 201, next.plusDays(20), "PROTECTION_CLAIM", 1, ", \"leftReception\": true");
        stock(scene, day, 1);
        report(cohort, 201, next.plusDays(20), "PROTECTION_CLAIM", 1, "").body("open", is(0));
        stock(scene, day, 1);
        // the other one moves out some days later
        report(cohort, 201, next.plusDays(25), "PROTECTION_CLAIM", 1, ", \"leftReception\": true")
                .body("inReception", is(0));
        stock(scene, day, 0);
        report(cohort, 422, next.plusDays(20), "LAWFUL_STAY", 1, "").body("code", equalTo("MORE_OUT_THAN_IN"));
    }

    /** Held on arrival: reviewed one by one, overdue until all were, and then released, transferred and returned. */
    @Test
    void whoIsInCustodyIsReviewedUntilNobodyIsHeld() {
        Scene scene = Scene.of(acuerdo);
        scene.amended(terms -> terms.replace(
                "\"populations\": [",
                "\"populations\": [{\"category\": \"CUSTODY_TRANSFER\", \"reviewWithinDays\": 10}, "));
        String aboard = Bodies.PASSENGERS.replace(
                "\"THIRD_COUNTRY_NATIONAL\", \"nationality\": \"HN\"", "\"CUSTODY_TRANSFER\", \"nationality\": \"VE\"");
        String day = scene.dayAfter(3);
        String asked = scene.asked(Bodies.flight(scene.agreement(), day).replace(Bodies.PASSENGERS, aboard));
        String flight = life.departed(life.confirmed(asked, Bodies.ATTESTATION), day, aboard);
        acuerdo.until(day + "T18:00:00Z");
        life.done(
                Life.OFFICER,
                flight,
                "arrival",
                "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + aboard + "}");
        LocalDate arrival = LocalDate.parse(day);
        String cohort = API + "onward-cohorts/"
                + acuerdo.as(Life.OFFICER)
                        .get(API + "onward-cohorts?agreement=" + scene.agreement())
                        .then()
                        .statusCode(200)
                        .body("items.category", contains("CUSTODY_TRANSFER"))
                        .body("items[0].dueOn", equalTo(arrival.plusDays(10).toString()))
                        .body("items[0].inReception", is(0))
                        .extract()
                        .path("items[0].id");
        LocalDate review = arrival.plusDays(8);
        acuerdo.until(arrival.plusDays(11) + "T12:00:00Z");
        report(cohort, 201, review, "STILL_HELD", 1, "")
                .body("dueOn", equalTo(arrival.plusDays(10).toString()))
                .body("overdue", is(true));
        acuerdo.as(Person.of("auditor", null))
                .get(API + "onward-cohorts?overdue=true&agreement=" + scene.agreement())
                .then()
                .statusCode(200)
                .body("items.id", contains(cohort.substring(cohort.lastIndexOf('/') + 1)));
        report(cohort, 201, review.plusDays(1), "STILL_HELD", 2, "")
                .body("dueOn", equalTo(review.plusDays(10).toString()))
                .body("overdue", is(false));
        acuerdo.act(
                        Life.OFFICER,
                        cohort,
                        "/outcomes",
                        "{\"on\": \"" + review + "\", \"outcome\": \"LAWFUL_STAY\", \"count\": 1}")
                .then()
                .statusCode(400);
        report(cohort, 201, review.plusDays(2), "RELEASED", 1, "").body("open", is(2));
        report(cohort, 201, review.plusDays(2), "TRANSFERRED", 1, "").body("open", is(1));
        report(cohort, 201, review.plusDays(3), "RETURNED_TO_SENDER", 1, "").body("open", is(0));
        report(cohort, 422, review.plusDays(3), "STILL_HELD", 1, "").body("code", equalTo("MORE_OUT_THAN_IN"));
    }

    /** Nobody's nationals are received and waited for as others are; that nothing was found for some of them ends nothing. */
    @Test
    void whoIsStatelessIsWaitedForUntilThereIsAnOutcome() {
        Scene scene = Scene.of(acuerdo);
        scene.amended(terms -> terms.replace(
                        "\"populations\": [",
                        "\"populations\": [{\"category\": \"STATELESS\", \"onwardWithinDays\": 30}, ")
                .replace(
                        "\"volume\": {\"fixed\": 120}, \"appliesTo\": {\"categories\": [",
                        "\"volume\": {\"fixed\": 120}, \"appliesTo\": {\"categories\": [\"STATELESS\", "));
        String aboard =
                Bodies.PASSENGERS.replace("\"THIRD_COUNTRY_NATIONAL\", \"nationality\": \"HN\"", "\"STATELESS\"");
        String day = scene.dayAfter(3);
        String asked = scene.asked(Bodies.flight(scene.agreement(), day).replace(Bodies.PASSENGERS, aboard));
        String flight = life.departed(life.confirmed(asked, Bodies.ATTESTATION), day, aboard);
        acuerdo.until(day + "T18:00:00Z");
        life.done(
                Life.OFFICER,
                flight,
                "arrival",
                "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + aboard + "}");
        LocalDate arrival = LocalDate.parse(day);
        String cohort = API + "onward-cohorts/"
                + acuerdo.as(Life.OFFICER)
                        .get(API + "onward-cohorts?agreement=" + scene.agreement())
                        .then()
                        .statusCode(200)
                        .body("items.category", contains("STATELESS"))
                        .body("items[0].nationality", nullValue())
                        .body("items[0].persons", is(3))
                        .body("items[0].dueOn", equalTo(arrival.plusDays(30).toString()))
                        .extract()
                        .path("items[0].id");
        stock(scene, day, 3);
        acuerdo.until(arrival.plusDays(31) + "T12:00:00Z");
        report(cohort, 201, arrival.plusDays(20), "UNRESOLVED", 2, "")
                .body("open", is(3))
                .body("unresolved", is(2))
                .body("overdue", is(true));
        report(cohort, 422, arrival.plusDays(20), "UNRESOLVED", 4, "").body("code", equalTo("MORE_OUT_THAN_IN"));
        // the later one takes the place of the earlier, with one of them gone from the shelter
        report(cohort, 201, arrival.plusDays(25), "UNRESOLVED", 1, ", \"leftReception\": true")
                .body("open", is(3))
                .body("unresolved", is(1))
                .body("inReception", is(2));
        stock(scene, day, 2);
        report(cohort, 201, arrival.plusDays(30), "PROTECTION_CLAIM", 2, ", \"leftReception\": true")
                .body("open", is(1))
                .body("unresolved", is(1))
                .body("inReception", is(0))
                .body("overdue", is(true));
        stock(scene, day, 0);
        report(cohort, 201, arrival.plusDays(30), "LAWFUL_STAY", 1, "")
                .body("open", is(0))
                .body("unresolved", is(0))
                .body("overdue", is(false));
        report(cohort, 422, arrival.plusDays(30), "UNRESOLVED", 1, "").body("code", equalTo("MORE_OUT_THAN_IN"));
        stock(scene, day, 0);
    }

    private static String correction(int men) {
        return "{\"field\": \"received\", \"reason\": \"counted again\", \"value\": " + received(men) + "}";
    }

    private void stock(Scene scene, String day, int persons) {
        life.quota(scene.agreement(), "shelter", day).body("items[0].consumed", is(persons));
    }

    private io.restassured.response.ValidatableResponse report(
            String cohort, int status, LocalDate on, String outcome, int count, String more) {
        String body = "{\"on\": \"" + on + "\", \"outcome\": \"" + outcome + "\", \"count\": " + count + more + "}";
        return acuerdo.act(Life.OFFICER, cohort, "/outcomes", body).then().statusCode(status);
    }
}
