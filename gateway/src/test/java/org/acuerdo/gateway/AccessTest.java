package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Who gets through the door, and who doesn't. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class AccessTest {
    private static ValidatableResponse with(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/flights")
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("status", equalTo(401))
                .body("type", equalTo("urn:acuerdo:problem:UNAUTHENTICATED"))
                .body("instance", startsWith("urn:acuerdo:request:"));
    }

    @Test
    void aGoodTokenPassesAndIsPassedOn() {
        String token = Tokens.of("planner-us");
        with(token)
                .statusCode(200)
                .body("service", equalTo("flights-service"))
                .body("headers.authorization", equalTo("Bearer " + token));
        // and again, from memory
        with(token).statusCode(200);
    }

    @Test
    void noTokenIsRefused() {
        refused(given().get("/api/v1/flights").then());
        refused(given().get("/api/v1/no-such-thing").then());
    }

    @Test
    void otherCredentialsAreRefused() {
        refused(given().header("Authorization", "Basic cGxhbm5lcjpwdw==")
                .get("/api/v1/flights")
                .then());
        refused(given().header("Authorization", "Bearer").get("/api/v1/flights").then());
        refused(with("").statusCode(401));
        refused(with("not-a-token"));
        refused(with("a.b.c"));
        refused(with("x".repeat(9_000)));
    }

    @Test
    void forgedTokensAreRefused() {
        refused(with(Tokens.forged("planner-us")));
        refused(with(Tokens.withoutSignature("planner-us")));
        refused(with(Tokens.otherAlgorithm("planner-us")));
        refused(with(Tokens.publicKeyAsSecret("planner-us")));
        String good = Tokens.of("planner-us");
        refused(with(good.substring(0, good.length() - 6) + "AAAAAA"));
    }

    @Test
    void tokensForOthersOrNoLongerValidAreRefused() {
        Instant past = Instant.now().minusSeconds(60);
        refused(with(Tokens.signed("planner-us", c -> c.expirationTime(Date.from(past)))));
        refused(with(Tokens.signed("planner-us", c -> c.expirationTime(null))));
        refused(with(Tokens.signed("planner-us", c -> c.audience("somebody-else"))));
        refused(with(Tokens.signed("planner-us", c -> c.issuer("https://elsewhere.example"))));
        refused(with(Tokens.signed(null, c -> c)));
    }

    @Test
    void aTokenStopsPassingWhenItExpires() {
        // a life that a slow machine may miss altogether: then a longer one
        for (int seconds = 2; ; seconds *= 5) {
            Instant end = Instant.now().plusSeconds(seconds);
            String token = Tokens.signed("planner-us", c -> c.expirationTime(Date.from(end)));
            int status = status(token);
            if (status == 401 && seconds < 100 && !Instant.now().isBefore(end.minusSeconds(1))) {
                continue;
            }
            assertEquals(200, status);
            await().atMost(Duration.ofSeconds(seconds + 60)).until(() -> status(token) == 401);
            return;
        }
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/flights")
                .statusCode();
    }

    @Test
    void statisticsAreForEveryone() {
        given().get("/api/v1/statistics?agreement=A")
                .then()
                .statusCode(200)
                .body("service", equalTo("flights-service"))
                .body("headers", not(hasKey("authorization")));
        refused(given().post("/api/v1/statistics").then());
        // a token that is shown must be good all the same
        refused(given().header("Authorization", "Bearer a.b.c")
                .get("/api/v1/statistics")
                .then());
    }

    @Test
    void onlyTheTokenCarriesIdentity() {
        given().header("Authorization", "Bearer " + Tokens.of("planner-us"))
                .header("X-Forwarded-User", "auditor")
                .header("X-User", "auditor")
                .header("X-Roles", "auditor")
                .header("X-Remote-User", "auditor")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Forwarded", "for=10.0.0.1")
                .header("Cookie", "q_session=secret")
                .header("If-Match", "\"7\"")
                .get("/api/v1/agreements")
                .then()
                .statusCode(200)
                .body("headers", not(hasKey("x-forwarded-user")))
                .body("headers", not(hasKey("x-user")))
                .body("headers", not(hasKey("x-roles")))
                .body("headers", not(hasKey("x-remote-user")))
                .body("headers", not(hasKey("x-forwarded-for")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("cookie")))
                .body("headers.'if-match'", equalTo("\"7\""))
                .body("headers.host", containsString("127.0.0.1"));
    }
}
