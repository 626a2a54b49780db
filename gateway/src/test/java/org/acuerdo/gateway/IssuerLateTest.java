package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.acuerdo.local.parts.Issuer;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SigningKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The gateway is up before the issuer of tokens is. */
@QuarkusTest
@TestProfile(IssuerLateTest.Alone.class)
@WithTestResource(IssuerLateTest.NoIssuerYet.class)
class IssuerLateTest {
    public static class Alone implements QuarkusTestProfile {}

    public static class NoIssuerYet implements QuarkusTestResourceLifecycleManager {
        private FakeService flights;

        @Override
        public Map<String, String> start() {
            try {
                flights = new FakeService("flights-service");
                Path key = Files.createTempDirectory("gateway-test").resolve("issuer-key.pem");
                SigningKey.at(key);
                int port = Ports.free();
                return Map.of(
                        "ACUERDO_ISSUER", "http://localhost:" + port,
                        "test.issuer.port", Integer.toString(port),
                        "test.issuer.key", key.toString(),
                        "ACUERDO_FLIGHTS_URL", flights.url());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            flights.close();
        }
    }

    @ConfigProperty(name = "test.issuer.port")
    int port;

    @ConfigProperty(name = "test.issuer.key")
    Path key;

    @Test
    void callsPassAsSoonAsTheIssuerIsThere() throws IOException {
        String token = "Bearer " + Tokens.of("planner-us");
        given().header("Authorization", token)
                .get("/api/v1/flights")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("UNAVAILABLE"));
        given().redirects().follow(false).get("/").then().statusCode(503);
        Issuer issuer = new Issuer(SigningKey.at(key), port);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> given().header("Authorization", token)
                                    .get("/api/v1/flights")
                                    .statusCode()
                            == 200);
        } finally {
            issuer.close();
        }
    }
}
