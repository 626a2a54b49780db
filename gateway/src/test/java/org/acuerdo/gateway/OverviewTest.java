package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** The overview while one service is away: what it knows is marked as missing, the rest is there. */
@QuarkusTest
@TestProfile(MissingPartTest.NoFlights.class)
@WithTestResource(PageSurroundings.class)
class OverviewTest {
    private static RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer " + Tokens.of("planner-us"));
    }

    @Test
    void whatIsMissingIsMarkedAndTheRestIsThere() {
        signedIn()
                .get("/api/v1/overview")
                .then()
                .statusCode(200)
                .body("agreements.items.reference", hasItem("EXAMPLE-US-GT"))
                .body("agreements.missing", nullValue())
                .body("flightsThisWeek.items", nullValue())
                .body("flightsThisWeek.missing.part", equalTo("flights-service"))
                .body("flightsThisWeek.missing.code", equalTo("UNAVAILABLE"))
                .body("quotasThisWeek.missing.part", equalTo("flights-service"))
                .body("holds.missing.code", equalTo("UNAVAILABLE"));
    }

    @Test
    void itTakesNoParametersAndIsOnlyRead() {
        signedIn().get("/api/v1/overview?limit=5").then().statusCode(400).body("code", equalTo("MALFORMED"));
        signedIn().post("/api/v1/overview").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
        given().get("/api/v1/overview").then().statusCode(401);
    }

    @Test
    void theStreamSaysWhenKafkaIsAway() {
        signedIn()
                .get("/api/v1/events")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void theMessageInterfaceIsPublished() {
        String document = given().get("/asyncapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();
        var names = java.util.regex.Pattern.compile("'\\./(schemas/[^']+)'").matcher(document);
        int found = 0;
        while (names.find()) {
            found++;
            given().get("/" + names.group(1)).then().statusCode(200).contentType("application/schema+json");
        }
        org.junit.jupiter.api.Assertions.assertTrue(found > 50, "schemas: " + found);
        given().get("/schemas/none.json").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        given().urlEncodingEnabled(false)
                .get("/schemas/..%2fasyncapi.yaml")
                .then()
                .statusCode(404);
    }
}
