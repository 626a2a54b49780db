package org.acuerdo.agreements.fact;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
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
class FactResourceTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @ParameterizedTest(name = "{0}, then {1}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        abandonment {"on": "2025-02-06", "by": "GT"} | signature {"on": "2025-02-06"} | 409 | ENDED
        entry-into-force {"on": "2025-01-10"} | entry-into-force {"on": "2025-03-01"} | 409 | ALREADY_IN_FORCE
        negotiation {"on": "2025-02-05"} | suspensions {"from": "2025-03-07", "by": "GT", "reason": "storm"} | 409 | NOT_IN_FORCE
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-01-09", "by": "GT", "reason": "storm"} | 409 | NOT_IN_FORCE
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-03-07", "by": "US", "reason": "storm"} | 422 | NOT_OWN_STATE
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-03-07", "by": "XX", "reason": "storm"} | 400 | MALFORMED
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-03-07", "by": "GT"} | 400 | MALFORMED
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-03-07", "until": "2025-03-06", "by": "GT", "reason": "storm"} | 422 | OUT_OF_ORDER
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-03-07", "by": "GT", "reason": "call +502 5555 0123 for details"} | 422 | LOOKS_LIKE_PERSONAL_DATA
        entry-into-force {"on": "2025-01-10"} | abandonment {"on": "2025-02-06", "by": "GT"} | 409 | ALREADY_IN_FORCE
        entry-into-force {"on": "2025-01-10"} | signature {"on": "2025-02-06"} | 422 | OUT_OF_ORDER
        entry-into-force {"on": "2025-01-10"} | termination-notice {"givenOn": "2025-02-07", "effectiveOn": "2025-03-07", "by": "GT"} | 422 | IN_THE_FUTURE
        entry-into-force {"on": "2025-01-10"} | termination-notice {"givenOn": "2025-02-06", "effectiveOn": "2025-02-05", "by": "GT"} | 422 | OUT_OF_ORDER
        entry-into-force {"on": "2025-01-10"} | termination-notice/withdrawal {} | 409 | NO_NOTICE
        entry-into-force {"on": "2025-01-10"} | extension {"expiresOn": "2026-01-01"} | 409 | NO_EXPIRY
        negotiation {"on": "2025-02-05"} | termination-notice {"givenOn": "2025-02-06", "effectiveOn": "2025-03-06", "by": "GT"} | 409 | NOT_IN_FORCE
        negotiation {"on": "2025-02-05"} | negotiation {"on": "2025-02-06"} | 409 | ALREADY_NEGOTIATING
        negotiation {"on": "2025-02-05"} | signature {"on": "2025-02-04"} | 422 | OUT_OF_ORDER
        negotiation {"on": "2025-02-05"} | signature {"on": "2025-02-07"} | 422 | IN_THE_FUTURE
        negotiation {"on": "2025-02-05"} | signature {"on": "2025-13-01"} | 400 | MALFORMED
        negotiation {"on": "2025-02-05"} | signature {} | 400 | MALFORMED
        negotiation {"on": "2025-02-05"} | signature {"on": "2025-02-06", "at": "noon"} | 400 | MALFORMED
        negotiation {"on": "2025-02-05"} | provisional-application {"from": "2025-03-05", "until": "2025-03-04"} | 422 | OUT_OF_ORDER
        provisional-application {"from": "2025-02-01"} | provisional-application {"from": "2025-03-05"} | 409 | ALREADY_PROVISIONAL
        entry-into-force {"on": "2025-01-10"} | provisional-application {"from": "2025-02-01"} | 409 | ALREADY_IN_FORCE
        entry-into-force {"on": "2025-01-10"} | negotiation {"on": "2025-01-11"} | 422 | OUT_OF_ORDER
        signature {"on": "2025-02-05"} | entry-into-force {"on": "2025-02-04"} | 422 | OUT_OF_ORDER
        signature {"on": "2025-02-05"} | signature {"on": "2025-02-06"} | 409 | ALREADY_SIGNED
        signature {"on": "2025-02-05"} | abandonment {"on": "2025-02-04", "by": "GT"} | 422 | OUT_OF_ORDER
        signature {"on": "2025-02-05"} | abandonment {"on": "2025-02-06", "by": "US"} | 422 | NOT_OWN_STATE
        abandonment {"on": "2025-02-06", "by": "GT"} | entry-into-force {"on": "2025-02-07"} | 409 | ENDED
        abandonment {"on": "2025-02-06", "by": "GT"} | provisional-application {"from": "2025-02-07"} | 409 | ENDED
        abandonment {"on": "2025-02-06", "by": "GT"} | abandonment {"on": "2025-02-06", "by": "GT"} | 409 | ENDED
        abandonment {"on": "2025-02-06", "by": "GT"} | corrections {"field": "signedOn", "value": "2025-02-06", "reason": "x"} | 409 | NOT_ON_RECORD
        entry-into-force {"on": "2025-01-10"} | termination-notice {"givenOn": "2025-02-06", "effectiveOn": "2025-03-06", "by": "US"} | 422 | NOT_OWN_STATE
        entry-into-force {"on": "2025-01-10"} | suspensions {"from": "2025-01-08", "until": "2025-02-08", "by": "GT", "reason": "storm"} | 409 | NOT_IN_FORCE
        """)
    void anIllegalFactIsRefusedAndNothingStored(String before, String then, int status, String code) {
        String id = Api.agreement();
        state(id, before).then().statusCode(200);
        state(id, then)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("violations[0].detail", notNullValue());
        assertEquals(2, Api.version(id));
    }

    private static io.restassured.response.Response state(String id, String fact) {
        int space = fact.indexOf(' ');
        return act("GT", id, "/" + fact.substring(0, space), fact.substring(space + 1));
    }

    @Test
    void theWholeLifeOfAnAgreement() {
        String id = Api.agreement(", \"noticeDays\": {\"suspension\": 30, \"termination\": 30}");
        act("US", id, "/negotiation", "{\"on\": \"2025-02-05\", \"source\": {\"name\": \"communiqué\"}}")
                .then()
                .statusCode(200)
                .body("status", equalTo("NEGOTIATING"));
        act("GT", id, "/signature", "{\"on\": \"2025-02-06\"}").then().body("status", equalTo("SIGNED"));
        act("GT", id, "/provisional-application", "{\"from\": \"2025-02-06\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"))
                .body("operative", equalTo(true))
                .body("provisionalApplication", equalTo(true));
        act("US", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);

        String suspension = act(
                        "GT", id, "/suspensions", "{\"from\": \"2025-03-07\", \"by\": \"GT\", \"reason\": \"storm\"}")
                .then()
                .statusCode(201)
                .body("until", nullValue())
                .body("shortNotice", equalTo(true))
                .extract()
                .path("id");
        act("US", id, "/suspensions/" + suspension + "/end", "{\"on\": \"2025-03-10\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_OWN_STATE"));
        act("GT", id, "/suspensions/" + UUID.randomUUID() + "/end", "{\"on\": \"2025-03-10\"}")
                .then()
                .statusCode(404);
        act("US", id, "/suspensions", "{\"from\": \"2025-03-20\", \"by\": \"US\", \"reason\": \"storm\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("SUSPENSIONS_OVERLAP"));
        act("GT", id, "/suspensions/" + suspension + "/end", "{\"on\": \"2025-03-10\", \"reason\": \"it is over\"}")
                .then()
                .statusCode(200)
                .body("facts.suspensions[0].until", equalTo("2025-03-09"));

        act(
                        "US",
                        id,
                        "/termination-notice",
                        "{\"givenOn\": \"2025-02-06\", \"effectiveOn\": \"2025-02-20\", \"by\": \"US\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("NOTICE_GIVEN"))
                .body("operative", equalTo(true))
                .body("facts.terminationNotice.shortNotice", equalTo(true));
        act("GT", id, "/termination-notice/withdrawal", "{}")
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_OWN_STATE"));
        act("US", id, "/termination-notice/withdrawal", "")
                .then()
                .statusCode(200)
                .body("facts.terminationNotice", nullValue());
        act(
                        "US",
                        id,
                        "/termination-notice",
                        "{\"givenOn\": \"2025-02-06\", \"effectiveOn\": \"2025-03-20\", \"by\": \"US\"}")
                .then()
                .statusCode(200)
                .body("facts.terminationNotice.shortNotice", equalTo(false));

        treatyOfficer("GT")
                .get(PATH + "/" + id + "?on=2025-03-19")
                .then()
                .body("status", equalTo("NOTICE_GIVEN"))
                .body("operative", equalTo(true));
        treatyOfficer("GT")
                .get(PATH + "/" + id + "?on=2025-03-20")
                .then()
                .body("status", equalTo("TERMINATED"))
                .body("operative", equalTo(false))
                .body("facts.suspensions", hasSize(1));
    }

    @Test
    void todayIsTheReceivingStatesDay() {
        // 03:00 UTC on the 7th is still the 6th in Guatemala
        TestClock.set("2025-02-07T03:00:00Z");
        String id = Api.agreement();
        act("GT", id, "/signature", "{\"on\": \"2025-02-07\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        act("GT", id, "/signature", "{\"on\": \"2025-02-06\"}").then().statusCode(200);
    }

    @Test
    void anExpiryCanBeExtended() {
        String id = Api.agreement(", \"expiresOn\": \"2025-12-31\"");
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-06\"}").then().statusCode(200);
        act("GT", id, "/extension", "{\"expiresOn\": \"2025-12-31\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_ORDER"));
        act("GT", id, "/extension", "{\"expiresOn\": \"2026-12-31\"}")
                .then()
                .statusCode(200)
                .body("facts.expiresOn", equalTo("2026-12-31"));
    }
}
