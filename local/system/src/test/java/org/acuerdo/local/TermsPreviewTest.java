package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What other terms would make of windows and flights, asked before anything is agreed. */
class TermsPreviewTest {

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    @Test
    void windowsBeforeAndAfterAndTheFlightsThatWouldBeOverTheLimit() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(40);
        scene.ask(day);
        String second = scene.ask(day);
        String terms = Bodies.terms(scene.baseline())
                .replace("\"fixed\": 5", "\"fixed\": 1")
                .replace("\"shelter\"", "\"beds\"");

        String window = "windows.find { it.limitId == 'flights-day' && it.window == '" + day + "' }";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> preview(scene, terms)
                        .then()
                        .statusCode(200)
                        .body("overLimit", contains(second.substring(second.lastIndexOf('/') + 1)))
                        .body(window + ".before.allowance", is(5))
                        .body(window + ".before.reserved", is(2))
                        .body(window + ".before.window.label", equalTo(day))
                        .body(window + ".after.allowance", is(1))
                        .body(window + ".after.excess", is(1))
                        .body(window + ".after.termsVersion", is(2))
                        .body("windows.find { it.limitId == 'beds' }.before", nullValue())
                        .body("windows.find { it.limitId == 'beds' }.after.reserved", is(6)));
        // nothing is kept
        acuerdo.as("treaty-officer", "US").get(scene.path() + "/terms").then().body("items", hasSize(1));
        acuerdo.as("planner", "US").get(second).then().body("overLimit", is(false));

        preview(scene, terms.replace("\"fixed\": 100", "\"fixed\": -1"))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem(notNullValue()));
        acuerdo.as("planner", "US")
                .body(terms)
                .post(scene.path() + "/terms-preview")
                .then()
                .statusCode(403);
        acuerdo.anonymous()
                .body("{}")
                .post("/internal/agreements/" + scene.agreement() + "/terms-preview")
                .then()
                .statusCode(404);
    }

    private Response preview(Scene scene, String terms) {
        return acuerdo.as("treaty-officer", "US").body(terms).post(scene.path() + "/terms-preview");
    }
}
