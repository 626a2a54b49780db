package org.acuerdo.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records that were set aside to their topic again. How far it came is kept in Kafka (consumer group {@code
 * acuerdo-replay}), and moved only once a record was acknowledged: broken off, it goes on where it was.
 */
public final class DeadLetters {

    private static final String GROUP = "acuerdo-replay";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Sends again what lies in {@code topic.dlq} at this moment and was not sent again before.
     *
     * @return how many records
     */
    public long replay(String topic) {
        String aside = topic + ".dlq";
        try (var consumer = consumer();
                var producer = new KafkaProducer<byte[], byte[]>(
                        Map.of("bootstrap.servers", bootstrap, "enable.idempotence", "true", "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var known = consumer.listTopics(PATIENCE).keySet();
            if (topic.endsWith(".dlq") || !known.contains(topic) || !known.contains(aside)) {
                throw new UserError("There is no topic " + topic + " with an " + aside + ". Topics: "
                        + String.join(
                                ", ",
                                known.stream()
                                        .filter(name -> known.contains(name + ".dlq"))
                                        .sorted()
                                        .toList()));
            }
            List<TopicPartition> partitions = consumer.partitionsFor(aside, PATIENCE).stream()
                    .map(info -> new TopicPartition(aside, info.partition()))
                    .toList();
            return replay(topic, partitions, consumer, producer);
        }
    }

    private static long replay(
            String topic,
            List<TopicPartition> partitions,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        long sent = 0;
        while (remaining(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(partition)) {
                    send(producer, topic, record);
                    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)), PATIENCE);
                    sent++;
                }
            }
        }
        return sent;
    }

    private static boolean remaining(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, ConsumerRecord<byte[], byte[]> aside) {
        var again = new ProducerRecord<>(topic, aside.key(), aside.value());
        for (var header : aside.headers()) {
            // why it was set aside belongs to the record in the .dlq
            if (!header.key().startsWith("dead-letter-")) {
                again.headers().add(header);
            }
        }
        again.headers().remove("ce_replayed");
        again.headers().add("ce_replayed", "true".getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(again).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not take a record: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", GROUP);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
