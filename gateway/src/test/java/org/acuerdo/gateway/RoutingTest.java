package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address leads where, and what of a call arrives. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class RoutingTest {
    @TestHTTPResource
    URI root;

    private static RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer " + Tokens.of("planner-us"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/agreements, agreements-service",
        "/api/v1/agreements/0195/terms/3, agreements-service",
        "/api/v1/clearances/F/A/decision, agreements-service",
        "/api/v1/countries/HN/assessments, agreements-service",
        "/api/v1/routing-options?nationality=VE&from=2025-03-01, flights-service",
        "/api/v1/quotas/explanation?agreement=A&window=2025-W06, flights-service",
        "/api/v1/flights/F, flights-service",
        "/api/v1/flights.csv, flights-service",
        "/api/v1/flights.ics, flights-service",
        "/api/v1/flight-series, flights-service",
        "/api/v1/flight-imports, flights-service",
        "/api/v1/holds, flights-service",
        "/api/v1/onward-cohorts/C/outcomes, flights-service",
        "/api/v1/irregular-flights, flights-service",
        "/api/v1/monitoring-reports, flights-service",
        "/api/v1/audit/agreements-service/seals?limit=5, agreements-service",
        "/api/v1/audit/flights-service/seals, flights-service",
        "/api/v1/statistics, flights-service"
    })
    void eachResourceHasItsService(String uri, String service) {
        signedIn()
                .urlEncodingEnabled(false)
                .get(uri)
                .then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("uri", equalTo(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/audit/gateway/seals",
                "/api/v1/audit/%7Bservice%7D/seals",
                "/api/v1/audit",
                "/api/v1/",
                "/api/v1/flights/",
                "/api/v1//flights",
                "/api/v1/flights//F",
                "/api/v1/flights/../agreements",
                "/api/v1/./flights",
                "/api/v1/flights/%2e%2e/agreements",
                "/api/v1/%66lights",
                "/api/v1/flights/a%2Fb",
                "/api/v1/flights/F;x=y",
                "/api/v1/FLIGHTS",
                "/api/v1/q/health"
            })
    void whatHasNoPlainAddressIsNowhere(String path) {
        assertEquals(404, raw("GET " + path + " HTTP/1.1", "Authorization: Bearer " + Tokens.of("planner-us")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/live",
                "/q/metrics",
                "/q/openapi",
                "/q/dev-ui",
                "/api",
                "/api/v2/flights",
                "//api/v1/flights",
                "/../etc/passwd",
                "/assets/../application.properties",
                "/web/swagger-ui.css",
                "/index.html",
                "/webjars/swagger-ui/5.34.1/index.html"
            })
    void nothingElseOfTheServerCanBeReached(String path) {
        assertEquals(404, raw("GET " + path + " HTTP/1.1"));
    }

    @Test
    void anUnknownAddressIsAProblem() {
        given().get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void aRequestIdIsTakenOverAndReturned() {
        signedIn()
                .header("X-Request-Id", "from-outside.1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/v1/flights")
                .then()
                .header("X-Request-Id", equalTo("from-outside.1"))
                .header("traceparent", equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .body("headers.'x-request-id'", equalTo("from-outside.1"))
                .body("headers.traceparent", equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }

    @Test
    void aMalformedRequestIdIsReplaced() {
        signedIn()
                .header("X-Request-Id", "two words")
                .header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")
                .get("/api/v1/flights")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .header("traceparent", not(equalTo("00-00000000000000000000000000000000-b7ad6b7169203331-01")));
        given().get("/nowhere").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void anAnswersETagAndStatusComeThroughAndCookiesDont() {
        signedIn()
                .body("{\"a\":1}")
                .contentType("application/json")
                .put("/api/v1/flights/F")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"7\""))
                .header("Set-Cookie", (String) null)
                .header("Cache-Control", equalTo("private, no-cache"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("method", equalTo("PUT"))
                .body("length", equalTo(7));
    }

    @Test
    void oddRequestsAreProblems() {
        String token = "Authorization: Bearer " + Tokens.of("planner-us");
        assertEquals(414, raw("GET /api/v1/flights?x=" + "y".repeat(9_000) + " HTTP/1.1", token));
        assertEquals(431, raw("GET /api/v1/flights HTTP/1.1", token, "X-Long: " + "y".repeat(17_000)));
        assertEquals(405, raw("TRACE /api/v1/flights HTTP/1.1", token));
        assertEquals(400, raw("GET /api/v1/flights\\F HTTP/1.1", token));
        assertEquals(400, raw("GET /api/v1/flights?x=\u00e9 HTTP/1.1", token));
        assertEquals(400, raw("POST /api/v1/flights HTTP/1.1", token, "Transfer-Encoding: gzip, chunked"));
        assertEquals(400, raw("POST /api/v1/flights HTTP/1.1", token, "Content-Length: abc"));
        // beyond the parser's own limits there is no body to the answer, but still the right status
        assertEquals(414, raw("GET /api/v1/flights?x=" + "y".repeat(40_000) + " HTTP/1.1", token));
        assertEquals(431, raw("GET /api/v1/flights HTTP/1.1", token, "X-Long: " + "y".repeat(70_000)));
    }

    @Test
    void anAddressInAbsoluteFormIsReadByItsPath() {
        String token = "Authorization: Bearer " + Tokens.of("planner-us");
        assertEquals(200, raw("GET http://elsewhere.example/api/v1/flights HTTP/1.1", token));
        assertEquals(404, raw("GET http://elsewhere.example/q/health/live HTTP/1.1", token));
    }

    @Test
    void longListsAreCompressedForWhoeverTakesIt() {
        var answer = new Wire(root)
                .exchange(
                        "GET /api/v1/flights/list HTTP/1.1",
                        "Authorization: Bearer " + Tokens.of("planner-us"),
                        "Accept-Encoding: gzip");
        assertTrue(answer.toLowerCase().contains("content-encoding: gzip"), answer);
        answer = new Wire(root)
                .exchange(
                        "GET /api/v1/flights HTTP/1.1",
                        "Authorization: Bearer " + Tokens.of("planner-us"),
                        "Accept-Encoding: gzip");
        assertTrue(!answer.toLowerCase().contains("content-encoding"), answer);
    }

    private int raw(String... lines) {
        return new Wire(root).status(lines);
    }
}
