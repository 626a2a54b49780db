package org.acuerdo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.acuerdo.local.parts.Ports;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** One service is away: what it knows is marked missing, the rest is shown. */
@QuarkusTest
@TestProfile(MissingPartTest.NoFlights.class)
@WithTestResource(PageSurroundings.class)
class MissingPartTest {
    public static class NoFlights implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "acuerdo.gateway.flights.url",
                    "http://127.0.0.1:" + Ports.free(),
                    "kafka.bootstrap.servers",
                    "localhost:" + Ports.free());
        }
    }

    @TestHTTPResource
    URI root;

    @Test
    void thePageMarksWhatIsMissing() {
        HttpResponse<String> page = new Browser("en").signIn(root.resolve("/"), "auditor", "");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("EXAMPLE-US-GT"));
        assertTrue(page.body().contains("flights-service can&#39;t be reached just now"), page.body());
        assertTrue(page.body().contains("Not available just now."));
    }

    @Test
    void theApiDocumentWaitsForAllItsParts() {
        RestAssured.given()
                .get("/openapi")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", Matchers.equalTo("2"));
    }

    @Test
    void theGatewayIsNotReadyForUse() {
        RestAssured.given()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(Matchers.equalTo("{\"status\":\"DOWN\"}"));
    }
}
