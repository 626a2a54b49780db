package org.acuerdo.flights.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.local.parts.TestParts;
import org.junit.jupiter.api.Test;

/** Windows as the ledger knew them at an instant: every answer given then is given again, whatever came later. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class AsKnownTest {
    private static final String SPAN = "&from=2025-02-03&to=2025-03-09";

    @Inject
    LedgerProbe probe;

    @Inject
    QuotaLedger ledger;

    private static Response quotas(AgreementSnapshot agreement, String query) {
        return given().auth()
                .oauth2(TestParts.shared().token("planner", "US"))
                .get("/api/v1/quotas?agreement=" + agreement.id() + query);
    }

    private static Response explanation(AgreementSnapshot agreement, String query) {
        return given().auth()
                .oauth2(TestParts.shared().token("planner", "US"))
                .get("/api/v1/quotas/explanation?agreement=" + agreement.id() + query);
    }

    private static Given made() {
        return Given.agreement()
                .id(UUID.randomUUID())
                .inForce("2025-02-10")
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED)
                .terms(
                        "2025-02-10",
                        Given.carrying(
                                Given.increased(
                                        "flights-week",
                                        Limit.Unit.FLIGHT,
                                        Limit.Period.WEEK,
                                        "40",
                                        Limit.Rounding.FLOOR),
                                "50",
                                1),
                        Given.fixed("persons-week", Limit.Unit.PERSON, Limit.Period.WEEK, 300),
                        Given.fixed("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120));
    }

    /** Plays requests, arrivals, corrections and late facts; keeps each instant's answer and asks for all of them in the end. */
    @Test
    void whatWasAnsweredAtAnInstantIsAnsweredAgainLater() {
        TestClock.set("2025-02-06T12:00:00Z");
        Map<Instant, String> answers = new LinkedHashMap<>();
        Map<Instant, String> explained = new LinkedHashMap<>();
        Given given = made();
        AgreementSnapshot agreement = probe.apply(given.snapshot());
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        keep(agreement, answers, explained, "2025-02-06T13:00:00Z");
        var planned = LedgerProbe.landing(
                agreement,
                "2025-02-12T17:30:00Z",
                Given.group(PopulationCategory.NATIONAL, "GT", 100),
                Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 5));
        probe.reserve(first, planned);
        probe.reserve(second, planned);
        keep(agreement, answers, explained, "2025-02-07T13:00:00Z");
        probe.run(() -> ledger.release(second));
        keep(agreement, answers, explained, "2025-02-08T13:00:00Z");
        // a week later than planned, with fewer nationals and one more of the others
        TestClock.set("2025-02-18T17:00:00Z");
        probe.run(() -> ledger.consume(
                first,
                LedgerProbe.landing(
                        agreement,
                        "2025-02-18T16:30:00Z",
                        Given.group(PopulationCategory.NATIONAL, "GT", 90),
                        Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 6))));
        keep(agreement, answers, explained, "2025-02-18T18:00:00Z");
        probe.run(() ->
                ledger.giveBackStanding(first, agreement.id(), PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 4));
        keep(agreement, answers, explained, "2025-02-20T18:00:00Z");
        // recorded late: it was suspended in the first week all along
        probe.apply(given.suspended("2025-02-14", "2025-02-16").version(2).snapshot());
        keep(agreement, answers, explained, "2025-02-26T18:00:00Z");
        answers.forEach((at, answer) -> assertEquals(
                answer,
                quotas(agreement, SPAN + "&asKnownAt=" + at)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                "quotas as known at " + at));
        explained.forEach((at, answer) -> assertEquals(
                answer,
                explanation(agreement, "&limit=flights-week&window=2025-W08&asKnownAt=" + at)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                "explanation as known at " + at));
        assertEquals(answers.size(), answers.values().stream().distinct().count());
    }

    private static void keep(
            AgreementSnapshot agreement, Map<Instant, String> answers, Map<Instant, String> explained, String at) {
        TestClock.set(at);
        Instant now = Instant.parse(at);
        answers.put(
                now, quotas(agreement, SPAN).then().statusCode(200).extract().asString());
        explained.put(
                now,
                explanation(agreement, "&limit=flights-week&window=2025-W08")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    @Test
    void aVersionIsKnownFromWhenItWasRecorded() {
        TestClock.set("2025-02-06T12:00:00Z");
        Given given = made();
        AgreementSnapshot first = probe.apply(given.snapshot());
        TestClock.set("2025-02-06T12:30:00Z");
        probe.apply(given.suspended("2025-02-14", "2025-02-16").version(2).snapshot());
        TestClock.set("2025-02-06T14:00:00Z");
        String week = "&from=2025-02-10&to=2025-02-16&limit=flights-week&asKnownAt=2025-02-06T";
        quotas(first, week + "12:15:00Z").then().statusCode(200).body("items[0].allowance", equalTo(19));
        quotas(first, week + "12:45:00Z").then().statusCode(200).body("items[0].allowance", equalTo(11));
        quotas(first, week + "06:45:00-06:00").then().statusCode(200).body("items[0].allowance", equalTo(11));
    }

    @Test
    void whatIsAskedForMustHaveBeen() {
        TestClock.set("2025-02-06T12:00:00Z");
        AgreementSnapshot agreement = probe.apply(made().snapshot());
        String week = "&from=2025-02-10&to=2025-02-16&asKnownAt=";
        // not on record then
        quotas(agreement, week + "2025-02-05T12:00:00Z").then().statusCode(404);
        quotas(agreement, week + "2025-02-06T13:00:00Z").then().statusCode(422).body("code", equalTo("OUT_OF_RANGE"));
        quotas(agreement, week + "yesterday").then().statusCode(400).body("violations[0].field", equalTo("asKnownAt"));
        quotas(agreement, week + "2025-02-06").then().statusCode(400);
        explanation(agreement, "&limit=flights-week&window=2025-W07&asKnownAt=2025-02-05T12:00:00Z")
                .then()
                .statusCode(404);
    }
}
