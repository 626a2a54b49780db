package org.acuerdo.agreements.publication;

import static org.acuerdo.agreements.Api.act;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.agreements.Schemas;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each change goes out once, in order, as a whole snapshot that fulfils the schema of its type. */
@QuarkusTest
@Parts
class AgreementMessagesTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void oneSnapshotForEachChange() {
        String id = Api.agreement(", \"expiresOn\": \"2026-12-31\"");
        String baseline = Api.claim(id);
        Api.decide(id, baseline, "DECIDED").then().statusCode(200);
        act("US", id, "/negotiation", "{\"on\": \"2025-02-05\"}").then().statusCode(200);
        act("US", id, "/signature", "{\"on\": \"2025-02-05\"}").then().statusCode(200);
        act("US", id, "/provisional-application", "{\"from\": \"2025-02-06\", \"until\": \"2025-02-08\"}")
                .then()
                .statusCode(200);
        act("GT", id, "/terms", Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL))
                .then()
                .statusCode(201);
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);
        String suspension = act(
                        "GT", id, "/suspensions", "{\"from\": \"2025-03-07\", \"by\": \"GT\", \"reason\": \"storm\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act("GT", id, "/suspensions/" + suspension + "/end", "{\"on\": \"2025-03-10\"}")
                .then()
                .statusCode(200);
        act(
                        "GT",
                        id,
                        "/termination-notice",
                        "{\"givenOn\": \"2025-02-06\", \"effectiveOn\": \"2025-04-01\", \"by\": \"GT\"}")
                .then()
                .statusCode(200);
        act("GT", id, "/termination-notice/withdrawal", "{}").then().statusCode(200);
        act("GT", id, "/extension", "{\"expiresOn\": \"2027-12-31\"}").then().statusCode(200);
        act(
                        "GT",
                        id,
                        "/corrections",
                        "{\"field\": \"signedOn\", \"value\": \"2025-02-06\", \"reason\": \"slip of the pen\"}")
                .then()
                .statusCode(200);
        act("US", id, "/terms", Api.terms("2025-04-01", Api.DAILY, "{\"mode\": \"AUTOMATIC\"}"))
                .then()
                .statusCode(202);
        act("GT", id, "/terms/1/withdrawal", "{}").then().statusCode(200);
        act("GT", id, "/statements", "{\"on\": \"2025-02-05\", \"summary\": \"more flights\"}")
                .then()
                .statusCode(201);
        act("GT", id, "/monitoring-bodies", "{\"name\": \"Ombudsman\", \"subjects\": [\"monitor-1\"]}")
                .then()
                .statusCode(201);
        String group = added(id, "/working-groups", "{\"name\": \"g\", \"mandate\": \"m\", \"members\": []}");
        added(id, "/working-groups/" + group + "/meetings", "{\"on\": \"2025-02-05\"}");
        added(
                id,
                "/working-groups/" + group + "/outcomes",
                "{\"kind\": \"RECORD\", \"on\": \"2025-02-05\", \"reference\": \"r\", \"summary\": \"s\"}");
        String visit = added(id, "/visits", "{\"level\": \"TECHNICAL\", \"host\": \"GT\"}");
        added(id, "/visits/" + visit + "/outcomes", "{\"on\": \"2025-02-05\", \"summary\": \"s\"}");
        String owed = added(id, "/commitments", "{\"debtor\": \"US\", \"kind\": \"TRADE\", \"description\": \"d\"}");
        added(id, "/commitments/" + owed + "/progress", "{\"on\": \"2025-02-05\", \"description\": \"d\"}");
        added(id, "/offers", "{\"by\": \"GT\", \"on\": \"2025-02-05\", \"description\": \"d\"}");

        List<String> expected = List.of(
                "created",
                "baseline-claimed",
                "baseline-decided",
                "negotiation-begun",
                "signed",
                "provisionally-applied",
                "terms-recorded",
                "entered-into-force",
                "suspended",
                "suspension-ended",
                "termination-notice-given",
                "termination-notice-withdrawn",
                "extended",
                "corrected",
                "act-proposed",
                "terms-withdrawn",
                "statement-recorded",
                "monitoring-body-registered",
                "working-group-recorded",
                "meeting-recorded",
                "outcome-recorded",
                "visit-recorded",
                "visit-outcome-recorded",
                "commitment-recorded",
                "commitment-progress-recorded",
                "offer-recorded");
        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> messages(topics, id).size() == expected.size());
            List<ConsumerRecord<String, byte[]>> messages = messages(topics, id);
            messages.forEach(Schemas::check);
            assertEquals(
                    expected.stream()
                            .map(w -> "org.acuerdo.agreement." + w + ".v1")
                            .toList(),
                    messages.stream().map(m -> TestTopics.header(m, "ce_type")).toList());
            assertEquals(
                    LongStream.rangeClosed(1, expected.size()).boxed().toList(),
                    messages.stream()
                            .map(m -> Long.parseLong(TestTopics.header(m, "ce_sequence")))
                            .toList());
            ConsumerRecord<String, byte[]> last = messages.get(messages.size() - 1);
            assertEquals("US", TestTopics.header(last, "ce_sendingstate"));
            assertEquals("GT", TestTopics.header(last, "ce_receivingstate"));
            assertEquals(id, TestTopics.header(last, "ce_agreementid"));
            assertEquals(id, TestTopics.header(last, "ce_subject"));
            AgreementSnapshot snapshot = Json.read(last.value(), AgreementSnapshot.class);
            assertEquals(expected.size(), snapshot.version());
            assertEquals(1, snapshot.terms().size());
            assertEquals(1, snapshot.pendingActs().size());
            assertEquals("GT", snapshot.pendingActs().get(0).get("waitingFor"));
            assertEquals(
                    List.of("monitor-1"), snapshot.monitoringBodies().get(0).get("subjects"));
            assertTrue(snapshot.terms().get(0).withdrawnAt() != null);
            assertEquals(
                    "DECIDED",
                    Json.read(last.value(), JsonNode.class)
                            .at("/baselines/0/status")
                            .asText());
        }
    }

    @Test
    void aRefusedChangeSendsNothing() {
        String id = Api.agreement();
        act("GT", id, "/signature", "{\"on\": \"2025-02-07\"}").then().statusCode(422);
        act("GT", id, "/signature", "{\"on\": \"2025-02-06\"}").then().statusCode(200);
        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> messages(topics, id).size() == 2);
            assertEquals(
                    "org.acuerdo.agreement.signed.v1",
                    TestTopics.header(messages(topics, id).get(1), "ce_type"));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> messages(TestTopics topics, String id) {
        return topics.read(Topics.AGREEMENTS, r -> id.equals(r.key()));
    }

    private static String added(String id, String below, String body) {
        return act("GT", id, below, body).then().statusCode(201).extract().path("id");
    }
}
