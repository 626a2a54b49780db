package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One API document out of two, and its page. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ApiDocumentTest {
    @Test
    void theDocumentsAreMerged() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"))
                .body("info.title", equalTo("Acuerdo"))
                .body("paths", hasKey("/api/v1/agreements"))
                .body("paths", hasKey("/api/v1/flights"))
                .body("paths", not(hasKey("/q/internal")))
                // and what the gateway answers itself
                .body("paths", hasKey("/api/v1/events"))
                .body("paths.'/api/v1/overview'.get.security", hasSize(1))
                // the same name for different things: the second is renamed, where it stands and where it is meant
                .body("components.schemas", hasKey("Page"))
                .body("components.schemas", hasKey("FlightsPage"))
                .body(
                        "paths.'/api/v1/agreements'.get.responses.'200'.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/Page"))
                .body(
                        "paths.'/api/v1/flights'.get.responses.'200'.content.'application/json'.schema.$ref",
                        equalTo("#/components/schemas/FlightsPage"))
                // the same thing stays one
                .body("components.schemas", not(hasKey("FlightsProblem")))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("paths.'/api/v1/flights'.get.security", hasSize(1))
                .body("paths.'/api/v1/statistics'.get.security", hasSize(0))
                .body("paths.'/api/v1/flights'.get.responses.default.$ref", equalTo("#/components/responses/Problem"));
    }

    @Test
    void eachReferenceLeadsSomewhere() {
        String document = given().get("/openapi").asString();
        var json = given().get("/openapi").jsonPath();
        Matcher refs = Pattern.compile("\"#/components/(\\w+)/(\\w+)\"").matcher(document);
        int found = 0;
        while (refs.find()) {
            found++;
            assertTrue(json.getMap("components." + refs.group(1)).containsKey(refs.group(2)), refs.group());
        }
        assertTrue(found > 0);
    }

    @Test
    void whoHasItIsToldSo() {
        String tag = given().get("/openapi").header("ETag");
        given().header("If-None-Match", tag).get("/openapi").then().statusCode(304);
        given().header("Accept-Encoding", "gzip")
                .head("/openapi")
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void thePageAndItsFilesAreServed() {
        String page = given().get("/docs")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=utf-8")
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .extract()
                .asString();
        List<String> files = new ArrayList<>();
        Matcher links = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(page);
        while (links.find()) {
            files.add(links.group(1));
        }
        assertTrue(files.size() == 5, files.toString());
        for (String file : files) {
            given().get(file).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        }
        given().get(files.get(0).replaceFirst("[0-9a-f]{16}", "0000000000000000"))
                .then()
                .statusCode(404);
        given().get("/assets/x/application.properties").then().statusCode(404);
    }
}
