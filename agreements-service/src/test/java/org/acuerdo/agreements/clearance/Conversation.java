package org.acuerdo.agreements.clearance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.acuerdo.agreements.Schemas;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Speaks with the service as flights-service does, about one flight. */
final class Conversation implements AutoCloseable {
    static final OffsetDateTime DEPARTURE = OffsetDateTime.parse("2025-02-12T08:00:00-06:00");

    final UUID flight = UUID.randomUUID();
    private final TestTopics topics;
    private final AtomicLong sequence = new AtomicLong();
    private final UUID agreement;

    /** What was answered. */
    record Heard(String type, long sequence, JsonNode data) {}

    Conversation(String agreement) {
        this(agreement, new TestTopics());
    }

    Conversation(String agreement, TestTopics topics) {
        this.topics = topics;
        this.agreement = UUID.fromString(agreement);
    }

    ClearanceAsked request(int round, int termsVersion) {
        return request(round, termsVersion, DEPARTURE);
    }

    ClearanceAsked request(int round, int termsVersion, OffsetDateTime departure) {
        return new ClearanceAsked(
                flight,
                agreement,
                round,
                termsVersion,
                TestClock.now(),
                "planner-us",
                "RF101",
                "KAEX",
                "MGGT",
                departure,
                departure.plusHours(3),
                new Aircraft(AircraftCategory.CHARTER, "B738", 135, "operator"),
                List.of(new PassengerGroup(PopulationCategory.NATIONAL, "GT", 20, 75, 4, 1, null)),
                new Staff(14, 1, 1, 1));
    }

    /** The same question about the flight's landing under another agreement. */
    static ClearanceAsked under(String agreement, ClearanceAsked a) {
        return new ClearanceAsked(
                a.flightId(),
                UUID.fromString(agreement),
                a.round(),
                a.termsVersion(),
                a.requestedAt(),
                a.requestedBy(),
                a.number(),
                a.origin(),
                a.destination(),
                a.departure(),
                a.arrival(),
                a.aircraft(),
                a.passengers(),
                a.staff());
    }

    void ask(ClearanceAsked asked) {
        String data = Json.write(asked);
        Schemas.check(MessageTypes.CLEARANCE_ASKED, data);
        send(UUID.randomUUID().toString(), MessageTypes.CLEARANCE_ASKED, data, sequence.incrementAndGet());
    }

    /** The very same message again, as a broker may deliver it. */
    void deliverTwice(ClearanceAsked asked) {
        String id = UUID.randomUUID().toString();
        long number = sequence.incrementAndGet();
        send(id, MessageTypes.CLEARANCE_ASKED, Json.write(asked), number);
        send(id, MessageTypes.CLEARANCE_ASKED, Json.write(asked), number);
    }

    void withdraw(int round) {
        String data = Json.write(new ClearanceWithdrawn(flight, agreement, round, "CANCELLED"));
        Schemas.check(MessageTypes.CLEARANCE_WITHDRAWN, data);
        send(UUID.randomUUID().toString(), MessageTypes.CLEARANCE_WITHDRAWN, data, sequence.incrementAndGet());
    }

    /**
     * What flights-service tells of the flight on its own topic.
     *
     * @param agreements under which it was asked for
     * @param landed     those under which it has landed, while it goes on to others
     */
    void told(String type, String status, long version, List<String> agreements, List<String> landed) {
        List<UUID> all = agreements.stream().map(UUID::fromString).toList();
        ClearanceAsked asked = request(1, 1);
        String data = Json.write(new FlightEvent(
                flight,
                all,
                asked.number(),
                status,
                null,
                null,
                false,
                all.stream()
                        .map(id -> new FlightEvent.ClearanceState(id, "GRANTED", 1, null, null))
                        .toList(),
                1,
                List.of(new Leg(asked.origin(), asked.destination(), asked.departure(), asked.arrival(), null, null)),
                asked.aircraft(),
                asked.passengers(),
                asked.staff(),
                null,
                asked.departure(),
                asked.passengers(),
                landed.isEmpty() ? asked.arrival() : null,
                landed.isEmpty() ? asked.passengers() : null,
                null,
                null,
                null,
                null,
                null,
                null,
                landed.isEmpty()
                        ? null
                        : landed.stream()
                                .map(id -> new FlightEvent.Landed(
                                        UUID.fromString(id), 1, asked.arrival(), asked.destination(), List.of()))
                                .toList(),
                null,
                null,
                null,
                null,
                null,
                null,
                TestClock.now(),
                version));
        Schemas.check(type, data);
        topics.send(
                Topics.FLIGHTS,
                flight.toString(),
                UUID.randomUUID().toString(),
                type,
                flight.toString(),
                version,
                data.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that is no request at all. */
    void poison() {
        send(
                UUID.randomUUID().toString(),
                MessageTypes.CLEARANCE_ASKED,
                "{\"flightId\": 7}",
                sequence.incrementAndGet());
    }

    private void send(String id, String type, String data, long number) {
        topics.send(
                Topics.CLEARANCE_REQUESTS,
                flight.toString(),
                id,
                type,
                flight.toString(),
                number,
                data.getBytes(StandardCharsets.UTF_8));
    }

    List<Heard> heard() {
        return topics.read(Topics.CLEARANCES, r -> flight.toString().equals(r.key())).stream()
                .map(Conversation::heard)
                .sorted(Comparator.comparingLong(Heard::sequence))
                .toList();
    }

    /** Waits until so many answers were given, and returns the last. */
    Heard answer(int number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> heard().size() >= number);
        return heard().get(number - 1);
    }

    long setAside() {
        return topics.read(
                        Topics.CLEARANCE_REQUESTS + Topics.DLQ_SUFFIX,
                        r -> flight.toString().equals(r.key()))
                .size();
    }

    static Instant instant(JsonNode data, String name) {
        return data.path(name).isMissingNode()
                ? null
                : OffsetDateTime.parse(data.get(name).asText()).toInstant();
    }

    private static Heard heard(ConsumerRecord<String, byte[]> record) {
        Schemas.check(record);
        return new Heard(
                TestTopics.header(record, "ce_type"),
                Long.parseLong(TestTopics.header(record, "ce_sequence")),
                Json.read(record.value(), JsonNode.class));
    }

    @Override
    public void close() {
        topics.close();
    }
}
