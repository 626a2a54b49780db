package org.acuerdo.flights.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.local.parts.TestParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see of windows, over HTTP. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class QuotaResourceTest {

    @Inject
    LedgerProbe probe;

    @BeforeEach
    void setClock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    private static RequestSpecification as(String role, String state) {
        return given().auth().oauth2(TestParts.shared().token(role, state));
    }

    /** The agreement of the main path: 14 a week + 40 percent, 5 a day, persons by category, a standing stock. */
    private static Given mainPath() {
        return Given.agreement()
                .id(UUID.randomUUID())
                .inForce("2025-02-10")
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED)
                .terms(
                        "2025-02-10",
                        Given.increased(
                                "flights-week",
                                Limit.Unit.FLIGHT,
                                Limit.Period.WEEK,
                                "40",
                                Limit.Rounding.CUMULATIVE_FLOOR),
                        Given.fixed("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 5),
                        Given.fixed("tcn-week", Limit.Unit.PERSON, Limit.Period.WEEK, 100),
                        Given.fixed("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120));
    }

    private static Response quotas(String role, String state, AgreementSnapshot agreement, String query) {
        return as(role, state).get("/api/v1/quotas?agreement=" + agreement.id() + query);
    }

    @Test
    void a_week_is_published_to_the_letter() throws Exception {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        Response response =
                quotas("planner", "US", agreement, "&from=2025-02-10&to=2025-02-16&agreementVersion=1&wait=PT30S");
        response.then()
                .statusCode(200)
                .body("items", hasSize(1 + 7 + 1 + 1))
                .body("items.limitId.unique()", contains("flights-week", "flights-day", "tcn-week", "shelter"))
                .body("items[1].window.label", equalTo("2025-02-10"))
                .body("items[9].window.label", equalTo("standing"))
                .body("items[9].window.start", equalTo("2025-02-10"))
                .body("items[9].window.end", nullValue())
                .body("items[9].allowance", equalTo(120))
                .body("next", nullValue());
        JsonNode expected = Json.MAPPER.readTree("""
            {"agreementId": "%s", "limitId": "flights-week", "unit": "FLIGHT",
             "window": {"period": "WEEK", "label": "2025-W07", "start": "2025-02-10", "end": "2025-02-16",
                        "zone": "America/Guatemala"},
             "entitlement": {"fraction": "98/5", "decimal": "19.6"}, "allowance": 19, "reserved": 0, "consumed": 0,
             "available": 19, "excess": 0, "state": "OPEN", "provisional": false, "termsVersion": 1}\
            """.formatted(agreement.id()));
        assertEquals(
                expected,
                Json.MAPPER.readTree(response.asByteArray()).get("items").get(0));
    }

    @Test
    void reservations_show_and_one_limit_can_be_asked_for() {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        probe.reserve(
                UUID.randomUUID(),
                LedgerProbe.landing(
                        agreement, "2025-02-12T17:30:00Z", Given.group(PopulationCategory.NATIONAL, "GT", 100)));
        quotas("clearance-officer", "GT", agreement, "&from=2025-02-12&to=2025-02-12&limit=flights-day")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reserved", equalTo(1))
                .body("items[0].available", equalTo(4));
        quotas("planner", "US", agreement, "&from=2025-02-12&to=2025-02-12&limit=none")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void windows_without_operative_day_are_published_with_nothing() {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        quotas("planner", "US", agreement, "&from=2025-02-03&to=2025-02-09&limit=flights-week")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].allowance", equalTo(0))
                .body("items[0].termsVersion", nullValue())
                .body("items[0].state", equalTo("EXHAUSTED"));
    }

    @Test
    void long_spans_come_in_pages_of_200() {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        List<String> labels = new ArrayList<>();
        String query = "&from=2025-02-10&to=2026-03-16&limit=flights-day";
        String cursor = "";
        for (int page = 0; page < 2; page++) {
            Response response = quotas("planner", "US", agreement, query + cursor);
            response.then().statusCode(200).body("items", hasSize(200));
            labels.addAll(response.path("items.window.label"));
            String next = response.path("next");
            cursor = "&cursor=" + next;
            if (page == 0) {
                response.then().header("Link", containsString("cursor=" + next));
            } else {
                response.then().body("next", nullValue());
            }
        }
        assertEquals(400, labels.stream().distinct().count());
        assertEquals(labels.stream().sorted().toList(), labels);
    }

    @Test
    void explanation_ends_in_the_allowance() {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        as("auditor", null)
                .get("/api/v1/quotas/explanation?agreement=" + agreement.id() + "&limit=flights-week&window=2025-W08")
                .then()
                .statusCode(200)
                .body("allowance", equalTo(20))
                .body("steps[-1].value.fraction", equalTo("20"))
                .body("steps[0].source", containsString("Reuters"))
                .body("steps[0].inputs", hasSize(0))
                .body("steps.what", hasItem("running sum begins with 2025-W07"))
                .body(
                        "steps.find { it.what == 'running sum of 2025-W07' }.inputs.name",
                        contains("windows", "entitlement"))
                .body("sentence.en", startsWith("At most 20 flights may come in 2025-W08"))
                .body("sentence.es", startsWith("Como máximo 20 vuelos pueden llegar en 2025-W08"));
        String path = "/api/v1/quotas/explanation?agreement=" + agreement.id();
        as("planner", "US").get(path + "&limit=none&window=2025-W08").then().statusCode(404);
        as("planner", "US")
                .get(path + "&limit=flights-week&window=2025-W54")
                .then()
                .statusCode(400);
        as("planner", "US")
                .get(path + "&limit=flights-week&window=2031-W01")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_RANGE"));
        as("planner", "US").get(path + "&limit=flights-week").then().statusCode(400);
        as("planner", "GT")
                .get(path + "&limit=shelter&window=standing")
                .then()
                .statusCode(200)
                .body("allowance", equalTo(120));
    }

    @Test
    void only_parties_their_monitors_and_auditors_see_it() {
        AgreementSnapshot agreement =
                probe.apply(mainPath().monitored("monitor-one").snapshot());
        String query = "&from=2025-02-10&to=2025-02-16";
        quotas("planner", "HN", agreement, query).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        quotas("monitor", null, agreement, query).then().statusCode(404);
        quotas("auditor", null, agreement, query).then().statusCode(200);
        given().auth()
                .oauth2(TestParts.shared().token("monitor", null, "monitor-one"))
                .get("/api/v1/quotas?agreement=" + agreement.id() + query)
                .then()
                .statusCode(200);
        given().get("/api/v1/quotas?agreement=" + agreement.id() + query).then().statusCode(401);
        as("planner", "US")
                .get("/api/v1/quotas?agreement=" + UUID.randomUUID() + query)
                .then()
                .statusCode(404);
    }

    @Test
    void bad_queries_are_told() {
        AgreementSnapshot agreement = probe.apply(mainPath().snapshot());
        for (String query : List.of(
                "",
                "&from=2025-02-10",
                "&from=2025-02-10&to=yesterday",
                "&from=2025-02-30&to=2025-03-01",
                "&from=2025-02-16&to=2025-02-10",
                "&from=2025-02-10&to=2025-02-16&week=7",
                "&from=2025-02-10&to=2025-02-16&cursor=*",
                "&from=2025-02-10&to=2025-02-16&agreementVersion=x",
                "&from=2025-02-10&to=2025-02-16&agreementVersion=1&wait=PT31S")) {
            quotas("planner", "US", agreement, query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("MALFORMED"));
        }
        for (String query : List.of(
                "&from=2025-02-10&to=2026-03-17", "&from=2028-02-01&to=2028-02-07", "&from=0001-01-01&to=0001-02-01")) {
            quotas("planner", "US", agreement, query).then().statusCode(422).body("code", equalTo("OUT_OF_RANGE"));
        }
        quotas("planner", "US", agreement, "&from=2028-01-31&to=2028-02-06")
                .then()
                .statusCode(200);
    }

    @Test
    void a_reader_waits_for_the_version_that_it_knows_of() throws Exception {
        Given given = mainPath();
        AgreementSnapshot agreement = given.snapshot();
        String query = "&from=2025-02-10&to=2025-02-16&limit=flights-week";
        quotas("planner", "US", agreement, query + "&agreementVersion=1")
                .then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("code", equalTo("NOT_YET_APPLIED"));
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(
                () -> quotas("planner", "US", agreement, query + "&agreementVersion=2&wait=PT30S"));
        probe.apply(agreement);
        quotas("planner", "US", agreement, query + "&agreementVersion=2&wait=PT0.3S")
                .then()
                .statusCode(409);
        probe.apply(given.suspended("2025-02-14", "2025-02-16").version(2).snapshot());
        waiting.get().then().statusCode(200).body("items[0].allowance", equalTo(11));
        quotas("planner", "US", agreement, query + "&agreementVersion=1").then().statusCode(200);
    }

    @Test
    void duplicates_and_old_versions_of_an_agreement_are_harmless_and_poison_is_set_aside() {
        Given given = mainPath();
        AgreementSnapshot first = given.snapshot();
        AgreementSnapshot second =
                given.suspended("2025-02-14", "2025-02-16").version(2).snapshot();
        probe.apply(second);
        try (var topics = new org.acuerdo.kit.testing.TestTopics()) {
            String id = first.id().toString();
            String type = "org.acuerdo.agreement.changed.v1";
            topics.send("acuerdo.agreements.v1", id, type, id, 1, first);
            topics.send("acuerdo.agreements.v1", id, type, id, 2, second);
            topics.send(
                    "acuerdo.agreements.v1",
                    id,
                    UUID.randomUUID().toString(),
                    type,
                    id,
                    3,
                    "no snapshot".getBytes(StandardCharsets.UTF_8));
            AgreementSnapshot fourth = given.version(4).snapshot();
            probe.apply(fourth);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> topics.read("acuerdo.agreements.v1.dlq", r -> id.equals(r.key()))
                                    .size()
                            == 1);
        }
        quotas("planner", "US", first, "&from=2025-02-10&to=2025-02-16&limit=flights-week&agreementVersion=4")
                .then()
                .statusCode(200)
                .body("items[0].allowance", equalTo(11));
    }
}
