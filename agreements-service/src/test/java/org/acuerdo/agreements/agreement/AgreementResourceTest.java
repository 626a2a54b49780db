package org.acuerdo.agreements.agreement;

import static io.restassured.RestAssured.given;
import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Parts
class AgreementResourceTest {

    @Inject
    DataSource dataSource;

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "sendingState": "US"            | "sendingState": "XX"                | 400
        "sendingState": "US"            | "sendingState": "us"                | 400
        "sendingState": "US"            | "sendingState": "USA"               | 400
        "sendingState": "US"            | "sendingState": 7                   | 400
        "sendingState": "US"            | "sendingState": null                | 400
        "receivingState": "GT"          | "receivingState": "US"              | 422
        "zone": "America/Guatemala"     | "zone": "UTC-6"                     | 400
        "zone": "America/Guatemala"     | "zone": "America/Atlantis"          | 400
        "announcedOn": "2025-02-05"     | "announcedOn": "2025-02-30"         | 400
        "announcedOn": "2025-02-05"     | "announcedOn": "05/02/2025"         | 400
        "announcedOn": "2025-02-05"     | "announcedOn": 20250205             | 400
        "announcedOn": "2025-02-05"     | "announcedOn": "-9999-01-01"        | 400
        "announcedOn": "2025-02-05"     | "announcedOn": "0000-01-01"         | 400
        "announcedOn": "2025-02-05"     | "expiresOn": "+99999999-12-31"      | 400
        "announcedOn": "2025-02-05"     | "expiresOn": "+999999999-12-31"     | 400
        "announcedOn": "2025-02-05"     | "announcedOn": "2025-02-07"         | 422
        "announcedOn": "2025-02-05"     | "announcedOn": "0001-02-05"         | 422
        "announcedOn": "2025-02-05"     | "negotiatingSince": "2025-03-01"    | 422
        "announcedOn": "2025-02-05"     | "announcedOn": "2025-02-05", "expiresOn": "2025-02-01" | 422
        "announcedOn": "2025-02-05"     | "noticeDays": {"suspension": -1}    | 400
        "announcedOn": "2025-02-05"     | "recording": "ANYBODY"              | 400
        "announcedOn": "2025-02-05"     | "surprise": true                    | 400
        "kind": "ARRANGEMENT"           | "kind": "a deal"                    | 400
        ["MIGRATION", "TRADE"]          | "TRADE"                             | 400
        ["MIGRATION", "TRADE"]          | [null]                              | 400
        "title": "Return flights, United States to Guatemala" | "title": "call +502 5555 0123" | 422
        """)
    void badInputIsRefusedAndNothingStored(String good, String bad, int status) {
        String reference = "BAD-" + UUID.randomUUID();
        treatyOfficer("US")
                .body(Api.newAgreement(reference, "").replace(good, bad))
                .post(PATH)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations[0].code", notNullValue());
        treatyOfficer("US")
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void brokenBodiesAreMalformed() {
        for (String body : new String[] {"", "{", "[]", "null", "\"text\"", "{\"reference\": \"A\"}"}) {
            treatyOfficer("US").body(body).post(PATH).then().statusCode(400).body("code", equalTo("MALFORMED"));
        }
    }

    @Test
    void aReferenceIsTakenOnce() {
        String reference = "ONCE-" + UUID.randomUUID();
        treatyOfficer("US")
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(201);
        treatyOfficer("GT")
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("REFERENCE_TAKEN"));
    }

    @Test
    void aRetryWithTheSameKeyGetsTheFirstAnswer() {
        String reference = "KEY-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        String id = treatyOfficer("US")
                .header("Idempotency-Key", key)
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        treatyOfficer("US")
                .header("Idempotency-Key", key)
                .body(Api.newAgreement(reference, ""))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        treatyOfficer("US")
                .header("Idempotency-Key", key)
                .body(Api.newAgreement(reference + "X", ""))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_REUSED"));
    }

    @Test
    void onlyTreatyOfficersOfThePartiesRecord() {
        String body = Api.newAgreement("ROLE-" + UUID.randomUUID(), "");
        given().contentType(ContentType.JSON).body(body).post(PATH).then().statusCode(401);
        as("planner", "US").body(body).post(PATH).then().statusCode(403);
        as("auditor", null).body(body).post(PATH).then().statusCode(403);
        treatyOfficer("HN").body(body).post(PATH).then().statusCode(403);
    }

    @Test
    void aPartySeesItAndAStrangerDoesNot() {
        String id = Api.agreement();
        for (String role : List.of("planner", "clearance-officer", "treaty-officer", "safeguards-officer")) {
            as(role, "GT").get(PATH + "/" + id).then().statusCode(200);
            as(role, "HN").get(PATH + "/" + id).then().statusCode(404);
        }
        as("auditor", null).get(PATH + "/" + id).then().statusCode(200);
        as("monitor", null).get(PATH + "/" + id).then().statusCode(404);
        treatyOfficer("US").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        treatyOfficer("US").get(PATH + "/not-an-id").then().statusCode(404);
        treatyOfficer("HN")
                .body("{}")
                .post(PATH + "/" + id + "/signature")
                .then()
                .statusCode(404);
        as("planner", "US")
                .body("{}")
                .post(PATH + "/" + id + "/signature")
                .then()
                .statusCode(403);
        as("auditor", null)
                .body("{}")
                .post(PATH + "/" + id + "/signature")
                .then()
                .statusCode(403);
    }

    @Test
    void listsWhatIsFilteredAndPageByPage() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mine.add(treatyOfficer("CR")
                    .body(Api.newAgreement("LIST-" + UUID.randomUUID(), "").replace("\"GT\"", "\"CR\""))
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        treatyOfficer("CR")
                .header("If-Match", "\"1\"")
                .body("{\"on\": \"2025-02-01\"}")
                .post(PATH + "/" + mine.get(2) + "/entry-into-force")
                .then()
                .statusCode(200);

        var first = treatyOfficer("CR")
                .get(PATH + "?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        String next = first.extract().path("next");
        first.header("Link", notNullValue());
        treatyOfficer("CR")
                .get(PATH + "?limit=200&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(mine.subList(2, 5)))
                .body("next", nullValue());
        treatyOfficer("CR")
                .get(PATH + "?status=IN_FORCE")
                .then()
                .body("items.id", equalTo(List.of(mine.get(2))))
                .body("items[0].operative", equalTo(true));
        treatyOfficer("CR")
                .get(PATH + "?operativeOn=2025-01-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        treatyOfficer("CR").get(PATH + "?operativeOn=2025-02-01").then().body("items.id", hasItem(mine.get(2)));
        treatyOfficer("CR").get(PATH + "?receivingState=GT").then().body("items", hasSize(0));
        treatyOfficer("CR")
                .get(PATH + "?sendingState=US&receivingState=CR")
                .then()
                .body("items", hasSize(5));
        treatyOfficer("HN").get(PATH).then().body("items.id", not(hasItem(mine.get(0))));
        as("monitor", null).get(PATH).then().statusCode(200).body("items", hasSize(0));
        for (String query : List.of(
                "colour=red",
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=%21",
                "status=FINE",
                "sendingState=XX",
                "operativeOn=soon")) {
            treatyOfficer("CR").get(PATH + "?" + query).then().statusCode(400).body("code", equalTo("MALFORMED"));
        }
        treatyOfficer("CR").get(PATH + "/" + mine.get(0) + "?off=1").then().statusCode(400);
    }

    /** RFC 3339 has years of four digits; others are no day, whoever could reckon with them. */
    @Test
    void daysAndInstantsOfOtherYearsAreMalformed() {
        String id = Api.agreement();
        for (String day : List.of("-9999-01-01", "0000-01-01", "+99999999-12-31", "+999999999-12-31")) {
            malformed("operativeOn", day, PATH);
            malformed("on", day, PATH + "/" + id);
            malformed("on", day, PATH + "/" + id + "/terms");
            malformed("asKnownAt", day + "T23:30:00-18:00", PATH + "/" + id);
        }
        malformed("asKnownAt", "9999-12-31T23:30:00-18:00", PATH + "/" + id);
        treatyOfficer("US").get(PATH + "/" + id + "?on=9999-12-31").then().statusCode(200);
        treatyOfficer("US").get(PATH + "/" + id + "?on=0001-01-01").then().statusCode(200);
    }

    private static void malformed(String parameter, String value, String path) {
        treatyOfficer("US")
                .queryParam(parameter, value)
                .get(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter));
    }

    /** The list filters by SQL what the rules derive in Java: both give the same for any facts on any day. */
    @Test
    void theListsStatusIsTheDerivedOne() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select facts_status(f, d), facts_operative(f, d), facts_status(f, span), facts_operative(f,"
                                + " span) from (select cast(? as jsonb) as f, cast(? as date) as d) given cross join"
                                + " lateral (select max(first) as span from facts_days(f) first where first <= d)"
                                + " spans")) {
            for (AgreementFacts facts : RandomFacts.several(60)) {
                for (int n = -1; n < 40; n++) {
                    LocalDate day = RandomFacts.FIRST.plusDays(n);
                    statement.setString(1, Json.write(facts));
                    statement.setString(2, day.toString());
                    try (var row = statement.executeQuery()) {
                        row.next();
                        assertEquals(facts.statusOn(day).name(), row.getString(1), () -> facts + " on " + day);
                        assertEquals(facts.operativeOn(day), row.getBoolean(2), () -> facts + " on " + day);
                        // and so on the first day of the span it lies in
                        assertEquals(facts.statusOn(day).name(), row.getString(3), () -> facts + " on " + day);
                        assertEquals(facts.operativeOn(day), row.getBoolean(4), () -> facts + " on " + day);
                    }
                }
            }
        }
    }

    @Test
    void twoOfficersWhoReadTheSameVersionDontOverwriteEachOther() {
        String id = Api.agreement();
        act("US", id, "/signature", "{\"on\": \"2025-02-06\"}").then().statusCode(200);
        treatyOfficer("GT")
                .header("If-Match", "\"1\"")
                .body("{\"on\": \"2025-02-10\"}")
                .post(PATH + "/" + id + "/entry-into-force")
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE"));
        treatyOfficer("GT")
                .body("{\"on\": \"2025-02-10\"}")
                .post(PATH + "/" + id + "/entry-into-force")
                .then()
                .statusCode(428);
        treatyOfficer("US")
                .header("If-Match", "\"1\"")
                .body("{\"unit\": \"FLIGHT\", \"period\": \"WEEK\", \"value\": \"14\", \"window\": \"2024\","
                        + " \"source\": {\"name\": \"Reuters\"}}")
                .post(PATH + "/" + id + "/baselines")
                .then()
                .statusCode(412);
        assertEquals(2, Api.version(id));
    }
}
