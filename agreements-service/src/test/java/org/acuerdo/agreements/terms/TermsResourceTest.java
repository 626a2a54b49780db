package org.acuerdo.agreements.terms;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Parts
class TermsResourceTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "icao": "MGGT"          | "icao": "XXXX"                      | 400 | AIRPORT_UNKNOWN
        "icao": "MGGT"          | "icao": "MGGT", "city": "Guatemala" | 400 | MALFORMED
        "opens": "06:00"        | "opens": "25:00"                    | 400 | MALFORMED
        "HN", "SV", "NI"        | "HN", "XX"                          | 400 | STATE_UNKNOWN
        "HN", "SV", "NI"        | "HN", "US"                          | 422 | SENDING_STATE_NATIONAL
        "2025-12-24"            | "2025-02-30"                        | 400 | MALFORMED
        "fixed": 5              | "fixed": 5.5                        | 400 | MALFORMED
        "fixed": 5              | "fixed": "5"                        | 400 | MALFORMED
        "fixed": 5              | "fixed": -5                         | 422 | NUMBER_OUT_OF_RANGE
        "fixed": 5              | "fixed": 99999999999                | 400 | MALFORMED
        "DAY"                   | "FORTNIGHT"                         | 400 | MALFORMED
        "noticeHours": 24       | "noticeHours": -24                  | 422 | NUMBER_OUT_OF_RANGE
        "replyWithinHours": 48  | "replyWithinWorkingDays": 0         | 422 | NUMBER_OUT_OF_RANGE
        "mode": "MANUAL",       | ""                                  | 400 | MALFORMED
        "certainty": "AGREED",  | ""                                  | 400 | MALFORMED
        "limits": [{            | "limits": [{"id": "flights-day", "unit": "FLIGHT", "period": "WEEK", "volume": {"fixed": 9}}, { | 422 | LIMIT_ID_TWICE
        "fixed": 5}             | "fixed": 5, "increasePercent": "40"} | 422 | VOLUME_AMBIGUOUS
        "fixed": 5}             | "fixed": 5}, "criticalPercent": 101  | 422 | NUMBER_OUT_OF_RANGE
        "fixed": 5}             | "fixed": 5}, "carryOver": {"maxPercent": "100.5", "windows": 1} | 422 | PERCENT_OUT_OF_RANGE
        "fixed": 5}             | "fixed": 5}, "carryOver": {"maxPercent": "20", "windows": 0} | 422 | NUMBER_OUT_OF_RANGE
        "period": "DAY"         | "period": "TERM", "carryOver": {"maxPercent": "20", "windows": 1} | 422 | CARRY_OVER_NOT_POSSIBLE
        "period": "DAY"         | "period": "STANDING"                | 422 | STANDING_NOT_POSSIBLE
        "fixed": 5}             | "fixed": 5}, "rampUp": [{"from": "2025-04-01", "fixed": 2}, {"from": "2025-03-01", "fixed": 3}] | 422 | RAMP_UP_OUT_OF_ORDER
        "fixed": 5}             | "fixed": 5}, "rampUp": [{"from": "2025-04-01", "increasePercent": "40"}] | 422 | RAMP_UP_MISMATCH
        "mode": "MANUAL"        | "mode": "AUTOMATIC"                 | 422 | CLEARANCE_CONTRADICTION
        "replyWithinHours": 48, | ""                                  | 422 | REPLY_TIME_NEEDED
        "opens": "06:00"        | "opens": "23:00"                    | 422 | HOURS_REVERSED
        """)
    void badTermsAreRefusedAndNothingStored(String good, String bad, int status, String code) {
        String id = Api.agreement();
        String body = Api.terms("2025-02-10", Api.DAILY, Api.MANUAL).replace(good, bad.equals("\"\"") ? "" : bad);
        act("GT", id, "/terms", body)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations.code", hasItems(code));
        assertEquals(1, Api.version(id));
        treatyOfficer("GT").get(PATH + "/" + id + "/terms").then().body("items", hasSize(0));
    }

    @Test
    void theVersionOfADayIsTheLatestInEffectAndOnATieTheHigherNumber() {
        String id = Api.agreement();
        for (String from : new String[] {"2025-02-10", "2025-03-01", "2025-02-20", "2025-03-01"}) {
            act("GT", id, "/terms", Api.terms(from, Api.DAILY, Api.MANUAL))
                    .then()
                    .statusCode(201);
        }
        String terms = PATH + "/" + id + "/terms";
        treatyOfficer("US").get(terms).then().body("items.version", contains(1, 2, 3, 4));
        treatyOfficer("US")
                .get(terms + "?limit=3")
                .then()
                .body("items", hasSize(3))
                .body("next", notNullValue());
        treatyOfficer("US").get(terms + "?on=2025-02-09").then().statusCode(404);
        treatyOfficer("US").get(terms + "?on=2025-02-19").then().body("version", equalTo(1));
        treatyOfficer("US").get(terms + "?on=2025-02-28").then().body("version", equalTo(3));
        treatyOfficer("US").get(terms + "?on=2025-03-01").then().body("version", equalTo(4));
        treatyOfficer("US").get(terms + "/2").then().body("effectiveFrom", equalTo("2025-03-01"));
        treatyOfficer("US").get(terms + "/5").then().statusCode(404);
        treatyOfficer("US").get(terms + "/x").then().statusCode(404);
        treatyOfficer("HN").get(terms).then().statusCode(404);

        act("GT", id, "/terms/4/withdrawal", "{}").then().statusCode(200).body("withdrawnAt", notNullValue());
        treatyOfficer("US").get(terms + "?on=2025-03-01").then().body("version", equalTo(2));
        act("GT", id, "/terms/4/withdrawal", "{}").then().statusCode(409).body("code", equalTo("WITHDRAWN"));
        TestClock.set("2025-02-10T12:00:00Z");
        act("GT", id, "/terms/1/withdrawal", "{}").then().statusCode(409).body("code", equalTo("IN_EFFECT"));
        act("GT", id, "/terms/9/withdrawal", "{}").then().statusCode(404);
    }

    @Test
    void aLimitIdKeepsItsUnitAndPeriodForEver() {
        String id = Api.agreement();
        act("GT", id, "/terms", Api.terms("2025-02-10", Api.DAILY, Api.MANUAL))
                .then()
                .statusCode(201);
        act("GT", id, "/terms", Api.terms("2025-03-10", Api.DAILY.replace("DAY", "WEEK"), Api.MANUAL))
                .then()
                .statusCode(422)
                .body("code", equalTo("LIMIT_KIND_FIXED"))
                .body("violations[0].clause", containsString("flights-day"));
    }

    @Test
    void aBaselineOfAnotherUnitOrPeriodOrAgreementIsRefused() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        String limit = """
            {"id": "yearly", "unit": "FLIGHT", "period": "YEAR",
             "volume": {"baseline": "%s", "increasePercent": "40"}}\
            """;
        act("GT", id, "/terms", Api.terms("2025-02-10", limit.formatted(baseline), Api.MANUAL))
                .then()
                .statusCode(422)
                .body("code", equalTo("BASELINE_MISMATCH"));
        act("GT", id, "/terms", Api.terms("2025-02-10", limit.formatted(Api.claim(Api.agreement())), Api.MANUAL))
                .then()
                .statusCode(422)
                .body("code", equalTo("BASELINE_UNKNOWN"));
        Api.decide(id, baseline, "REJECTED").then().statusCode(200);
        act("GT", id, "/terms", Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL))
                .then()
                .statusCode(422)
                .body("code", equalTo("BASELINE_REJECTED"));
    }

    @Test
    void aLimitOnAClaimSaysThatItIsProvisional() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        act("GT", id, "/terms", Api.terms("2025-02-06", Api.mainPathLimits(baseline), Api.MANUAL))
                .then()
                .statusCode(201)
                .body("limits.provisional", contains(true, false, false, false));
        Api.decide(id, baseline, "DECIDED").then().statusCode(200);
        treatyOfficer("US")
                .get(PATH + "/" + id)
                .then()
                .body("terms.limits.provisional", contains(false, false, false, false));
    }

    @Test
    void automaticClearanceBindsOnlyByTheReceivingStatesAct() {
        String id = Api.agreement();
        String automatic = Api.terms("2025-02-10", Api.DAILY, "{\"mode\": \"AUTOMATIC\"}");
        var waits = act("US", id, "/terms", automatic)
                .then()
                .statusCode(202)
                .body("kind", equalTo("TERMS"))
                .body("status", equalTo("PENDING"))
                .body("proposedBy", equalTo("US"));
        String pid = waits.extract().path("id");
        String hash = waits.extract().path("contentHash");
        treatyOfficer("US").get(PATH + "/" + id + "/terms").then().body("items", hasSize(0));

        String countersignature = "/pending-acts/" + pid + "/countersignature";
        act("US", id, countersignature, "{\"contentHash\": \"" + hash + "\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("OTHER_PARTY_NEEDED"));
        act("GT", id, countersignature, "{\"contentHash\": \"" + "0".repeat(64) + "\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("CONTENT_DIFFERS"));
        as("clearance-officer", "GT")
                .header("If-Match", "*")
                .body("{\"contentHash\": \"" + hash + "\"}")
                .post(PATH + "/" + id + countersignature)
                .then()
                .statusCode(403);
        act("GT", id, countersignature, "{\"contentHash\": \"" + hash + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("COUNTERSIGNED"));
        treatyOfficer("US")
                .get(PATH + "/" + id + "/terms/1")
                .then()
                .statusCode(200)
                .body("clearance.mode", equalTo("AUTOMATIC"));
        act("GT", id, countersignature, "{\"contentHash\": \"" + hash + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));

        act("GT", id, "/terms", Api.terms("2025-03-10", Api.DAILY, "{\"mode\": \"AUTOMATIC\"}"))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        act(
                        "US",
                        id,
                        "/terms",
                        Api.terms(
                                "2025-03-11",
                                Api.DAILY,
                                "{\"mode\": \"MANUAL\", \"replyWithinHours\": 48, \"onSilence\": \"DEEMED_GRANTED\"}"))
                .then()
                .statusCode(202);
    }

    @Test
    void aSnapshotThatCantBePublishedIsRefusedAtTheDoor() {
        String id = Api.agreement();
        String holidays = IntStream.range(0, 500)
                .mapToObj(i -> "\"" + java.time.LocalDate.parse("2025-01-01").plusDays(i) + "\"")
                .collect(Collectors.joining(","));
        String limits = IntStream.range(0, 400)
                .mapToObj(i -> """
                    {"id": "limit-%d-%s", "unit": "PERSON", "period": "DAY", "volume": {"fixed": 5},
                     "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "airports": ["MGGT", "MGPB", "MGCB", "MGTK", "MGES"],
                      "aircraft": ["CHARTER", "MILITARY", "STATE", "SCHEDULED", "RECEIVING_STATE"],
                      "nationalities": {"exclude": ["CU", "VE", "NI", "HN", "SV", "CO", "EC", "PE", "BO", "BR"]}}}\
                    """.formatted(i, UUID.randomUUID()))
                .collect(Collectors.joining(","));
        String large = Api.terms("2025-02-10", limits, Api.MANUAL)
                .replace(
                        "\"noticeHours\": 24", "\"noticeHours\": 24, \"calendar\": {\"holidays\": [" + holidays + "]}");
        int taken = 0;
        var answer = act("GT", id, "/terms", large);
        while (answer.statusCode() == 201 && taken < 10) {
            taken++;
            answer = act("GT", id, "/terms", large);
        }
        answer.then().statusCode(422).body("code", equalTo("SNAPSHOT_TOO_LARGE"));
        treatyOfficer("GT").get(PATH + "/" + id + "/terms").then().body("items", hasSize(taken));
        treatyOfficer("GT").get(PATH + "/" + id).then().body("version", equalTo(taken + 1));
        treatyOfficer("GT").get(PATH + "/" + id).then().body("version", greaterThan(1));
    }
}
