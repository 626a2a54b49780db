package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes through the gateway ranks nothing by how full it is, presses for nothing and labels no country: the interface's
 * documents, answers of every kind with their refusals, what is public. {@link EveryPageTest} reads the control room so.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NeutralAnswersTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);
    private Scene scene;

    /** Ten weeks on, the third of them with a day on which nothing more fits. */
    private String from;

    private String until;
    private String full;
    private List<String> before;
    private String flight;

    @BeforeAll
    void oneDayIsFull() {
        scene = Scene.of(acuerdo);
        from = scene.dayAfter(10);
        until = LocalDate.parse(from).plusDays(70).toString();
        full = scene.dayAfter(24);
        flight = life.cleared(scene.ask(full));
        before = windows();
        for (int i = 1; i < 5; i++) {
            scene.ask(full);
        }
        life.quota(scene.agreement(), "flights-day", full).body("items[0].state", equalTo("EXHAUSTED"));
    }

    private List<String> windows() {
        return acuerdo.as(Life.PLANNER)
                .get(Scene.API + "quotas?agreement=" + scene.agreement() + "&from=" + from + "&to=" + until)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.collect { it.limitId + ' ' + it.window.label }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/asyncapi", "/docs", "/public/statistics", "/signed-out"})
    void whatIsForEverybody(String path) {
        for (String language : List.of("en", "es")) {
            Response answer = acuerdo.anonymous()
                    .accept("*/*")
                    .header("Accept-Language", language)
                    .get(path);
            // the document's page is a folder
            assertTrue(answer.statusCode() == 200 || answer.statusCode() / 100 == 3, path + " " + answer.statusCode());
            if (answer.contentType().contains("html") && !path.equals("/docs")) {
                assertTrue(answer.asString().contains("lang=\"" + language + "\""), path + " is not in " + language);
            }
            assertEquals(List.of(), NeutralLanguage.findings(path, answer.asString()));
        }
    }

    @Test
    void answersOfEveryKind() {
        String agreement = scene.agreement();
        String id = flight.substring(flight.lastIndexOf('/') + 1);
        String range = "agreement=" + agreement + "&from=" + from + "&to=" + until;
        List<String> paths = List.of(
                "agreements",
                "agreements/" + agreement,
                "agreements/" + agreement + "/terms",
                "agreements/" + agreement + "/baselines",
                "agreements/" + agreement + "/balance",
                "agreements/" + agreement + "/history",
                "countries",
                "countries/GT",
                "countries/US",
                "routing-options?nationality=HN&from=" + from,
                "clearances",
                "clearances/" + id,
                "quotas?" + range,
                "quotas/explanation?agreement=" + agreement + "&limit=flights-day&window=" + full,
                "quotas/explanation?agreement=" + agreement + "&limit=flights-week&window=2025-W07",
                "flights?" + range,
                "flights/" + id,
                "flights/" + id + "/history",
                "flights.csv?" + range,
                "flights.ics?" + range,
                "flight-series?agreement=" + agreement,
                "flight-imports?agreement=" + agreement,
                "irregular-flights?agreement=" + agreement,
                "holds",
                "onward-cohorts?agreement=" + agreement,
                "monitoring-reports?agreement=" + agreement,
                "monitoring-reports/coverage?agreement=" + agreement,
                "statistics",
                "overview");
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            Response answer = acuerdo.as("treaty-officer", "US").accept("*/*").get(Scene.API + path);
            answer.then().statusCode(200);
            found.addAll(NeutralLanguage.findings(path, answer.asString()));
        }
        Response refused = acuerdo.as(Life.PLANNER)
                .body(Bodies.flight(agreement, full))
                .put(Scene.API + "flights/" + Api.freshId());
        refused.then().statusCode(422).body("code", equalTo("LIMIT_REACHED"));
        found.addAll(NeutralLanguage.findings("a refusal", refused.asString()));
        assertEquals(List.of(), found);
    }

    /** A full window stands where it stood when it was empty, and so does the state that has nothing left. */
    @Test
    void nothingIsOrderedByHowFullItIs() {
        assertEquals(before, windows());
        assertTrue(before.size() > 40, before.toString());
        Scene other = Scene.ofHonduras(acuerdo);
        String options = Scene.API + "routing-options?nationality=SV&from=" + full;
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> acuerdo.as(Life.PLANNER)
                        .get(options)
                        .jsonPath()
                        .getList("accepting.agreementId")
                        .contains(other.agreement()));
        List<String> receivers = acuerdo.as(Person.of("planner", "US"))
                .get(options)
                .then()
                .statusCode(200)
                .body(
                        "accepting.find { it.agreementId == '" + scene.agreement()
                                + "' }.windows.find { it.limitId == 'flights-day' && it.window.label == '" + full
                                + "' }.available",
                        is(0))
                .extract()
                .jsonPath()
                .getList("accepting.findAll { it.receivingState != 'SV' }.receivingState");
        assertEquals(receivers.stream().sorted().toList(), receivers);
    }
}
