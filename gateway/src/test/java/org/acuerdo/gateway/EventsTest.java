package org.acuerdo.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.acuerdo.contracts.message.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event stream over the real Kafka: merged, resumed without loss or doubles, and to each only what it may see. */
@QuarkusTest
@WithTestResource(StreamSurroundings.class)
class EventsTest {
    private static final String CLEARED = "org.acuerdo.flight.cleared.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI root;

    private final List<EventsClient> readers = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "transactional.id",
                        UUID.randomUUID().toString()),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterEach
    void disconnect() {
        producer.close();
        readers.forEach(EventsClient::close);
    }

    private EventsClient reader(String query, String token, String lastId) {
        EventsClient reader = new EventsClient(root, query, token, lastId);
        readers.add(reader);
        return reader;
    }

    /** A reader that is connected: it has its first place. */
    private EventsClient connected(String query, String token, String lastId) {
        // the topics may not be read yet in the first moments
        await().atMost(PATIENCE).until(() -> {
            EventsClient reader = reader(query, token, lastId);
            return reader.status() == 200;
        });
        EventsClient reader = readers.get(readers.size() - 1);
        await().atMost(PATIENCE).until(() -> reader.lastId() != null);
        return reader;
    }

    /** A token of somebody who reads in this test alone: the places of readers that are gone come back a moment later. */
    private static String token(String subject, String role, String state) {
        return Tokens.signed(
                subject + (subject.startsWith("monitor") ? "" : "-" + UUID.randomUUID()),
                claims -> claims.claim("groups", List.of(role)).claim("state", state));
    }

    /** Sends events of a flight between two states, in one transaction. */
    private void send(String topic, String agreement, String sending, String receiving, String... subjects) {
        producer.beginTransaction();
        for (String subject : subjects) {
            var message = new ProducerRecord<>(
                    topic, subject, ("{\"n\": 1,\n \"of\": \"" + subject + "\"}").getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_source",
                            "flights-service",
                            "ce_type",
                            CLEARED,
                            "ce_subject",
                            subject,
                            "ce_time",
                            "2025-02-12T14:15:00Z",
                            "ce_sequence",
                            "4",
                            "ce_agreementid",
                            agreement,
                            "ce_sendingstate",
                            sending,
                            "ce_receivingstate",
                            receiving)
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            message.headers().add("ce_requestid", "inner".getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }
        producer.commitTransaction();
    }

    private static String[] subjects(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "-" + i).toArray(String[]::new);
    }

    @Test
    void eventsOfAllTopicsComeAsCloudEvents() {
        String agreement = UUID.randomUUID().toString();
        EventsClient reader = connected("?agreement=" + agreement, token("planner-us", "planner", "US"), null);
        assertEquals("text/event-stream; charset=utf-8", reader.header("Content-Type"));
        send(Topics.FLIGHTS, agreement, "US", "GT", "a");
        send(Topics.QUOTAS, agreement, "US", "GT", "b");
        send(Topics.AGREEMENTS, agreement, "US", "GT", "c");
        send(Topics.CLEARANCES, agreement, "US", "GT", "d");
        send(Topics.CLEARANCE_REQUESTS, agreement, "US", "GT", "e");
        await().atMost(PATIENCE).until(() -> reader.told().size() == 5);
        assertEquals(
                List.of("a", "b", "c", "d", "e"),
                reader.subjects().stream().sorted().toList());
        var first = reader.told().get(0).event();
        assertEquals(CLEARED, reader.told().get(0).type());
        assertEquals("1.0", first.getString("specversion"));
        assertEquals(CLEARED, first.getString("type"));
        assertEquals(agreement, first.getString("agreementid"));
        assertEquals(1, first.getJsonObject("data").getInteger("n"));
        assertFalse(first.containsKey("requestid"), "nothing internal");
    }

    @Test
    void eachReaderOnlySeesWhatItMay() {
        String agreement = UUID.randomUUID().toString();
        EventsClient sending = connected("", token("planner-us", "planner", "US"), null);
        EventsClient receiving = connected("", token("officer-gt", "clearance-officer", "GT"), null);
        EventsClient foreign = connected("", token("planner-mx", "planner", "MX"), null);
        EventsClient auditor = connected("", token("auditor", "auditor", null), null);
        EventsClient monitor = connected("", token("somebody", "monitor", null), null);
        String[] sent = {"seen-1", "seen-2"};
        send(Topics.FLIGHTS, agreement, "US", "GT", sent);
        // two landings: both receivers and no other
        send(Topics.FLIGHTS, agreement, "US", "HN,MX", "two");
        await().atMost(PATIENCE).until(() -> auditor.subjects().containsAll(List.of("seen-1", "seen-2", "two")));
        await().atMost(PATIENCE).until(() -> sending.subjects().containsAll(List.of("seen-1", "seen-2", "two")));
        await().atMost(PATIENCE).until(() -> receiving.subjects().containsAll(List.of(sent)));
        await().atMost(PATIENCE).until(() -> foreign.subjects().contains("two"));
        assertFalse(receiving.subjects().contains("two"));
        assertFalse(foreign.subjects().contains("seen-1"));
        assertTrue(monitor.subjects().isEmpty(), "not registered for that agreement");
    }

    @Test
    void aMonitorSeesTheAgreementsThatItsServiceListsToIt() {
        EventsClient monitor = connected("", token("monitor-1", "monitor", null), null);
        send(Topics.FLIGHTS, UUID.randomUUID().toString(), "US", "GT", "not-its-own");
        send(Topics.FLIGHTS, StreamSurroundings.MONITORED, "US", "GT", "its-own");
        await().atMost(PATIENCE).until(() -> monitor.subjects().contains("its-own"));
        assertEquals(List.of("its-own"), monitor.subjects());
    }

    @Test
    void aReaderGoesOnWithoutLossOrDoublesOverAnyGap() {
        String agreement = UUID.randomUUID().toString();
        String planner = token("planner-us", "planner", "US");
        String query = "?agreement=" + agreement;
        EventsClient first = connected(query, planner, null);
        send(Topics.FLIGHTS, agreement, "US", "GT", subjects("before", 20));
        await().atMost(PATIENCE).until(() -> first.told().size() == 20);
        String place = first.told().get(12).id();
        first.close();
        // far more than the log holds
        for (int i = 0; i < 20; i++) {
            send(Topics.FLIGHTS, agreement, "US", "GT", subjects("away-" + i, 20));
            send(Topics.QUOTAS, agreement, "US", "GT", subjects("quota-" + i, 5));
        }
        EventsClient second = connected(query, planner, place);
        send(Topics.CLEARANCES, agreement, "US", "GT", subjects("after", 7));
        int expected = 7 + 20 * 25 + 7;
        await().atMost(PATIENCE).until(() -> second.told().size() >= expected);
        List<String> all = new ArrayList<>(first.subjects().subList(0, 13));
        all.addAll(second.subjects());
        assertEquals(20 + 20 * 25 + 7, new HashSet<>(all).size(), "nothing lost");
        assertEquals(new HashSet<>(all).size(), all.size(), "nothing twice");

        // and from a place in the middle of what it caught up with
        String within = second.told().get(300).id();
        EventsClient third = connected(query, planner, within);
        await().atMost(PATIENCE).until(() -> third.told().size() >= expected - 301);
        assertEquals(
                new HashSet<>(second.subjects().subList(301, expected)),
                new HashSet<>(third.subjects()),
                "the rest and no more");
    }

    @Test
    void aReaderThatWasTheOnlyOneAndSawNothingStillHasItsPlace() {
        String agreement = UUID.randomUUID().toString();
        String planner = token("planner-us", "planner", "US");
        EventsClient idle = connected("?agreement=" + agreement, planner, null);
        String start = idle.lastId();
        send(Topics.FLIGHTS, UUID.randomUUID().toString(), "US", "GT", subjects("others", 200));
        // the lines that keep the connection open carry the place
        await().atMost(PATIENCE).until(() -> !idle.lastId().equals(start));
        idle.close();
        send(Topics.FLIGHTS, agreement, "US", "GT", "mine");
        EventsClient again = connected("?agreement=" + agreement, planner, start);
        await().atMost(PATIENCE).until(() -> again.subjects().equals(List.of("mine")));
    }

    @Test
    void typesNarrowTheStream() {
        String agreement = UUID.randomUUID().toString();
        String planner = token("planner-us", "planner", "US");
        EventsClient other =
                connected("?agreement=" + agreement + "&type=org.acuerdo.flight.arrived.v1", planner, null);
        EventsClient wanted = connected("?agreement=" + agreement + "&type=" + CLEARED, planner, null);
        send(Topics.FLIGHTS, agreement, "US", "GT", "x");
        await().atMost(PATIENCE).until(() -> wanted.subjects().equals(List.of("x")));
        assertTrue(other.told().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "AQ", "0194c7e2-0000-7000-8000-000000000000"})
    void anUnknownPlaceIsGone(String id) throws Exception {
        EventsClient reader = reader("", token("planner-us", "planner", "US"), id);
        assertEquals(410, reader.status());
        assertEquals("RESUME_POINT_GONE", reader.problem().getString("code"));
    }

    @Test
    void aPlaceThatNoTopicEverReachedIsGone() throws Exception {
        EventsClient reader = connected("", token("planner-us", "planner", "US"), null);
        String beyond = beyond(reader.lastId());
        EventsClient second = reader("", token("planner-us", "planner", "US"), beyond);
        assertEquals(410, second.status());
        assertEquals("RESUME_POINT_GONE", second.problem().getString("code"));
    }

    /** The same id with its last offset, of one byte, made the largest of one byte. */
    private static String beyond(String id) {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(id);
        bytes[bytes.length - 1] = 127;
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?agreement=A", "?type=flights", "?since=2025-01-01", "?type=" + CLEARED + "&limit=5"})
    void wrongParametersAreRefused(String query) throws Exception {
        connected("", token("planner-us", "planner", "US"), null);
        EventsClient reader = reader(query, token("planner-us", "planner", "US"), null);
        assertEquals(400, reader.status());
        assertEquals("MALFORMED", reader.problem().getString("code"));
    }

    @Test
    void whoHasNoRoleIsRefusedAndAStrangerToo() throws Exception {
        connected("", token("planner-us", "planner", "US"), null);
        assertEquals(403, reader("", token("nobody", "visitor", null), null).status());
        assertEquals(401, reader("", "forged", null).status());
    }

    @Test
    void oneSubjectHoldsSoManyConnections() throws Exception {
        String token = token("many", "planner", "US");
        for (int i = 0; i < 5; i++) {
            connected("", token, null);
        }
        EventsClient sixth = reader("", token, null);
        assertEquals(429, sixth.status());
        assertNotNull(sixth.header("Retry-After"));
        readers.forEach(EventsClient::close);
        // places come back
        connected("", token, null);
    }

    @Test
    void theStreamEndsWithTheToken() {
        // connected may take a while: each attempt has a token that still lives
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
            String token = Tokens.signed(
                    "short",
                    claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(4))));
            return reader("", token, null).status() == 200;
        });
        await().atMost(PATIENCE).until(readers.get(readers.size() - 1)::ended);
    }
}
