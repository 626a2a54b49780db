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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** Windows, and how some of them came about, as they were answered at an instant. */
    private record Answered(String windows, List<String> derived) {}

    /**
     * Plays requests, arrivals, corrections, irregular flights, amendments that match units anew and late facts; keeps each
     * instant's answer and asks for all of them in the end.
     */
    @Test
    void whatWasAnsweredAtAnInstantIsAnsweredAgainLater() {
        TestClock.set("2025-02-06T12:00:00Z");
        Given given = made();
        agreement = probe.apply(given.snapshot());
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        keep("2025-02-06T13:00:00Z");
        Landing planned = landing("2025-02-12T17:30:00Z", 100, 5);
        probe.reserve(first, planned);
        probe.reserve(second, planned);
        keep("2025-02-07T13:00:00Z");
        probe.run(() -> ledger.release(second));
        keep("2025-02-08T13:00:00Z");
        // a week later than planned, with fewer nationals and one more of the others
        TestClock.set("2025-02-18T17:00:00Z");
        Landing landed = landing("2025-02-18T16:30:00Z", 90, 6);
        probe.run(() -> ledger.consume(first, landed));
        keep("2025-02-18T18:00:00Z");
        probe.run(() ->
                ledger.giveBackStanding(first, agreement.id(), PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 4));
        keep("2025-02-20T18:00:00Z");
        // recorded late: it was suspended in the first week all along
        probe.apply(given.suspended("2025-02-14", "2025-02-16").version(2).snapshot());
        keep("2025-02-26T18:00:00Z");
        // known better: it had come in the week before, which has closed by now, with more of the others
        Landing better = landing("2025-02-13T16:30:00Z", 91, 8);
        probe.run(() -> ledger.correct(first, landed, better));
        keep("2025-02-26T19:00:00Z");
        probe.run(() -> ledger.correct(first, better, landing("2025-02-13T16:30:00Z", 80, 2)));
        keep("2025-02-26T20:00:00Z");
        // flown without a request, recorded a week later
        probe.run(() -> ledger.recordIrregular(UUID.randomUUID(), landing("2025-02-19T12:00:00Z", 70, 3)));
        keep("2025-02-26T21:00:00Z");
        UUID held = UUID.randomUUID();
        probe.reserve(held, landing("2025-02-28T17:30:00Z", 50, 2));
        keep("2025-02-26T22:00:00Z");
        // it flew against a hold: another flight's record takes its units over and consumes them
        UUID flown = UUID.randomUUID();
        TestClock.set("2025-02-28T18:00:00Z");
        probe.run(() -> {
            ledger.takeOver(held, agreement.id(), flown);
            ledger.consume(flown, landing("2025-02-28T17:40:00Z", 48, 3));
        });
        keep("2025-02-28T19:00:00Z");
        UUID waiting = UUID.randomUUID();
        probe.reserve(waiting, landing("2025-03-05T17:30:00Z", 60, 4));
        keep("2025-02-28T20:00:00Z");
        // rescheduled with fewer aboard: some units go back, the rest stays held
        Landing fewer = landing("2025-03-05T18:30:00Z", 40, 1);
        probe.request(() -> ledger.change(waiting, TestClock.now(), List.of(fewer)));
        keep("2025-02-28T21:00:00Z");
        // other limits from the third of March on: what waits is matched anew
        agreement = probe.apply(given.terms(
                        "2025-03-03",
                        Given.fixed("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 0),
                        Given.fixed("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 60))
                .version(3)
                .snapshot());
        probe.run(() -> ledger.rematch(waiting, TestClock.now(), List.of(fewer)));
        keep("2025-02-28T22:00:00Z");
        // terms restated for weeks that have closed
        agreement = probe.apply(
                given.terms("2025-02-17", Given.fixed("persons-week", Limit.Unit.PERSON, Limit.Period.WEEK, 70))
                        .version(4)
                        .snapshot());
        probe.run(() -> ledger.rematch(waiting, TestClock.now(), List.of(fewer)));
        keep("2025-02-28T23:00:00Z");
        answers.forEach((at, answer) -> {
            String then = "&asKnownAt=" + at;
            assertEquals(answer.windows(), windows(then), "quotas as known at " + at);
            assertEquals(answer.derived(), derived(then), "explanations as known at " + at);
        });
        assertEquals(
                answers.size(),
                answers.values().stream().map(Answered::windows).distinct().count(),
                "each of these changed something");
    }

    private final Map<Instant, Answered> answers = new LinkedHashMap<>();
    private AgreementSnapshot agreement;

    private Landing landing(String at, int nationals, int hondurans) {
        return LedgerProbe.landing(
                agreement,
                at,
                Given.group(PopulationCategory.NATIONAL, "GT", nationals),
                Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", hondurans));
    }

    private void keep(String at) {
        TestClock.set(at);
        answers.put(Instant.parse(at), new Answered(windows(""), derived("")));
    }

    private String windows(String more) {
        return quotas(agreement, SPAN + more).then().statusCode(200).extract().asString();
    }

    private List<String> derived(String more) {
        return Stream.of("flights-week&window=2025-W07", "flights-week&window=2025-W08", "persons-week&window=2025-W09")
                .map(window -> explanation(agreement, "&limit=" + window + more)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .toList();
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
