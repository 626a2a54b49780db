package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was known at an instant, through the gateway: windows, their derivation and a flight, after late facts and new acts. */
class AsKnownTest {
    private static final String API = Scene.API;
    private static final Person PLANNER = Person.of("planner", "US");

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Scene scene = Scene.of(acuerdo);
    private final LocalDate day = LocalDate.parse(scene.dayAfter(10));

    private static String week(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private Response quota(String more) {
        return acuerdo.as(PLANNER)
                .get(API + "quotas?agreement=" + scene.agreement() + "&limit=flights-week&from=" + day + "&to=" + day
                        + more);
    }

    private Response explanation(String more) {
        return acuerdo.as(PLANNER)
                .get(API + "quotas/explanation?agreement=" + scene.agreement() + "&limit=flights-week&window="
                        + week(day) + more);
    }

    /** An instant before which everything so far was recorded, and after which all that comes will be. */
    private Instant between() {
        acuerdo.system().clock().moveTo(acuerdo.system().now().plus(Duration.ofMinutes(1)));
        Instant instant = acuerdo.system().now().truncatedTo(ChronoUnit.MILLIS);
        acuerdo.system().clock().moveTo(acuerdo.system().now().plus(Duration.ofMinutes(1)));
        return instant;
    }

    @Test
    void whatWasAnsweredThenIsAnsweredAgain() {
        Instant nothing = between();
        String flight = scene.ask(day.toString());
        acuerdo.answered(PLANNER, flight);
        Instant asked = between();
        String figures = quota("").then().statusCode(200).extract().asString();
        String derived = explanation("").then().statusCode(200).extract().asString();
        int allowance = quota("").path("items[0].allowance");
        acuerdo.act(PLANNER, flight, "/cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        // a suspension of that very day, told late to flights-service as to everybody
        acuerdo.act(
                        Person.of("treaty-officer", "GT"),
                        scene.path(),
                        "/suspensions",
                        "{\"from\": \"" + day + "\", \"until\": \"" + day
                                + "\", \"by\": \"GT\", \"reason\": \"runway closed\"}")
                .then()
                .statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> quota("")
                        .then()
                        .statusCode(200)
                        .body("items[0].reserved", is(0))
                        .body("items[0].allowance", lessThan(allowance)));

        quota("&asKnownAt=" + asked).then().statusCode(200).body(equalTo(figures));
        quota("&asKnownAt=" + asked).then().body("items[0].reserved", is(1));
        quota("&asKnownAt=" + nothing)
                .then()
                .statusCode(200)
                .body("items[0].reserved", is(0))
                .body("items[0].allowance", is(allowance));
        explanation("&asKnownAt=" + asked).then().statusCode(200).body(equalTo(derived));
        explanation("").then().statusCode(200).body(not(equalTo(derived)));

        known(flight, asked)
                .statusCode(200)
                .header("ETag", nullValue())
                .body("status", equalTo("REQUESTED"))
                .body("clearance.status", equalTo("PENDING"))
                .body("reservations.state", everyItem(equalTo("RESERVED")))
                .body("ended", nullValue());
        known(flight, nothing).statusCode(404);
        known(flight, acuerdo.system().now())
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        known(flight, acuerdo.system().now().plus(Duration.ofDays(1)))
                .statusCode(422)
                .body("code", equalTo("OUT_OF_RANGE"));
        known(flight, "soon").statusCode(400);
    }

    /** Windows and their derivations, as they were answered at some instant. */
    private record Answered(Instant at, String windows, List<String> derived) {}

    /** A flight lands and is counted anew, one flies without a request, terms are restated and a suspension recorded late. */
    @Test
    void whatWasAnsweredBeforeCorrectionsAndLateFactsIsAnsweredAgain() {
        Life life = new Life(acuerdo);
        String flown = scene.dayAfter(3);
        String next = LocalDate.parse(flown).plusDays(1).toString();
        String flight = life.confirmed(scene.ask(flown), Bodies.ATTESTATION);
        life.departed(flight, flown, Bodies.PASSENGERS);
        acuerdo.until(flown + "T18:00:00Z");
        life.done(
                Life.OFFICER,
                flight,
                "arrival",
                "{\"at\": \"" + flown + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS + "}");
        List<Answered> answers = new ArrayList<>();
        answers.add(answered(flown));
        life.done(
                Life.OFFICER,
                flight,
                "counts",
                "{\"source\": \"RECEIVER\", \"reason\": \"counted again\", \"passengers\": "
                        + Bodies.PASSENGERS.replace("\"men\": 2", "\"men\": 1") + "}");
        answers.add(answered(flown));
        acuerdo.until(next + "T18:00:00Z");
        answers.add(answered(flown));
        life.done(
                Life.OFFICER,
                flight,
                "corrections",
                "{\"field\": \"arrival.at\", \"value\": \"" + next
                        + "T00:10:00-06:00\", \"reason\": \"landed after midnight\"}");
        answers.add(answered(flown));
        acuerdo.as(Life.OFFICER)
                .body(Bodies.flight(scene.agreement(), flown).strip().replaceAll("}$", "")
                        + ", \"at\": \"" + flown + "T11:35:00-06:00\", \"guards\": [\"G3\"], \"aboard\": "
                        + Bodies.PASSENGERS + "}")
                .post(API + "irregular-flights")
                .then()
                .statusCode(201);
        answers.add(answered(flown));
        String waiting = scene.ask(scene.dayAfter(6));
        answers.add(answered(flown));
        // as of the first day on: what waits is matched anew
        scene.amended(
                terms -> terms.replace("flights-day", "flights-daily").replace("\"fixed\": 100", "\"fixed\": 30"));
        answers.add(answered(flown));
        life.shown(waiting).body("reservations.limitId", hasItem("flights-daily"));
        acuerdo.act(
                        Person.of("treaty-officer", "GT"),
                        scene.path(),
                        "/suspensions",
                        "{\"from\": \"" + flown + "\", \"until\": \"" + next
                                + "\", \"by\": \"GT\", \"reason\": \"runway closed\"}")
                .then()
                .statusCode(201);
        answers.add(answered(flown));

        for (Answered then : answers) {
            String at = "&asKnownAt=" + then.at();
            windows(flown, at).then().statusCode(200).body(equalTo(then.windows()));
            assertEquals(then.derived(), derivations(flown, at), "as known at " + then.at());
        }
        assertEquals(
                answers.size(),
                answers.stream().map(Answered::windows).distinct().count(),
                "each of these changed something");
    }

    private Answered answered(String around) {
        windows(around, "&wait=PT20S&agreementVersion=" + scene.version())
                .then()
                .statusCode(200);
        acuerdo.system().clock().moveTo(acuerdo.system().now().plus(Duration.ofMinutes(1)));
        Instant at = acuerdo.system().now().truncatedTo(ChronoUnit.MILLIS);
        Answered answered = new Answered(
                at, windows(around, "").then().statusCode(200).extract().asString(), derivations(around, ""));
        acuerdo.system().clock().moveTo(acuerdo.system().now().plus(Duration.ofMinutes(1)));
        return answered;
    }

    private Response windows(String around, String more) {
        LocalDate middle = LocalDate.parse(around);
        return acuerdo.as(PLANNER)
                .get(API + "quotas?agreement=" + scene.agreement() + "&from=" + middle.minusDays(7) + "&to="
                        + middle.plusDays(14) + more);
    }

    private List<String> derivations(String around, String more) {
        String week = week(LocalDate.parse(around));
        return Stream.of(
                        "limit=flights-week&window=" + week,
                        "limit=tcn-week&window=" + week,
                        "limit=shelter&window=standing")
                .map(window -> acuerdo.as(PLANNER)
                        .get(API + "quotas/explanation?agreement=" + scene.agreement() + "&" + window + more)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .toList();
    }

    private ValidatableResponse known(String flight, Object at) {
        return acuerdo.as(PLANNER).get(flight + "?asKnownAt=" + at).then();
    }
}
