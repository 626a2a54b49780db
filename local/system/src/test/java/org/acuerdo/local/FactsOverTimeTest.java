package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Line 1: facts recorded late, ahead and wrongly, and what flights-service makes of them. */
class FactsOverTimeTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    private Response act(Scene scene, String state, String below, String body) {
        String tag = acuerdo.as("treaty-officer", state).get(scene.path()).header("ETag");
        return acuerdo.as("treaty-officer", state)
                .header("If-Match", tag)
                .body(body)
                .post(scene.path() + below);
    }

    /** The weekly limit's allowance of the week from 10 February, once flights-service knows the agreement as it is. */
    private void allowance(Scene scene, int units) {
        acuerdo.as("planner", "US")
                .get(Scene.API + "quotas?agreement=" + scene.agreement()
                        + "&from=2025-02-10&to=2025-02-16&limit=flights-week&wait=PT30S&agreementVersion="
                        + scene.version())
                .then()
                .statusCode(200)
                .body("items[0].window.label", equalTo("2025-W07"))
                .body("items[0].allowance", equalTo(units));
    }

    @Test
    void aCorrectedAndALateFactMoveTheWindowsAndTheOldValuesStayKnown() {
        Scene scene = Scene.of(acuerdo);
        allowance(scene, 19);
        Instant before = acuerdo.system().now();
        int versionBefore = Integer.parseInt(scene.version());

        act(scene, "GT", "/corrections", """
            {"field": "inForceFrom", "value": "2025-02-12", "reason": "the note names Wednesday"}\
            """)
                .then()
                .statusCode(200)
                .body("facts.inForceFrom", equalTo("2025-02-12"))
                .body("corrections[0].was", equalTo("2025-02-10"));
        // 98/5 x 5/7
        allowance(scene, 14);
        act(scene, "GT", "/suspensions", """
            {"from": "2025-02-14", "until": "2025-02-16", "by": "GT", "reason": "storm"}\
            """).then().statusCode(201);
        // 98/5 x 2/7
        allowance(scene, 5);

        acuerdo.as("planner", "US")
                .get(scene.path() + "?asKnownAt=" + before + "&on=2025-02-14")
                .then()
                .statusCode(200)
                .body("facts.inForceFrom", equalTo("2025-02-10"))
                .body("facts.suspensions", hasSize(0))
                .body("status", equalTo("IN_FORCE"))
                .body("version", equalTo(versionBefore));
        acuerdo.as("planner", "US")
                .get(scene.path() + "?on=2025-02-14")
                .then()
                .body("status", equalTo("SUSPENDED"))
                .body("stated.what", hasItems("entered-into-force", "suspended"))
                .body(
                        "stated.find { it.what == 'entered-into-force' }.content.source.name",
                        equalTo("exchange of notes"))
                .body("corrections.reason", hasItem("the note names Wednesday"));
    }

    @Test
    void extensionWithdrawalAndShortNoticeAreOnRecord() {
        String id = acuerdo.as("treaty-officer", "US")
                .body(Bodies.AGREEMENT
                        .replace("EXAMPLE-US-GT", "TIME-" + Api.freshId())
                        .replace(
                                "\"kind\": \"ARRANGEMENT\"",
                                "\"kind\": \"ARRANGEMENT\", \"expiresOn\": \"2099-12-31\","
                                        + " \"noticeDays\": {\"suspension\": 3000, \"termination\": 30}"))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Scene scene = Scene.at(acuerdo, id);
        act(scene, "US", "/entry-into-force", Bodies.ENTRY_INTO_FORCE).then().statusCode(200);
        act(scene, "US", "/extension", "{\"expiresOn\": \"2100-12-31\"}")
                .then()
                .statusCode(200)
                .body("facts.expiresOn", equalTo("2100-12-31"));
        act(scene, "GT", "/suspensions", "{\"from\": \"2027-03-07\", \"by\": \"GT\", \"reason\": \"storm\"}")
                .then()
                .statusCode(201)
                .body("shortNotice", is(true));
        act(scene, "US", "/termination-notice", """
            {"givenOn": "2025-02-05", "effectiveOn": "2098-01-01", "by": "US"}\
            """)
                .then()
                .statusCode(200)
                .body("facts.terminationNotice.shortNotice", is(false));
        act(scene, "US", "/termination-notice/withdrawal", "{}").then().statusCode(200);
        String terms = Bodies.terms("B")
                .replace("{\"baseline\": \"B\", \"increasePercent\": \"40\"}", "{\"fixed\": 14}")
                .replace("2025-02-10", "2090-01-01");
        act(scene, "US", "/terms", terms).then().statusCode(201);
        act(scene, "US", "/terms/1/withdrawal", "{}").then().statusCode(200);
        acuerdo.as("auditor", null)
                .get(scene.path() + "/history?limit=200")
                .then()
                .body("items.action", hasItems("extended", "termination-notice-withdrawn", "terms-withdrawn"));
    }
}
