package org.acuerdo.agreements;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole life of an agreement, with the bodies of the main path to the letter. */
@QuarkusTest
@Parts
class MainPathTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void fromAnnouncementToTermsInForceAndASuspension() {
        String reference = "EXAMPLE-" + UUID.randomUUID();
        String id = treatyOfficer("US")
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("status", equalTo("ANNOUNCED"))
                .body("operative", equalTo(false))
                .body("version", equalTo(1))
                .body("facts.announcedOn", equalTo("2025-02-05"))
                .body("terms", nullValue())
                .body("cooperationAreas", contains("MIGRATION", "TRADE"))
                .header("Location", notNullValue())
                .extract()
                .path("id");

        String baseline = Api.claim(id);
        Api.decide(id, baseline, "DECIDED")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("DECIDED"))
                .body("basis.scenario", equalTo(true))
                .body("value", equalTo("14"));

        act("US", id, "/terms", Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL))
                .then()
                .statusCode(201)
                .header("ETag", "\"4\"")
                .header("Location", endsWith("/terms/1"))
                .body("version", equalTo(1))
                .body("agreementVersion", equalTo(4))
                .body("limits", hasSize(4))
                .body("limits[0].volume.increasePercent", equalTo("40"))
                .body("limits[0].provisional", equalTo(false));

        act("GT", id, "/entry-into-force", """
                {"on": "2025-02-10", "source": {"name": "exchange of notes"}}""")
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"")
                .body("facts.inForceFrom", equalTo("2025-02-10"))
                .body("status", equalTo("ANNOUNCED"));

        act("GT", id, "/suspensions", """
                {"from": "2025-03-07", "until": "2025-03-09", "by": "GT", "reason": "runway works"}""")
                .then()
                .statusCode(201)
                .header("ETag", "\"6\"")
                .body("id", notNullValue())
                .body("version", equalTo(6))
                .body("by", equalTo("GT"));

        get(id, "2025-02-10").body("status", equalTo("IN_FORCE")).body("operative", equalTo(true));
        get(id, "2025-02-10").body("terms.version", equalTo(1)).body("terms.limits", hasSize(4));
        get(id, "2025-02-09").body("terms", nullValue()).body("operative", equalTo(false));
        get(id, "2025-03-09").body("status", equalTo("SUSPENDED")).body("operative", equalTo(false));
        get(id, "2025-03-10").body("status", equalTo("IN_FORCE"));
    }

    private static io.restassured.response.ValidatableResponse get(String id, String on) {
        return treatyOfficer("GT").get(PATH + "/" + id + "?on=" + on).then().statusCode(200);
    }
}
