package org.acuerdo.agreements.baseline;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Parts
class BaselineResourceTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void rivalClaimsStandSideBySideAndOneIsDecided() {
        String id = Api.agreement();
        String reuters = Api.claim(id);
        String igm = claim(id, "\"10\"").then().statusCode(201).extract().path("id");
        claim(id, "\"508/12\"").then().statusCode(201).body("value", equalTo("508/12"));
        Api.decide(id, reuters, "DECIDED").then().statusCode(200);
        Api.decide(id, reuters, "REJECTED").then().statusCode(409).body("code", equalTo("ALREADY_DECIDED"));
        Api.decide(id, igm, "DECIDED").then().statusCode(409).body("code", equalTo("BASELINE_ALREADY_DECIDED"));
        Api.decide(id, igm, "REJECTED").then().statusCode(200).body("status", equalTo("REJECTED"));
        treatyOfficer("US")
                .get(PATH + "/" + id + "/baselines")
                .then()
                .body("items.status", contains("DECIDED", "REJECTED", "CLAIMED"));
        Api.decide(id, UUID.randomUUID().toString(), "DECIDED").then().statusCode(404);
        Api.decide(id, Api.claim(Api.agreement()), "DECIDED").then().statusCode(404);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "value": "14"      | "value": 14                          | 400
        "value": "14"      | "value": "fourteen"                  | 400
        "value": "14"      | "value": "14/0"                      | 400
        "value": "14"      | "value": "0"                         | 422
        "value": "14"      | "value": "-14"                       | 422
        "value": "14"      | "value": "9999999999"                | 422
        "unit": "FLIGHT"   | "unit": "SEAT"                       | 400
        "window": "2024"   | "window": "2024", "status": "DECIDED" | 400
        "window": "2024"   | "window": "write to someone@example.org" | 422
        "name": "Reuters"  | "title": "Reuters"                   | 400
        """)
    void badClaimsAreRefusedAndNothingStored(String good, String bad, int status) {
        String id = Api.agreement();
        treatyOfficer("US")
                .body("""
                        {"unit": "FLIGHT", "period": "WEEK", "value": "14", "window": "2024", "source": {"name": "Reuters"}}""".replace(good, bad))
                .post(PATH + "/" + id + "/baselines")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        treatyOfficer("US").get(PATH + "/" + id + "/baselines").then().body("items", hasSize(0));
        assertEquals(1, Api.version(id));
    }

    @Test
    void aDecisionLiesNotInTheFuture() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        act("GT", id, "/baselines/" + baseline + "/decision", """
                {"outcome": "DECIDED", "decidedOn": "2025-02-07", "basis": {"kind": "NOTE", "reference": "1"}}""")
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        act("GT", id, "/baselines/" + baseline + "/decision", """
                {"outcome": "CLAIMED", "decidedOn": "2025-02-06", "basis": {"kind": "NOTE", "reference": "1"}}""").then().statusCode(400);
    }

    private static io.restassured.response.Response claim(String id, String value) {
        return treatyOfficer("US")
                .body("{\"unit\": \"FLIGHT\", \"period\": \"WEEK\", \"value\": " + value
                        + ", \"window\": \"2024\", \"source\": {\"name\": \"IGM\"}}")
                .post(PATH + "/" + id + "/baselines");
    }
}
