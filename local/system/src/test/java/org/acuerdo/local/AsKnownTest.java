package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
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

    private String week() {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private Response quota(String more) {
        return acuerdo.as(PLANNER)
                .get(API + "quotas?agreement=" + scene.agreement() + "&limit=flights-week&from=" + day + "&to=" + day
                        + more);
    }

    private Response explanation(String more) {
        return acuerdo.as(PLANNER)
                .get(API + "quotas/explanation?agreement=" + scene.agreement() + "&limit=flights-week&window=" + week()
                        + more);
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

    private ValidatableResponse known(String flight, Object at) {
        return acuerdo.as(PLANNER).get(flight + "?asKnownAt=" + at).then();
    }
}
