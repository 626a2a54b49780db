package org.acuerdo.gateway.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads what is new on all topics, once for all readers of this replica, into the {@link EventLog}. */
@ApplicationScoped
class Tail {
    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final int FETCH_BYTES = 8 << 20;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long LOOK_FOR_PARTITIONS_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TopicReader topics;
    private final EventLog log;
    private final Hub hub;
    private final Thread thread = new Thread(this::live, "events-tail");
    private volatile KafkaConsumer<String, byte[]> reading;
    private volatile boolean stopping;

    Tail(TopicReader topics, EventLog log, Hub hub) {
        this.topics = topics;
        this.log = log;
        this.hub = hub;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent now) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent now) {
        stopping = true;
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        LockSupport.unpark(thread);
    }

    private void live() {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> consumer = topics.open(FETCH_BYTES)) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException stop) {
                return;
            } catch (KafkaException e) {
                LOG.warnf("The event stream can't be read from Kafka, trying again in 1 s: %s", e.getMessage());
            } finally {
                reading = null;
                if (!stopping) {
                    hub.away();
                }
            }
            if (!stopping) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = List.of();
        long lookAgain = System.nanoTime();
        while (!stopping) {
            if (partitions.isEmpty() || System.nanoTime() - lookAgain > 0) {
                List<TopicPartition> found = TopicReader.partitions(consumer);
                if (!found.equals(partitions)) {
                    begin(consumer, found, partitions);
                    partitions = found;
                }
                lookAgain = System.nanoTime() + LOOK_FOR_PARTITIONS_NANOS;
            }
            if (partitions.isEmpty()) {
                // the services create the topics when they start
                LockSupport.parkNanos(PAUSE_NANOS);
                continue;
            }
            var records = consumer.poll(POLL);
            Instant now = Instant.now();
            for (ConsumerRecord<String, byte[]> message : records) {
                StreamEvent.of(EventTopics.NAMES.indexOf(message.topic()), message)
                        .ifPresent(event -> log.append(event, now));
            }
            if (!records.isEmpty()) {
                hub.news();
            }
        }
    }

    /** From the end, but of partitions that came later from their beginning. After Kafka was away, from where it was left. */
    private void begin(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> found, List<TopicPartition> before) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(found);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(found);
        boolean first = before.isEmpty();
        Position at = log.end();
        Position from = at;
        consumer.assign(found);
        for (TopicPartition partition : found) {
            int topic = TopicReader.topic(partition);
            long left = at.next(topic, partition.partition());
            long end = ends.get(partition);
            long next = end;
            if (!first) {
                next = before.contains(partition) ? consumer.position(partition) : beginnings.get(partition);
            } else if (left >= beginnings.get(partition) && left <= end && hub.wasServing()) {
                next = left;
            }
            consumer.seek(partition, next);
            from = from.with(topic, partition.partition(), next);
        }
        if (first && !from.equals(at)) {
            log.begin(from);
        }
        hub.serving();
    }
}
