package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was said, who settled it, what is owed besides: through the gateway, and from the terms back to where they come from. */
class WorkingGroupsTest {
    private static final String API = Scene.API;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    private String agreement() {
        return API + "agreements/"
                + acuerdo.as("treaty-officer", "US")
                        .body(Bodies.AGREEMENT.replace("EXAMPLE-US-GT", "GROUP-" + Api.freshId()))
                        .post(API + "agreements")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private ValidatableResponse added(String path, String body) {
        return acuerdo.as("treaty-officer", "GT").body(body).post(path).then().statusCode(201);
    }

    @Test
    void anOutcomeIsTheBasisOfTermsWhichLeadBackToWhatWasAnnounced() {
        String agreement = agreement();
        added(agreement + "/statements", """
            {"on": "2025-02-05", "summary": "40 percent more return flights", "supports": ["increase"]}\
            """);
        String group = agreement + "/working-groups/"
                + added(agreement + "/working-groups", """
                    {"name": "Binational working group", "mandate": "settle the details",
                     "members": [{"institution": "Department of State", "state": "US"}]}\
                    """).extract().path("id");
        added(group + "/meetings", "{\"on\": \"2025-02-06\", \"place\": \"Guatemala City\"}");
        String baseline =
                added(agreement + "/baselines", Bodies.BASELINE).extract().path("id");
        added(group + "/outcomes", """
            {"kind": "BASELINE_DECISION", "on": "2025-02-06", "reference": "minutes 1", "baseline": "%s",
             "outcome": "DECIDED"}\
            """.formatted(baseline));
        added(group + "/outcomes", """
            {"kind": "TERMS_ADOPTION", "on": "2025-02-06", "reference": "minutes 2", "terms": {
             "effectiveFrom": "2025-02-10", "certainty": "AGREED", "populations": [{"category": "NATIONAL"}],
             "limits": [{"id": "flights-week", "unit": "FLIGHT", "period": "WEEK",
                         "volume": {"baseline": "%s", "increasePercent": "40"}}],
             "clearance": {"mode": "MANUAL", "replyWithinHours": 48}}}\
            """.formatted(baseline));
        acuerdo.as("treaty-officer", "US")
                .get(agreement + "/terms/1")
                .then()
                .statusCode(200)
                .body("origin.outcome.reference", equalTo("minutes 2"))
                .body("origin.workingGroup.name", equalTo("Binational working group"))
                .body("origin.baselines[0].outcome.reference", equalTo("minutes 1"))
                .body("origin.statements.summary", contains("40 percent more return flights"));
    }

    @Test
    void bothSidesStandSideBySideInTheBalance() {
        Scene scene = Scene.of(acuerdo);
        String commitment = scene.path() + "/commitments/"
                + added(scene.path() + "/commitments", """
                    {"debtor": "US", "kind": "JOBS", "description": "jobs at the port",
                     "measure": {"value": "1000", "unit": "jobs"}}\
                    """).extract().path("id");
        added(commitment + "/progress", """
            {"on": "2025-02-06", "description": "the first", "measure": {"value": "120", "unit": "jobs"}}\
            """);
        added(scene.path() + "/offers", """
            {"by": "GT", "on": "2025-02-03", "description": "an offer that nobody accepted"}\
            """);
        // flights-service has the agreement once it has applied its version
        acuerdo.as("planner", "US")
                .queryParam("agreement", scene.agreement())
                .queryParam("from", "2025-02-10")
                .queryParam("to", "2025-02-16")
                .queryParam("agreementVersion", scene.version())
                .queryParam("wait", "PT30S")
                .get(API + "quotas")
                .then()
                .statusCode(200);
        // a side that does not answer in time is marked as missing, and asked again
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> acuerdo.as("treaty-officer", "GT")
                                .get(scene.path() + "/balance")
                                .path("flights.missing")
                        == null);
        acuerdo.as("treaty-officer", "GT")
                .get(scene.path() + "/balance")
                .then()
                .statusCode(200)
                .body("flights.missing", nullValue())
                .body("flights.windows.limitId", hasItems("flights-week", "flights-day"))
                .body("flights.windows.allowance", hasItem(notNullValue()))
                .body("commitments.debtor", contains("US", "GT"))
                .body("commitments[0].owed.measures.jobs", equalTo("1000"))
                .body("commitments[0].delivered.measures.jobs", equalTo("120"))
                .body("commitments[0].statuses.IN_PROGRESS", is(1));
        acuerdo.as("treaty-officer", "MX").get(scene.path() + "/balance").then().statusCode(404);
    }
}
