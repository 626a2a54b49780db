package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.acuerdo.local.parts.Ports;
import org.junit.jupiter.api.Test;

/** Small limits and a service that is down: every limit answers with its own problem. */
@QuarkusTest
@TestProfile(UnderPressureTest.Small.class)
@WithTestResource(Surroundings.class)
class UnderPressureTest {
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "acuerdo.gateway.agreements.url", "http://127.0.0.1:" + Ports.free(),
                    "acuerdo.gateway.rate.per-second", "1",
                    "acuerdo.gateway.rate.burst", "100",
                    "acuerdo.gateway.upstream.connections", "3",
                    "acuerdo.gateway.upstream.waiting", "6",
                    "acuerdo.gateway.upstream.timeout", "10S");
        }
    }

    @TestHTTPResource
    URI root;

    @Test
    void aServiceThatIsDownIsUnavailable() {
        given().header("Authorization", "Bearer " + Tokens.of("down"))
                .get("/api/v1/agreements")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("UNAVAILABLE"));
        // the other one goes on
        given().header("Authorization", "Bearer " + Tokens.of("down"))
                .get("/api/v1/flights")
                .then()
                .statusCode(200);
        // and with a body
        given().header("Authorization", "Bearer " + Tokens.of("down"))
                .contentType("application/json")
                .body("{\"a\": \"" + "x".repeat(100_000) + "\"}")
                .post("/api/v1/agreements")
                .then()
                .statusCode(503);
    }

    @Test
    void aServiceThatDoesntAnswerTimesOut() {
        given().header("Authorization", "Bearer " + Tokens.of("slow"))
                .get("/api/v1/flights/never")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("code", equalTo("TIMEOUT"));
    }

    @Test
    void moreCallsThanMayWaitAreTurnedAway() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest waiting = HttpRequest.newBuilder(root.resolve("/api/v1/flights/hold?of=many"))
                .header("Authorization", "Bearer " + Tokens.of("many"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            calls.add(client.sendAsync(waiting, HttpResponse.BodyHandlers.ofString()));
        }
        // 3 at work and 6 waiting; nobody is answered but those that are turned away
        await().atMost(Duration.ofSeconds(60))
                .until(() -> calls.stream().filter(CompletableFuture::isDone).count() >= 12);
        FakeService.tell(Tokens.flights(), "/test/release?of=many");
        int served = 0;
        int refused = 0;
        for (var call : calls) {
            HttpResponse<String> answer = call.join();
            if (answer.statusCode() == 200) {
                served++;
            } else {
                assertEquals(429, answer.statusCode(), answer.body());
                assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
                refused++;
            }
        }
        assertEquals(24, served + refused);
        assertTrue(served >= 6, "some at work, some waiting: " + served);
        assertTrue(refused >= 12, "the rest turned away: " + refused);
    }

    @Test
    void aSubjectHasItsRate() {
        String token = "Bearer " + Tokens.of("hasty");
        int refused = 0;
        for (int i = 0; i < 1_000 && refused == 0; i++) {
            var answer = given().header("Authorization", token).get("/api/v1/flights");
            if (answer.statusCode() == 429) {
                answer.then()
                        .contentType("application/problem+json")
                        .header("Retry-After", equalTo("1"))
                        .body("code", equalTo("RATE_LIMITED"));
                refused++;
            }
        }
        assertEquals(1, refused, "a burst of 100 and one a second");
        // other subjects are not concerned, whatever the address
        given().header("Authorization", "Bearer " + Tokens.of("patient"))
                .get("/api/v1/flights")
                .then()
                .statusCode(200);
    }
}
