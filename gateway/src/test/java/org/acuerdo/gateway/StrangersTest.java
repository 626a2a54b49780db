package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls without a valid token have a tenth of the rate, by address. */
@QuarkusTest
@TestProfile(StrangersTest.Small.class)
@WithTestResource(Surroundings.class)
class StrangersTest {
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("acuerdo.gateway.rate.per-second", "1", "acuerdo.gateway.rate.burst", "40");
        }
    }

    @Test
    void anAddressWithoutTokensHasATenth() {
        String known = "Bearer " + Tokens.of("planner-us");
        given().header("Authorization", known).get("/api/v1/flights").then().statusCode(200);
        int passed = 0;
        while (given().header("Authorization", "Bearer a.b.c")
                        .get("/api/v1/flights")
                        .statusCode()
                != 429) {
            passed++;
            assertEquals(true, passed < 30, "a burst of 4 and one each ten seconds");
        }
        given().get("/api/v1/statistics")
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]|10"))
                .body("code", equalTo("RATE_LIMITED"));
        // whoever is known goes on as before, and readiness can always be asked for
        given().header("Authorization", known).get("/api/v1/flights").then().statusCode(200);
        await().atMost(Duration.ofSeconds(120))
                .until(() -> given().get("/api/v1/statistics").statusCode() == 200);
    }
}
