package org.acuerdo.agreements.fact;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts over time: what is corrected stays known, and what was known at any time can be asked. */
@QuarkusTest
@Parts
class CorrectionTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    private static Response correct(String state, String id, String field, String value) {
        String given = value == null ? "null" : "\"" + value + "\"";
        return act(state, id, "/corrections", """
            {"field": "%s", "value": %s, "reason": "slip of the pen"}\
            """.formatted(field, given));
    }

    private static void stated(String id, String path, String body) {
        int status = act("US", id, path, body).statusCode();
        if (status / 100 != 2) {
            throw new AssertionError(path + " answered " + status);
        }
    }

    /** In force from 10 February, to be suspended by US and terminated by US, with an expiry. */
    private static String fullOfFacts() {
        String id = Api.agreement(", \"expiresOn\": \"2026-12-31\"");
        stated(id, "/negotiation", "{\"on\": \"2025-02-05\"}");
        stated(id, "/signature", "{\"on\": \"2025-02-06\", \"source\": {\"name\": \"joint press release\"}}");
        stated(id, "/provisional-application", "{\"from\": \"2025-02-07\", \"until\": \"2025-02-08\"}");
        stated(id, "/entry-into-force", "{\"on\": \"2025-02-10\"}");
        stated(id, "/suspensions", """
            {"from": "2025-03-07", "until": "2025-03-09", "by": "US", "reason": "storm"}\
            """);
        stated(id, "/termination-notice", """
            {"givenOn": "2025-02-06", "effectiveOn": "2025-12-01", "by": "US"}\
            """);
        return id;
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "title, Return flights",
                "announcedOn, 2025-02-04",
                "negotiatingSince, 2025-02-04",
                "signedOn, 2025-02-05",
                "provisionalFrom, 2025-02-08",
                "provisionalUntil, -",
                "inForceFrom, 2025-02-11",
                "terminationNotice.givenOn, 2025-02-05",
                "terminationNotice.effectiveOn, 2025-11-01",
                "expiresOn, 2026-11-30",
                "expiresOn, -",
                "suspensions.SID.from, 2025-03-08",
                "suspensions.SID.until, 2025-03-10",
                "suspensions.SID.until, -"
            })
    void factsOfEveryKindAreCorrected(String field, String value) {
        String id = fullOfFacts();
        String sid = treatyOfficer("US").get(PATH + "/" + id).path("facts.suspensions[0].id");
        String name = field.replace("SID", sid);
        String shown = field.equals("title") ? "title" : "facts." + field.replace("suspensions.SID", "suspensions[0]");
        Object was = treatyOfficer("US").get(PATH + "/" + id).path(shown);
        correct("US", id, name, value)
                .then()
                .statusCode(200)
                .body(shown, value == null ? nullValue() : equalTo(value))
                .body("corrections[0].field", equalTo(name))
                .body("corrections[0].was", equalTo(was))
                .body("corrections[0].value", equalTo(value))
                .body("corrections[0].by", equalTo("US"))
                .body("corrections[0].reason", equalTo("slip of the pen"));
        as("auditor", null)
                .get(PATH + "/" + id + "/history?limit=200")
                .then()
                .body("items.action", hasItem("corrected"))
                .body("items.find { it.action == 'corrected' }.before.value", equalTo(was));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // not after the clock's local day
                "announcedOn, 2025-02-07, 422, IN_THE_FUTURE",
                "signedOn, 2025-02-09, 422, IN_THE_FUTURE",
                // the order of dated facts
                "negotiatingSince, 2025-02-07, 422, IN_THE_FUTURE",
                "signedOn, 2025-02-04, 422, OUT_OF_ORDER",
                "inForceFrom, 2025-02-05, 409, ALREADY_IN_FORCE",
                "provisionalFrom, 2025-02-09, 422, OUT_OF_ORDER",
                "provisionalUntil, 2025-02-06, 422, OUT_OF_ORDER",
                "terminationNotice.effectiveOn, 2025-02-05, 409, ENDED",
                "expiresOn, 2025-02-04, 409, ENDED",
                // a suspension lies within force
                "inForceFrom, 2025-03-08, 409, NOT_IN_FORCE",
                "suspensions.SID.from, 2025-02-09, 409, NOT_IN_FORCE",
                "suspensions.SID.until, 2025-12-05, 409, NOT_IN_FORCE",
                "terminationNotice.effectiveOn, 2025-03-08, 409, NOT_IN_FORCE",
                // the same again, what is not there, what is no value
                "inForceFrom, 2025-02-10, 422, NOTHING_CORRECTED",
                "abandonedOn, 2025-02-05, 409, NOT_ON_RECORD",
                "suspensions.0195f0a0-0000-7000-8000-000000000000.from, 2025-03-08, 409, NOT_ON_RECORD",
                "inForceFrom, -, 400, MALFORMED",
                "inForceFrom, tomorrow, 400, MALFORMED",
                "signedOn, -9999-01-01, 400, MALFORMED",
                "expiresOn, +99999999-12-31, 400, MALFORMED",
                "receivingState, MX, 400, MALFORMED",
                "status, IN_FORCE, 400, MALFORMED",
                "title, A\\u0000B, 400, MALFORMED",
                "title, born 1990-01-01, 422, LOOKS_LIKE_PERSONAL_DATA"
            })
    void legalityIsCheckedAgain(String field, String value, int status, String code) {
        String id = fullOfFacts();
        String sid = treatyOfficer("US").get(PATH + "/" + id).path("facts.suspensions[0].id");
        long before = Api.version(id);
        correct("US", id, field.replace("SID", sid), value)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        org.junit.jupiter.api.Assertions.assertEquals(before, Api.version(id));
    }

    @Test
    void aUnilateralFactIsCorrectedByItsStateOnly() {
        String id = fullOfFacts();
        correct("GT", id, "terminationNotice.effectiveOn", "2025-11-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_OWN_STATE"));
        String sid = treatyOfficer("US").get(PATH + "/" + id).path("facts.suspensions[0].id");
        correct("GT", id, "suspensions." + sid + ".from", "2025-03-08")
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_OWN_STATE"));
        correct("GT", id, "signedOn", "2025-02-05").then().statusCode(200);
        correct("MX", id, "signedOn", "2025-02-05").then().statusCode(404);
        String given = Api.agreement();
        stated(given, "/abandonment", "{\"on\": \"2025-02-06\", \"by\": \"US\"}");
        correct("GT", given, "abandonedOn", "2025-02-05").then().body("code", equalTo("NOT_OWN_STATE"));
        correct("US", given, "abandonedOn", "2025-02-05").then().statusCode(200);
    }

    @Test
    void whatBindsBothWaitsWhereItIsCountersigned() {
        String id = Api.agreement(", \"recording\": \"COUNTERSIGNED\", \"expiresOn\": \"2026-12-31\"");
        Response waits = correct("US", id, "expiresOn", "2026-11-30");
        waits.then()
                .statusCode(202)
                .body("kind", equalTo("CORRECTION"))
                .body("waitingFor", equalTo("GT"))
                .body("content.value", equalTo("2026-11-30"));
        act(
                        "GT",
                        id,
                        "/pending-acts/" + waits.path("id") + "/countersignature",
                        "{\"contentHash\": \"" + waits.path("contentHash") + "\"}")
                .then()
                .statusCode(200)
                .body("waitingFor", nullValue());
        treatyOfficer("US")
                .get(PATH + "/" + id)
                .then()
                .body("facts.expiresOn", equalTo("2026-11-30"))
                .body("corrections[0].was", equalTo("2026-12-31"));
        // what one party states alone, it corrects alone
        correct("US", id, "announcedOn", "2025-02-04").then().statusCode(200);
    }

    @Test
    void shortNoticeIsReckonedAnew() {
        String id = Api.agreement(", \"noticeDays\": {\"suspension\": 10, \"termination\": 30}");
        stated(id, "/entry-into-force", "{\"on\": \"2025-02-06\"}");
        stated(id, "/suspensions", "{\"from\": \"2025-02-10\", \"by\": \"US\", \"reason\": \"storm\"}");
        Response shown = treatyOfficer("US").get(PATH + "/" + id);
        shown.then().body("facts.suspensions[0].shortNotice", is(true));
        correct("US", id, "suspensions." + shown.path("facts.suspensions[0].id") + ".from", "2025-02-20")
                .then()
                .body("facts.suspensions[0].shortNotice", is(false));
        stated(id, "/termination-notice", """
            {"givenOn": "2025-02-06", "effectiveOn": "2025-04-01", "by": "US"}\
            """);
        correct("US", id, "terminationNotice.effectiveOn", "2025-03-01")
                .then()
                .body("facts.terminationNotice.shortNotice", is(true));
    }

    @Test
    void whatWasKnownAtAnyTimeCanBeAskedForAnyDay() {
        String id = Api.agreement();
        TestClock.set("2025-02-07T12:00:00Z");
        stated(id, "/entry-into-force", "{\"on\": \"2025-02-06\", \"source\": {\"name\": \"exchange of notes\"}}");
        stated(id, "/terms", Api.terms("2025-02-06", Api.DAILY, Api.MANUAL));
        TestClock.set("2025-02-10T12:00:00Z");
        // recorded late, and effective in the future
        stated(
                id,
                "/suspensions",
                "{\"from\": \"2025-02-08\", \"until\": \"2025-02-09\", \"by\": \"US\", \"reason\": \"x\"}");
        correct("US", id, "inForceFrom", "2025-02-07").then().statusCode(200);
        correct("US", id, "title", "Another title").then().statusCode(200);

        String path = PATH + "/" + id;
        Response known = treatyOfficer("GT").get(path + "?asKnownAt=2025-02-06T18:00:00Z");
        known.then()
                .statusCode(200)
                .body("facts.inForceFrom", nullValue())
                .body("terms", nullValue())
                .body("version", equalTo(1))
                .body("on", equalTo("2025-02-06"))
                .body("status", equalTo("ANNOUNCED"))
                .body("title", containsString("Guatemala"))
                .body("stated", hasSize(0));
        assertNull(known.header("ETag"));
        treatyOfficer("GT")
                .get(path + "?asKnownAt=2025-02-08T12:00:00-06:00&on=2025-02-08")
                .then()
                .statusCode(200)
                .body("asKnownAt", equalTo("2025-02-08T18:00:00Z"))
                .body("operative", is(true))
                .body("facts.inForceFrom", equalTo("2025-02-06"))
                .body("facts.suspensions", hasSize(0))
                .body("terms.version", equalTo(1))
                .body("version", equalTo(3))
                .body("corrections", hasSize(0));
        treatyOfficer("GT")
                .get(path + "?on=2025-02-08")
                .then()
                .body("status", equalTo("SUSPENDED"))
                .body("asKnownAt", nullValue())
                .body("stated.what", contains("entered-into-force", "suspended"))
                .body("stated[0].content.source.name", equalTo("exchange of notes"))
                .body("stated[1].recordedAt", containsString("2025-02-10"))
                .body("corrections.field", contains("inForceFrom", "title"));
        treatyOfficer("GT").get(path + "?on=2025-02-06").then().body("status", equalTo("ANNOUNCED"));

        treatyOfficer("GT").get(path + "?asKnownAt=2025-02-01T00:00:00Z").then().statusCode(404);
        treatyOfficer("GT")
                .get(path + "?asKnownAt=2031-02-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("code", equalTo("IN_THE_FUTURE"));
        treatyOfficer("GT").get(path + "?asKnownAt=yesterday").then().statusCode(400);
        treatyOfficer("MX").get(path + "?asKnownAt=2025-02-06T18:00:00Z").then().statusCode(404);
    }

    @Test
    void whatWaitsForWhomIsListed() {
        String id = Api.agreement(", \"recording\": \"COUNTERSIGNED\"");
        Response force = act("US", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}");
        force.then().statusCode(202).body("waitingFor", equalTo("GT"));
        Response other = act("GT", id, "/provisional-application", "{\"from\": \"2025-02-08\"}");
        other.then().statusCode(202).body("waitingFor", equalTo("US"));
        String acts = PATH + "/" + id + "/pending-acts";
        treatyOfficer("GT").get(acts + "?waitingFor=GT").then().body("items.id", contains((String) force.path("id")));
        treatyOfficer("GT").get(acts + "?waitingFor=Q1").then().statusCode(400);
        treatyOfficer("GT").get(acts + "?status=LATER").then().statusCode(400);
        treatyOfficer("GT").get(PATH + "?waitingFor=GT&limit=200").then().body("items.id", hasItem(id));
        act("US", id, "/pending-acts/" + force.path("id") + "/withdrawal", "{}")
                .then()
                .statusCode(200);
        treatyOfficer("GT").get(PATH + "?waitingFor=GT&limit=200").then().body("items.id", not(hasItem(id)));
        treatyOfficer("GT").get(PATH + "?waitingFor=US&limit=200").then().body("items.id", hasItem(id));
        treatyOfficer("GT").get(acts + "?status=PENDING").then().body("items", hasSize(1));
        treatyOfficer("GT").get(acts + "?status=WITHDRAWN").then().body("items", hasSize(1));
    }
}
