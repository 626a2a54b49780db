package org.acuerdo.agreements.preview;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door of the preview: what is checked here, and what is asked of flights-service, which speaks for itself elsewhere. */
@QuarkusTest
@Parts
class TermsPreviewResourceTest {
    private static final String TERMS = Api.terms("2025-02-10", Api.DAILY, Api.MANUAL);

    /** Where the service looks for flights-service; nobody is there unless a test puts somebody there. */
    @ConfigProperty(name = "acuerdo.flights.url", defaultValue = "http://localhost:8082")
    URI flights;

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void termsAreCheckedAsForRecordingAndNothingIsKept() {
        String id = Api.agreement();
        String preview = PATH + "/" + id + "/terms-preview";
        treatyOfficer("HN").body(TERMS).post(preview).then().statusCode(404);
        as("planner", "US").body(TERMS).post(preview).then().statusCode(403);
        treatyOfficer("US").body("{\"limits\": []}").post(preview).then().statusCode(400);
        treatyOfficer("US")
                .body(Api.terms("2025-02-10", Api.DAILY + "," + Api.DAILY, Api.MANUAL))
                .post(preview)
                .then()
                .statusCode(422);
        treatyOfficer("US").get(PATH + "/" + id + "/terms").then().body("items", hasSize(0));
        assertEquals(1, Api.version(id));
    }

    @Test
    void whileFlightsServiceIsAwayItSaysSo() {
        String id = Api.agreement();
        treatyOfficer("US")
                .body(TERMS)
                .post(PATH + "/" + id + "/terms-preview")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void flightsServiceIsAskedWithTheCallersTokenAndTheVersionTheTermsWereCheckedBy() throws IOException {
        String id = Api.agreement();
        AtomicReference<String> asked = new AtomicReference<>();
        AtomicReference<String> token = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(flights.getHost(), flights.getPort()), 0);
        server.createContext("/internal/agreements/" + id + "/terms-preview", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            token.set(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"windows\": [], \"overLimit\": [\"F\"]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            treatyOfficer("US")
                    .body(TERMS)
                    .post(PATH + "/" + id + "/terms-preview")
                    .then()
                    .statusCode(200)
                    .body("overLimit[0]", equalTo("F"));
            JsonNode question = Json.read(asked.get(), JsonNode.class);
            assertEquals(1, question.get("agreementVersion").asInt());
            assertEquals("flights-day", question.at("/terms/limits/0/id").asText());
            assertTrue(token.get().startsWith("Bearer ey"));
        } finally {
            server.stop(0);
        }
    }
}
