package org.acuerdo.agreements.country;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.agreements.Parts;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cooperation as measured from messages and facts. Each test has two countries of its own. */
@QuarkusTest
@Parts
class CountryResourceTest {
    private static final String COUNTRIES = "/api/v1/countries";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void cancellationsAndCountsAreMeasuredInBothDirectionsFromFlights() {
        String id = agreement("NO", "IS");
        try (TestTopics topics = new TestTopics()) {
            UUID cancelled = flight(
                    topics, id, 3, MessageTypes.FLIGHT_CANCELLED, Map.of("status", "CANCELLED", "endedBy", "IS"));
            // an older message, come late, changes nothing
            flight(topics, cancelled, id, 1, MessageTypes.FLIGHT_REQUESTED, Map.of("status", "REQUESTED"));
            flight(topics, id, 1, MessageTypes.FLIGHT_REQUESTED, Map.of("status", "REQUESTED"));
            arrival(topics, id, 80, 80);
            UUID differs = arrival(topics, id, 80, 79);
            // told again by a later message it counts once, and a correction does not take it back
            flight(topics, differs, id, 9, MessageTypes.FLIGHT_ARRIVED, arrived(80, 79));
            flight(topics, differs, id, 10, MessageTypes.FLIGHT_ARRIVED, arrived(80, 80));
            topics.send(
                    Topics.FLIGHTS,
                    "h",
                    MessageTypes.HOLD_PLACED,
                    UUID.randomUUID().toString(),
                    1,
                    Map.of("holdId", "of no interest here"));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> figure("NO", "IS", "CANCELLATIONS", "NO", "of").equals(4));
            JsonPath seen = country("NO", "IS");
            assertEquals(1, (int) seen.get(path("IS", "CANCELLATIONS") + ".count"));
            assertEquals("1/4", seen.get(path("IS", "CANCELLATIONS") + ".share.fraction"));
            assertEquals(0, (int) seen.get(path("NO", "CANCELLATIONS") + ".count"));
            assertEquals(1, (int) seen.get(path("NO", "COUNTS_DIFFER") + ".count"));
            assertEquals(2, (int) seen.get(path("NO", "COUNTS_DIFFER") + ".of"));
            assertEquals(0, (int) seen.get(path("IS", "COUNTS_DIFFER") + ".of"));
        }
    }

    @Test
    void noticesShorterThanAgreedAreCounted() {
        String id = agreement("SE", "FI");
        String etag = treatyOfficer("SE").get(PATH + "/" + id).header("ETag");
        etag = treatyOfficer("SE")
                .header("If-Match", etag)
                .body("{\"on\": \"2025-02-06\"}")
                .post(PATH + "/" + id + "/entry-into-force")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        treatyOfficer("FI")
                .header("If-Match", etag)
                .body("{\"from\": \"2025-02-07\", \"until\": \"2025-02-08\", \"by\": \"FI\", \"reason\": \"storm\"}")
                .post(PATH + "/" + id + "/suspensions")
                .then()
                .statusCode(201);
        JsonPath seen = country("FI", "SE");
        assertEquals(1, (int) seen.get(path("FI", "LATE_NOTICES") + ".count"));
        assertEquals(1, (int) seen.get(path("FI", "LATE_NOTICES") + ".of"));
        assertFalse(seen.getBoolean(path("FI", "LATE_NOTICES") + ".attention"));
        assertEquals(0, (int) seen.get(path("SE", "LATE_NOTICES") + ".of"));
    }

    @Test
    void everyFigureComesWithItsDefinitionAndThresholdAndNoLabel() {
        agreement("DK", "EE");
        treatyOfficer("DK")
                .get(COUNTRIES + "/EE")
                .then()
                .statusCode(200)
                .body("code", equalTo("EE"))
                .body("agreements", hasSize(1))
                .body("measured", hasSize(2))
                .body("measured[0].factors", hasSize(7))
                .body("measured.factors.flatten().definition", not(hasItem(nullValue())))
                .body(path("EE", "REFUSALS") + ".threshold", equalTo("1/4"))
                .body(path("EE", "REFUSALS") + ".share", nullValue())
                .body("assessments", hasSize(0))
                .body("note", containsString("rank nobody"));
        treatyOfficer("DK").get(COUNTRIES).then().body("items.code", hasItem("EE"));
        treatyOfficer("LT").get(COUNTRIES).then().body("items.code", not(hasItem("EE")));
        treatyOfficer("LT").get(COUNTRIES + "/EE").then().statusCode(200).body("agreements", hasSize(0));
        treatyOfficer("LT").get(COUNTRIES + "/ZZ").then().statusCode(404);
        as("monitor", null).get(COUNTRIES + "/EE").then().statusCode(404);
        as("auditor", null).get(COUNTRIES + "/EE").then().statusCode(200).body("agreements", hasSize(1));
    }

    @Test
    void anAssessmentIsAStatesOwnAndSeenByThoseItConcerns() {
        String id = treatyOfficer("LV")
                .body(ASSESSMENT.formatted("LV"))
                .post(COUNTRIES + "/PT/assessments")
                .then()
                .statusCode(201)
                .body("by", equalTo("LV"))
                .body("country", equalTo("PT"))
                .body("criteria", containsString("published"))
                .extract()
                .path("id");
        for (String state : List.of("LV", "PT")) {
            treatyOfficer(state).get(COUNTRIES + "/PT/assessments").then().body("items.id", hasItem(id));
        }
        as("auditor", null).get(COUNTRIES + "/PT").then().body("assessments.id", hasItem(id));
        treatyOfficer("ES").get(COUNTRIES + "/PT").then().body("assessments", hasSize(0));
        treatyOfficer("LV").get(COUNTRIES).then().body("items.code", hasItem("PT"));
    }

    private static final String ASSESSMENT = """
        {"by": "%s", "label": "slow to answer", "criteria": "criteria published in 2024", "on": "2025-02-05",
         "factors": ["reply times"], "measures": ["consultations"], "source": {"name": "gazette"}}\
        """;

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        treaty-officer    | LV | "by": "LV"           | "by": "EE"           | 422
        treaty-officer    | LV | "by": "LV"           | "by": "xx"           | 400
        treaty-officer    | LV | "on": "2025-02-05"   | "on": "2025-03-05"   | 422
        treaty-officer    | LV | slow to answer       | `  `                 | 400
        treaty-officer    | LV | , "label": "slow to answer" | ``            | 400
        treaty-officer    | LV | "consultations"      | "tel. 5555 123 4567" | 422
        treaty-officer    | LV | "source"             | "score": 3, "source" | 400
        treaty-officer    | MT | "by": "LV"           | "by": "MT"           | 422
        clearance-officer | LV | "by": "LV"           | "by": "LV"           | 403
        """)
    void badAssessmentsAreRefused(String role, String state, String good, String bad, int status) {
        as(role, state)
                .body(ASSESSMENT.formatted("LV").replace(good, bad == null ? "" : bad))
                .post(COUNTRIES + "/MT/assessments")
                .then()
                .statusCode(status);
        as("auditor", null).get(COUNTRIES + "/MT/assessments").then().body("items", hasSize(0));
    }

    private static String agreement(String sender, String receiver) {
        return treatyOfficer(sender)
                .body("""
                    {"reference": "T-%s", "sendingState": "%s", "receivingState": "%s", "zone": "Europe/Oslo",
                     "announcedOn": "2025-02-05", "noticeDays": {"suspension": 10, "termination": 30}}\
                    """.formatted(UUID.randomUUID(), sender, receiver))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static UUID arrival(TestTopics topics, String agreement, int aboard, int received) {
        return flight(topics, agreement, 5, MessageTypes.FLIGHT_ARRIVED, arrived(aboard, received));
    }

    private static Map<String, Object> arrived(int aboard, int received) {
        return Map.of("status", "ARRIVED", "aboard", group(aboard), "received", group(received));
    }

    private static List<Map<String, Object>> group(int men) {
        return List.of(Map.of(
                "category",
                "NATIONAL",
                "nationality",
                "IS",
                "women",
                0,
                "men",
                men,
                "accompaniedMinors",
                0,
                "unaccompaniedMinors",
                0));
    }

    private static UUID flight(
            TestTopics topics, String agreement, long sequence, String type, Map<String, Object> data) {
        UUID id = UUID.randomUUID();
        flight(topics, id, agreement, sequence, type, data);
        return id;
    }

    private static void flight(
            TestTopics topics, UUID id, String agreement, long sequence, String type, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("flightId", id.toString());
        all.put("agreementIds", List.of(agreement));
        topics.send(Topics.FLIGHTS, id.toString(), type, id.toString(), sequence, all);
    }

    private static JsonPath country(String code, String reader) {
        return treatyOfficer(reader)
                .get(COUNTRIES + "/" + code)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Object figure(String code, String reader, String factor, String by, String field) {
        return country(code, reader).get(path(by, factor) + "." + field);
    }

    private static String path(String by, String factor) {
        return "measured.find { it.by == '" + by + "' }.factors.find { it.factor == '" + factor + "' }";
    }
}
