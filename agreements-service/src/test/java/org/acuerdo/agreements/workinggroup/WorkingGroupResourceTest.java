package org.acuerdo.agreements.workinggroup;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class WorkingGroupResourceTest {
    private static final String GROUP = """
            {"name": "Binational working group on return flights", "mandate": "settle the details of the increase",
             "members": [{"institution": "Instituto Guatemalteco de Migración", "state": "GT"}], "agenda": ["baseline"]}""";
    private static final String CLAIM = """
            {"unit": "FLIGHT", "period": "WEEK", "value": "14", "window": "2024", "source": {"name": "Reuters"}}""";
    private static final String TERMS = """
            {"effectiveFrom": "2025-02-10", "certainty": "AGREED", "limits": [{"id": "flights-week", "unit": "FLIGHT",
             "period": "WEEK", "volume": {"baseline": "%s", "increasePercent": "40"}}], "populations": [{"category": "NATIONAL"}],
             "clearance": {"mode": "MANUAL", "replyWithinHours": 48}}""";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    private static String group(String agreement) {
        return treatyOfficer("US")
                .body(GROUP)
                .post(PATH + "/" + agreement + "/working-groups")
                .then()
                .statusCode(201)
                .body("members.state", contains("GT"))
                .body("meetings", empty())
                .extract()
                .path("id");
    }

    private static String claim(String agreement) {
        return treatyOfficer("US")
                .body(CLAIM)
                .post(PATH + "/" + agreement + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse outcome(String agreement, String group, String state, String body) {
        return treatyOfficer(state)
                .body(body)
                .post(PATH + "/" + agreement + "/working-groups/" + group + "/outcomes")
                .then();
    }

    private static String decision(String baseline) {
        return """
                {"kind": "BASELINE_DECISION", "on": "2025-02-06", "reference": "minutes 1", "baseline": "%s",
                 "outcome": "DECIDED"}""".formatted(baseline);
    }

    private static String adoption(String baseline) {
        return """
                {"kind": "TERMS_ADOPTION", "on": "2025-02-06", "reference": "minutes 2", "terms": %s}""".formatted(TERMS.formatted(baseline));
    }

    @Test
    void fromTheTermsAReaderComesBackToTheOutcomeTheDecisionAndTheStatement() {
        String id = Api.agreement();
        treatyOfficer("GT")
                .body("""
                        {"on": "2025-02-05", "summary": "40 percent more", "speaker": "Bernardo Arévalo",
                         "supports": ["increase"]}""")
                .post(PATH + "/" + id + "/statements")
                .then()
                .statusCode(201);
        treatyOfficer("GT")
                .body("""
                        {"on": "2025-02-05", "summary": "something else", "supports": ["airports"]}""")
                .post(PATH + "/" + id + "/statements")
                .then()
                .statusCode(201);
        String group = group(id);
        treatyOfficer("GT")
                .body("{\"on\": \"2025-02-06\", \"place\": \"Guatemala City\"}")
                .post(PATH + "/" + id + "/working-groups/" + group + "/meetings")
                .then()
                .statusCode(201);
        String baseline = claim(id);
        outcome(id, group, "GT", decision(baseline)).statusCode(201).body("kind", equalTo("BASELINE_DECISION"));
        outcome(id, group, "GT", adoption(baseline)).statusCode(201);
        treatyOfficer("US")
                .get(PATH + "/" + id + "/working-groups/" + group)
                .then()
                .body("outcomes.reference", contains("minutes 1", "minutes 2"))
                .body("meetings.place", contains("Guatemala City"));
        treatyOfficer("US")
                .get(PATH + "/" + id + "/terms/1")
                .then()
                .statusCode(200)
                .body("basis.kind", equalTo("WORKING_GROUP"))
                .body("basis.workingGroup", equalTo(group))
                .body("origin.workingGroup.name", equalTo("Binational working group on return flights"))
                .body("origin.outcome.reference", equalTo("minutes 2"))
                .body("origin.baselines.status", contains("DECIDED"))
                .body("origin.baselines[0].outcome.reference", equalTo("minutes 1"))
                .body("origin.statements.summary", contains("40 percent more"));
    }

    @Test
    void underCountersignatureAnOutcomeWaitsForTheOtherParty() {
        String id = Api.agreement(", \"recording\": \"COUNTERSIGNED\"");
        String group = group(id);
        String baseline = claim(id);
        var pending = outcome(id, group, "US", decision(baseline))
                .statusCode(202)
                .body("kind", equalTo("WORKING_GROUP_OUTCOME"))
                .body("status", equalTo("PENDING"))
                .extract();
        treatyOfficer("US")
                .get(PATH + "/" + id + "/working-groups/" + group)
                .then()
                .body("outcomes", empty());
        treatyOfficer("GT")
                .header("If-Match", pending.header("ETag"))
                .body("{\"contentHash\": \"" + pending.path("contentHash") + "\"}")
                .post(PATH + "/" + id + "/pending-acts/" + pending.path("id") + "/countersignature")
                .then()
                .statusCode(200)
                .body("status", equalTo("COUNTERSIGNED"));
        treatyOfficer("US").get(PATH + "/" + id + "/baselines").then().body("items.status", hasItem("DECIDED"));
        // what binds nobody waits for nobody
        outcome(
                        id,
                        group,
                        "US",
                        "{\"kind\": \"RECORD\", \"on\": \"2025-02-06\", \"reference\": \"m3\", \"summary\": \"met\"}")
                .statusCode(201);
    }

    @Test
    void aRuleThatRefusesTheActRefusesTheOutcomeAndNothingIsKept() {
        String id = Api.agreement();
        String group = group(id);
        String baseline = claim(id);
        outcome(id, group, "US", decision(baseline)).statusCode(201);
        outcome(id, group, "US", decision(baseline)).statusCode(409);
        outcome(id, group, "US", decision(UUID.randomUUID().toString())).statusCode(422);
        treatyOfficer("US")
                .get(PATH + "/" + id + "/working-groups/" + group)
                .then()
                .body("outcomes.reference", contains("minutes 1"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"kind": "RECORD", "on": "2025-02-06", "reference": "m"}                                          | 400
        {"kind": "RECORD", "on": "2025-02-06", "reference": "m", "summary": "s", "outcome": "DECIDED"}    | 400
        {"kind": "BASELINE_DECISION", "on": "2025-02-06", "reference": "m"}                               | 400
        {"kind": "TERMS_ADOPTION", "on": "2025-02-06", "reference": "m", "summary": "s"}                  | 400
        {"kind": "RECORD", "on": "2025-02-07", "reference": "m", "summary": "s"}                          | 422
        {"kind": "RECORD", "on": "2025-02-06", "reference": "m", "summary": "born 4/11/1998"}             | 422
        {"kind": "VOTE", "on": "2025-02-06", "reference": "m"}                                            | 400
        """)
    void wrongOutcomesAreRefused(String body, int status) {
        String id = Api.agreement();
        outcome(id, group(id), "US", body).statusCode(status);
    }

    @Test
    void nobodyElseCanClaimToBeAnOutcome() {
        String id = Api.agreement();
        String terms = TERMS.formatted(claim(id))
                .replace(
                        "\"certainty\"",
                        "\"basis\": {\"kind\": \"WORKING_GROUP\", \"reference\": \"m\", \"outcome\": \""
                                + UUID.randomUUID() + "\"}, \"certainty\"");
        String tag = treatyOfficer("US").get(PATH + "/" + id).header("ETag");
        treatyOfficer("US")
                .header("If-Match", tag)
                .body(terms)
                .post(PATH + "/" + id + "/terms")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("basis"));
    }

    @Test
    void membersComeFromThePartiesAndStrangersSeeNothing() {
        String id = Api.agreement();
        treatyOfficer("US")
                .body(GROUP.replace("\"GT\"", "\"HN\""))
                .post(PATH + "/" + id + "/working-groups")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("NOT_A_PARTY"));
        String group = group(id);
        treatyOfficer("HN")
                .get(PATH + "/" + id + "/working-groups/" + group)
                .then()
                .statusCode(404);
        treatyOfficer("US")
                .get(PATH + "/" + Api.agreement() + "/working-groups/" + group)
                .then()
                .statusCode(404);
        treatyOfficer("US").get(PATH + "/" + id + "/working-groups").then().body("next", nullValue());
    }
}
