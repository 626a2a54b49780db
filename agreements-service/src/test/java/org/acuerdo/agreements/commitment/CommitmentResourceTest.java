package org.acuerdo.agreements.commitment;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commitments, offers, visits and the balance. */
@QuarkusTest
@Parts
class CommitmentResourceTest {
    private static final String JOBS = """
            {"debtor": "US", "kind": "JOBS", "description": "jobs at the port", "dueOn": "2025-02-28",
             "measure": {"value": "1000", "unit": "jobs"}, "certainty": "ANNOUNCED", "source": {"name": "seed article"}}""";
    private static final String MONEY = """
            {"debtor": "US", "kind": "PAYMENT", "description": "for the port", "amount": {"value": "%s", "currency": "%s"}}""";

    private String path;

    @BeforeEach
    void agreement() {
        TestClock.set("2025-02-06T12:00:00Z");
        path = PATH + "/" + Api.agreement();
    }

    private String added(String below, String body) {
        return treatyOfficer("US")
                .body(body)
                .post(path + below)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void progressMovesItAndTheClockMakesItOverdue() {
        String jobs = added("/commitments", JOBS);
        String one = path + "/commitments/" + jobs;
        treatyOfficer("GT").get(one).then().body("status", equalTo("PLEDGED")).body("progress", empty());
        treatyOfficer("GT")
                .get(one + "?on=2025-02-06")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("on"));
        added("/commitments/" + jobs + "/progress", """
                {"on": "2025-02-06", "description": "first hired", "evidence": "report 1", "measure": {"value": "120", "unit": "jobs"}}""");
        added("/commitments/" + jobs + "/progress", """
                {"on": "2025-02-06", "description": "more hired", "measure": {"value": "30.5", "unit": "jobs"}}""");
        treatyOfficer("GT")
                .get(one)
                .then()
                .body("status", equalTo("IN_PROGRESS"))
                .body("delivered.measures.jobs", equalTo("150.5"))
                .body("progress", hasSize(2));
        TestClock.set("2025-03-01T06:00:00Z");
        treatyOfficer("GT").get(one).then().body("status", equalTo("OVERDUE"));
        added("/commitments/" + jobs + "/progress", """
                {"on": "2025-02-28", "description": "all", "status": "DELIVERED"}""");
        treatyOfficer("GT").get(one).then().body("status", equalTo("DELIVERED"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "debtor": "US"  | "debtor": "HN"                                        | 422
        "value": "1000" | "value": "1,000"                                      | 400
        "value": "1000" | "value": "-5"                                         | 400
        "value": "1000" | "value": 1000                                         | 400
        "kind": "JOBS"  | "kind": "JOBS", "amount": {"value": "1", "currency": "EURO"} | 400
        "kind": "JOBS"  | "kind": "GIFT"                                        | 400
        jobs at the port | call 555-123-4567                                    | 422
        "2025-02-28"    | "3025-02-28"                                          | 422
        """)
    void wrongCommitmentsAreRefused(String good, String bad, int status) {
        treatyOfficer("US")
                .body(JOBS.replace(good, bad))
                .post(path + "/commitments")
                .then()
                .statusCode(status);
        treatyOfficer("US").get(path + "/commitments").then().body("items", empty());
    }

    @Test
    void amountsOfDifferentCurrenciesAreNeverAdded() {
        String port = added("/commitments", MONEY.formatted("4760000", "USD"));
        treatyOfficer("US")
                .body("""
                        {"on": "2025-02-06", "description": "paid", "amount": {"value": "10", "currency": "GTQ"}}""")
                .post(path + "/commitments/" + port + "/progress")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CURRENCY_DIFFERS"));
        added("/commitments", MONEY.formatted("100.25", "USD"));
        added("/commitments", MONEY.formatted("7", "GTQ"));
        added("/commitments/" + port + "/progress", """
                {"on": "2025-02-06", "description": "paid", "amount": {"value": "60000.10", "currency": "USD"}}""");
        // flights-service is not there in these tests: its side is marked, ours is shown
        treatyOfficer("GT")
                .get(path + "/balance")
                .then()
                .statusCode(200)
                .body("on", equalTo("2025-02-06"))
                .body("flights.windows", nullValue())
                .body("flights.missing", equalTo("flights-service"))
                .body("commitments.debtor", contains("US", "GT"))
                .body("commitments[0].owed.amounts.USD", equalTo("4760100.25"))
                .body("commitments[0].owed.amounts.GTQ", equalTo("7"))
                .body("commitments[0].delivered.amounts.USD", equalTo("60000.10"))
                .body("commitments[0].statuses.PLEDGED", equalTo(2))
                .body("commitments[0].statuses.IN_PROGRESS", equalTo(1))
                .body("commitments[1].owed.amounts.size()", equalTo(0));
        treatyOfficer("HN").get(path + "/balance").then().statusCode(404);
    }

    @Test
    void aCommitmentIsReplacedAsAWhole() {
        String jobs = added("/commitments", JOBS);
        String one = path + "/commitments/" + jobs;
        String tag = treatyOfficer("US").get(one).header("ETag");
        treatyOfficer("US").body(JOBS).put(one).then().statusCode(428);
        treatyOfficer("US")
                .header("If-Match", tag)
                .body(JOBS.replace("\"dueOn\": \"2025-02-28\",", ""))
                .put(one)
                .then()
                .statusCode(200)
                .body("dueOn", nullValue());
    }

    @Test
    void anOfferStaysAnOfferWhateverIsSent() {
        String offer = """
                {"by": "GT", "on": "2025-02-03", "description": "hold convicted nationals of the sending state",
                 "source": {"name": "seed article"}}""";
        String id = added("/offers", offer);
        treatyOfficer("US").get(path + "/offers/" + id).then().body("status", equalTo("OFFERED"));
        for (String more : new String[] {"\"status\": \"ACCEPTED\"", "\"limits\": []", "\"executable\": true"}) {
            treatyOfficer("GT")
                    .body(offer.replace("\"by\"", more + ", \"by\""))
                    .post(path + "/offers")
                    .then()
                    .statusCode(400);
        }
        treatyOfficer("US")
                .body(offer.replace("\"GT\"", "\"MX\""))
                .post(path + "/offers")
                .then()
                .statusCode(422);
        treatyOfficer("US").get(path).then().body("terms", nullValue());
    }

    @Test
    void aVisitKeepsWhatWasExpectedAndWhatCameOfIt() {
        String visit = added("/visits", """
                {"level": "HIGH_LEVEL", "host": "US", "place": "Washington, D.C.", "period": "in the weeks after 5 February 2025",
                 "participants": [{"institution": "Government of Guatemala", "sector": "PUBLIC"}],
                 "expectedOutcomes": ["agreements on investment"], "source": {"name": "seed article"}}""");
        added("/visits/" + visit + "/outcomes", "{\"on\": \"2025-02-06\", \"summary\": \"a date was set\"}");
        treatyOfficer("GT")
                .get(path + "/visits/" + visit)
                .then()
                .body("expectedOutcomes", contains("agreements on investment"))
                .body("outcomes.summary", contains("a date was set"));
        treatyOfficer("US")
                .body("{\"level\": \"HIGH_LEVEL\", \"host\": \"Atlantis\"}")
                .post(path + "/visits")
                .then()
                .statusCode(400);
    }
}
