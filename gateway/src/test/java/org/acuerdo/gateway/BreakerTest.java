package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.acuerdo.local.parts.Ports;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A service that is away is refused for, the other one goes on, and once it is back calls go through again. */
@QuarkusTest
@TestProfile(BreakerTest.FlightsLater.class)
@WithTestResource(Surroundings.class)
class BreakerTest {
    public static class FlightsLater implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            int port = Ports.free();
            return Map.of(
                    "acuerdo.gateway.flights.url",
                    "http://127.0.0.1:" + port,
                    "test.flights.port",
                    String.valueOf(port));
        }
    }

    private static RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer " + Tokens.of("planner-us"));
    }

    @Test
    void theOtherServiceGoesOnAndTheOneThatComesBackIsFound() {
        for (int call = 0; call < 12; call++) {
            signedIn()
                    .get("/api/v1/flights/F")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("code", equalTo("UNAVAILABLE"));
            signedIn().get("/api/v1/agreements/A").then().statusCode(200);
        }
        int port = ConfigProvider.getConfig().getValue("test.flights.port", Integer.class);
        try (FakeService back = new FakeService("flights-service", Map.of(), port)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> signedIn().get("/api/v1/flights/F").statusCode() == 200);
            signedIn().get("/api/v1/flights/F").then().statusCode(200).body("service", equalTo("flights-service"));
        }
    }
}
