package org.acuerdo.kit.probe;

import static io.restassured.RestAssured.given;
import static org.acuerdo.kit.testing.TestTopics.header;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.acuerdo.local.parts.TestParts;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The kit on real PostgreSQL, Kafka and tokens. */
@QuarkusTest
@QuarkusTestResource(PartsResource.class)
class KitTest {

    @Inject
    DataSource dataSource;

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestParts.shared().token(role, "US")).contentType(ContentType.JSON);
    }

    private static String create() {
        return as("planner")
                .body(Map.of("by", 0))
                .post("/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response step(String id, int by, long version) {
        return as("planner")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("by", by))
                .post("/probes/" + id + "/steps");
    }

    @Test
    void checksInTheOrderThatClientsRelyOn() {
        String id = create();
        String path = "/probes/" + id + "/steps";
        String unknown = "/probes/" + UUID.randomUUID() + "/steps";

        given().contentType(ContentType.JSON)
                .body("{")
                .post(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2("forged")
                .contentType(ContentType.JSON)
                .body("{")
                .post(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        as("auditor").body("{").post(path).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        as("planner").body("{").post(unknown).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as("planner").body("{").post("/probes/none/steps").then().statusCode(404);
        as("planner").body("{").post(path).then().statusCode(400).body("code", equalTo("MALFORMED"));
        as("planner")
                .body(Map.of("by", -1))
                .post(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        step(id, -1, 7).then().statusCode(412).body("code", equalTo("STALE"));
        step(id, -1, 1)
                .then()
                .statusCode(422)
                .body("code", equalTo("NEGATIVE"))
                .body("violations[0].clause", equalTo("rule 1"));
        as("planner")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post("/probes/" + id + "/end")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        step(id, 1, 7).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void aTokenThatIsKnownVouchesForNoOther() {
        String id = create();
        String good = TestParts.shared().token("planner", "US", "known-once");
        for (int time = 0; time < 2; time++) {
            given().auth().oauth2(good).get("/probes/" + id).then().statusCode(200);
        }
        String[] parts = good.split("\\.");
        String auditor = TestParts.shared().token("auditor", "US", "known-once").split("\\.")[1];
        given().auth()
                .oauth2(parts[0] + "." + auditor + "." + parts[2])
                .get("/probes/" + id)
                .then()
                .statusCode(401);
        given().auth().oauth2(good).get("/probes/" + id).then().statusCode(200);
    }

    @Test
    void answersUnknownPathsMethodsAndMediaTypesAsProblems() {
        as("planner")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
        as("planner").delete("/probes").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void takesTheRequestIdOverOrMakesOne() {
        as("planner")
                .header("X-Request-Id", "abc-1")
                .get("/probes/" + create())
                .then()
                .header("X-Request-Id", "abc-1")
                .header("traceparent", notNullValue())
                .header("X-Acuerdo-Time", notNullValue());
        as("planner")
                .header("X-Request-Id", "no good\u00e9")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void answersARetryWithItsFirstAnswerOnce() {
        String key = UUID.randomUUID().toString();
        RequestSpecification first = as("planner").header("Idempotency-Key", key);
        Response created = first.body(Map.of("by", 5)).post("/probes");
        Response again = as("planner")
                .header("Idempotency-Key", key)
                .body(Map.of("by", 5))
                .post("/probes");

        assertEquals(201, created.statusCode());
        assertEquals(created.asString(), again.asString());
        assertEquals(created.header("Location"), again.header("Location"));
        assertEquals(created.header("ETag"), again.header("ETag"));
        as("planner")
                .header("Idempotency-Key", key)
                .body(Map.of("by", 6))
                .post("/probes")
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_REUSED"));
        as("planner")
                .header("Idempotency-Key", "x".repeat(200))
                .body(Map.of("by", 6))
                .post("/probes")
                .then()
                .statusCode(400);
        // another subject's key is another key
        given().auth()
                .oauth2(TestParts.shared().token("planner", "US", "someone-else"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("by", 6))
                .post("/probes")
                .then()
                .statusCode(201);
    }

    @Test
    void keepsARepeatedKeyAheadOfTheStaleETag() {
        String id = create();
        String key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            as("planner")
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("by", 3))
                    .post("/probes/" + id + "/steps")
                    .then()
                    .statusCode(200)
                    .body("effects", equalTo(3));
        }
    }

    @Test
    void hasOneEffectForEqualKeysAtTheSameTime() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<String>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    Response answer = as("planner")
                            .header("Idempotency-Key", key)
                            .body(Map.of("by", 1))
                            .post("/probes");
                    return answer.statusCode() + " " + answer.asString();
                }))
                .toList();

        assertEquals(1, answers.stream().map(CompletableFuture::join).distinct().count());
        assertTrue(answers.get(0).join().startsWith("201"));
    }

    @Test
    void sendsWhatWasCommittedOnceAndInOrderAndNothingElse() {
        String id = create();
        for (int version = 1; version <= 20; version++) {
            step(id, 1, version).then().statusCode(200);
        }
        step(id, 666, 21).then().statusCode(409).body("code", equalTo("LATE"));

        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertEquals(
                            IntStream.rangeClosed(2, 21)
                                    .mapToObj(Integer::toString)
                                    .toList(),
                            topics.read(Topics.QUOTAS, r -> id.equals(r.key())).stream()
                                    .map(r -> header(r, "ce_sequence"))
                                    .toList()));
            var record = topics.read(Topics.QUOTAS, r -> id.equals(r.key())).get(0);
            assertEquals("org.acuerdo.probe.stepped.v1", header(record, "ce_type"));
            assertEquals("kit-test", header(record, "ce_source"));
            assertEquals("US", header(record, "ce_sendingstate"));
            assertTrue(header(record, "ce_traceparent").startsWith("00-"));
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals("0", ask("select count(*) from outbox")));
    }

    /** Ids are drawn when rows are written, not when they are committed. */
    @Test
    void sendsWhatWasCommittedLongAfterWhatWasWrittenLater() throws Exception {
        String late = UUID.randomUUID().toString();
        String id = create();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(
                        "insert into outbox(share, topic, key, message_id, type, subject, sequence, time, data)"
                                + " select share, ?, ?, gen_random_uuid(), 'org.acuerdo.probe.stepped.v1', ?, 1, '', '{}'"
                                + " from generate_series(0, 1) as share")) {
            connection.setAutoCommit(false);
            insert.setString(1, Topics.QUOTAS);
            insert.setString(2, late);
            insert.setString(3, late);
            insert.executeUpdate();
            // messages come all the while, so that looks go far beyond the row that nobody sees yet
            long version = 1;
            for (long begun = System.nanoTime();
                    System.nanoTime() - begun < Duration.ofSeconds(4).toNanos(); ) {
                step(id, 1, version++).then().statusCode(200);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertEquals(
                            2,
                            topics.read(Topics.QUOTAS, r -> late.equals(r.key()))
                                    .size()));
        }
    }

    @Test
    void appliesAMessageOnceAndPassesOverWhatIsOlder() {
        String id = create();
        try (TestTopics topics = new TestTopics()) {
            byte[] by1 = "{\"by\": 1, \"added\": \"later\"}".getBytes(StandardCharsets.UTF_8);
            topics.send(Topics.FLIGHTS, id, "m-" + id, "t", id, 5, by1);
            topics.send(Topics.FLIGHTS, id, "m-" + id, "t", id, 5, by1);
            topics.send(Topics.FLIGHTS, id, "older-" + id, "t", id, 4, by1);
            topics.send(Topics.FLIGHTS, id, "newer-" + id, "t", id, 9, "{\"by\": 10}".getBytes(StandardCharsets.UTF_8));
        }

        as("planner")
                .get("/probes/" + id + "?wait=PT30S&effects=11")
                .then()
                .statusCode(200)
                .body("effects", equalTo(11));
    }

    @Test
    void setsPoisonAsideAndGoesOn() {
        String id = create();
        try (TestTopics topics = new TestTopics()) {
            topics.raw(new ProducerRecord<>(Topics.FLIGHTS, id, "no event".getBytes(StandardCharsets.UTF_8)));
            topics.send(Topics.FLIGHTS, id, "bad-" + id, "t", id, 1, "{\"by\": \"x\"".getBytes(StandardCharsets.UTF_8));
            topics.send(Topics.FLIGHTS, id, "good-" + id, "t", id, 2, "{\"by\": 7}".getBytes(StandardCharsets.UTF_8));

            as("planner").get("/probes/" + id + "?wait=PT30S&effects=7").then().body("effects", equalTo(7));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                var aside = topics.read(Topics.FLIGHTS + Topics.DLQ_SUFFIX, r -> id.equals(r.key()));
                assertEquals(2, aside.size());
                assertTrue(header(aside.get(0), "dead-letter-reason").contains("ce_id"));
            });
        }
    }

    @Test
    void appliesTheOthersOfABatchInWhichOneIsPoison() {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> create()).toList();
        String bad = ids.get(17);
        try (TestTopics topics = new TestTopics()) {
            ids.forEach(id -> topics.send(
                    Topics.FLIGHTS,
                    id,
                    "together-" + id,
                    "t",
                    id,
                    1,
                    (id.equals(bad) ? "{\"by\": \"x\"" : "{\"by\": 3}").getBytes(StandardCharsets.UTF_8)));
            ids.stream()
                    .filter(id -> !id.equals(bad))
                    .forEach(id -> as("planner")
                            .get("/probes/" + id + "?wait=PT30S&effects=3")
                            .then()
                            .body("effects", equalTo(3)));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertEquals(
                            List.of(bad),
                            topics.read(Topics.FLIGHTS + Topics.DLQ_SUFFIX, r -> ids.contains(r.key())).stream()
                                    .map(r -> r.key())
                                    .toList()));
        }
        as("planner").get("/probes/" + bad).then().body("effects", equalTo(0));
    }

    @Test
    void waitsWithoutHoldingAThread() {
        String id = create();
        List<CompletableFuture<Integer>> waiting = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> as("planner")
                                .get("/probes/" + id + "?wait=PT30S&effects=1")
                                .<Integer>path("effects"),
                        task -> new Thread(task).start()))
                .toList();
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);

        // while all of them wait, the service answers others
        step(id, 0, 1).then().statusCode(200);
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone), "answered only after those that wait");
        try (TestTopics topics = new TestTopics()) {
            topics.send(Topics.FLIGHTS, id, "t", id, 1, Map.of("by", 1));
        }
        waiting.forEach(w -> assertEquals(1, w.join()));
    }

    @Test
    void refusesWaitsThatAreTooLong() {
        as("planner")
                .get("/probes/" + create() + "?wait=PT31S")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("wait"));
        as("planner").get("/probes/" + create() + "?wait=5").then().statusCode(400);
    }

    @Test
    void chainsTheAuditTrailSoThatItCanBeReckonedAgain() throws Exception {
        TestClock.set("2025-02-06T12:00:00Z");
        String id = create();
        step(id, 1, 1).then().statusCode(200);
        step(id, 2, 2).then().statusCode(200);

        byte[] previous = new byte[0];
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select seq, content, hash from audit_entry where aggregate_id = ? order by seq")) {
            select.setObject(1, UUID.fromString(id));
            ResultSet rows = select.executeQuery();
            int count = 0;
            while (rows.next()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(previous);
                digest.update((rows.getLong(1) + "\n" + rows.getString(2)).getBytes(StandardCharsets.UTF_8));
                byte[] hash = digest.digest();
                assertEquals(HexFormat.of().formatHex(hash), HexFormat.of().formatHex(rows.getBytes(3)));
                assertTrue(rows.getString(2).contains("\"at\":\"2025-02-06T12:0"), rows.getString(2));
                assertTrue(rows.getString(2).contains("\"subject\":\"planner-us\""), rows.getString(2));
                previous = hash;
                count++;
            }
            assertEquals(3, count);
        }
    }

    private String ask(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
