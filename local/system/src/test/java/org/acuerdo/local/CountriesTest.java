package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Cooperation measured in both directions. Canada sends in no other test, so the figures are this test's own. */
class CountriesTest {
    private static final String COUNTRIES = Scene.API + "countries";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    @Test
    void whatHappenedIsCountedAndLabelsAreAStatesOwn() {
        Scene scene = Scene.of(acuerdo, "CA");
        String day = scene.dayAfter(30);
        String refused = id(scene.ask(day));
        String cancelled = id(scene.ask(day));
        decideAsGuatemala(refused);
        acuerdo.answered(Person.of("planner", "CA"), Scene.API + "flights/" + cancelled);
        acuerdo.act(
                        Person.of("planner", "CA"),
                        Scene.API + "flights/" + cancelled,
                        "/cancellation",
                        "{\"by\": \"CA\", \"reason\": \"aircraft not available\"}")
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as("treaty-officer", "GT")
                        .get(COUNTRIES + "/CA")
                        .then()
                        .statusCode(200)
                        .body(factor("CA", "GT", "CANCELLATIONS") + ".count", is(1))
                        .body(factor("CA", "GT", "CANCELLATIONS") + ".of", is(2))
                        .body(factor("CA", "GT", "CANCELLATIONS") + ".share.fraction", equalTo("1/2")));
        acuerdo.as("treaty-officer", "CA")
                .get(COUNTRIES + "/GT")
                .then()
                .statusCode(200)
                // only what happened under agreements of both
                .body("agreements", hasSize(1))
                .body("measured", hasSize(2))
                .body("measured.factors.flatten().definition", everyItem(notNullValue()))
                .body(factor("GT", "CA", "REFUSALS") + ".count", is(1))
                .body(factor("GT", "CA", "REFUSALS") + ".reasons[0].reason", equalTo("no reception staff"))
                .body(factor("GT", "CA", "REFUSALS") + ".threshold", equalTo("1/4"))
                // one case is too few to point at
                .body(factor("GT", "CA", "REFUSALS") + ".attention", is(false))
                .body(factor("GT", "CA", "REPLY_TIME") + ".hours.fraction", notNullValue())
                .body(factor("GT", "CA", "CANCELLATIONS") + ".count", is(0))
                .body("label", nullValue());

        String today =
                LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC).toString();
        String assessment = """
            {"by": "GT", "label": "slow to confirm", "criteria": "criteria published in the gazette", "on": "%s",
             "factors": ["cancellations"], "measures": ["consultations"], "source": {"name": "gazette"}}\
            """.formatted(today);
        acuerdo.as("treaty-officer", "CA")
                .body(assessment)
                .post(COUNTRIES + "/CA/assessments")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("NOT_OWN_STATE"));
        String recorded = acuerdo.as("treaty-officer", "GT")
                .body(assessment)
                .post(COUNTRIES + "/CA/assessments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        acuerdo.as("planner", "CA")
                .get(COUNTRIES + "/CA/assessments")
                .then()
                .body("items.find { it.id == '" + recorded + "' }.by", equalTo("GT"));
        acuerdo.as("treaty-officer", "HN")
                .get(COUNTRIES + "/CA/assessments")
                .then()
                .body("items.id", not(hasItem(recorded)));
        acuerdo.as("treaty-officer", "GT").get(COUNTRIES).then().body("items.code", hasItem("CA"));
    }

    private void decideAsGuatemala(String flight) {
        String path = Scene.API + "clearances/" + flight;
        String tag = acuerdo.as("clearance-officer", "GT")
                .queryParam("wait", "PT30S")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        acuerdo.as("clearance-officer", "GT")
                .header("If-Match", tag)
                .body("{\"outcome\": \"REFUSED\", \"reason\": \"no reception staff\"}")
                .post(path + "/decision")
                .then()
                .statusCode(200);
    }

    private static String factor(String by, String towards, String factor) {
        return "measured.find { it.by == '" + by + "' && it.towards == '" + towards
                + "' }.factors.find { it.factor == '" + factor + "' }";
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
