package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Readiness on both ports, and the metrics. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ReadinessTest {
    @TestHTTPResource(management = true)
    URI management;

    @Test
    void thePublicPortSaysUpOrNot() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(equalTo("{\"status\":\"UP\"}"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void theManagementPortTellsMore() {
        for (String probe : new String[] {"live", "ready", "started"}) {
            given().baseUri(base())
                    .get("/q/health/" + probe)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
        given().header("Authorization", "Bearer " + Tokens.of("measured"))
                .get("/api/v1/flights")
                .then()
                .statusCode(200);
        given().baseUri(base())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("acuerdo_gateway_calls_seconds_count{method=\"GET\",part=\"flights-service\""));
    }

    private String base() {
        return management.getScheme() + "://" + management.getAuthority();
    }
}
