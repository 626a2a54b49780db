package org.acuerdo.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.acuerdo.kit.json.Json;
import org.acuerdo.local.parts.TestParts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends and reads messages on the real broker as the other service would. */
public final class TestTopics implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrap = TestParts.shared().kafka();

    public TestTopics() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends a CloudEvent. The id is a fresh one: send the same id twice with {@link #send(String, String, String, String, String, long, byte[])}. */
    public void send(String topic, String key, String type, String subject, long sequence, Object data) {
        send(
                topic,
                key,
                UUID.randomUUID().toString(),
                type,
                subject,
                sequence,
                Json.write(data).getBytes(StandardCharsets.UTF_8));
    }

    public void send(String topic, String key, String id, String type, String subject, long sequence, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "test",
                        "ce_type",
                        type,
                        "ce_subject",
                        subject,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_time",
                        time().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        raw(record);
    }

    /** Messages carry the domain's time, as the outbox has them. */
    private static Instant time() {
        return System.getProperty(TestClock.FILE) == null ? Instant.now() : TestClock.now();
    }

    /** Sends a CloudEvent about what belongs to an agreement. */
    public void sendUnder(
            String agreement, String topic, String key, String type, String subject, long sequence, Object data) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, Json.write(data).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "test",
                        "ce_type",
                        type,
                        "ce_subject",
                        subject,
                        "ce_agreementid",
                        agreement,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_time",
                        time().toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        raw(record);
    }

    /** Sends anything, also what is no CloudEvent. */
    public void raw(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** All records of a topic from its beginning up to now that fulfil the condition. */
    public List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<ConsumerRecord<String, byte[]>> condition) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<org.apache.kafka.common.TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (condition.test(record)) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }

    /** A CloudEvents header of a record. */
    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
