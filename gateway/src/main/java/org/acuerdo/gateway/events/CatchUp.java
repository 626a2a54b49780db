package org.acuerdo.gateway.events;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topics for one reader, from its position to where the log is, a piece at a time: the next one only when the
 * connection has taken the last. One task runs at a time, on whichever thread is free.
 */
final class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final int FETCH_BYTES = 1 << 20;
    private static final Duration POLL = Duration.ofMillis(500);

    private final CatchUps all;
    private final TopicReader topics;
    private final EventLog log;
    private final Subscriber subscriber;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean closed;
    private KafkaConsumer<String, byte[]> consumer;
    private Position reached;

    CatchUp(CatchUps all, TopicReader topics, EventLog log, Subscriber subscriber) {
        this.all = all;
        this.topics = topics;
        this.log = log;
        this.subscriber = subscriber;
        this.reached = subscriber.position();
    }

    /** Reads the next piece; one that is being read already goes on. */
    void go() {
        if (busy.compareAndSet(false, true)) {
            all.run(this::step);
        }
    }

    /** No more is wanted. */
    void close() {
        closed = true;
        if (busy.compareAndSet(false, true)) {
            all.run(this::release);
        }
    }

    /** Whether all that follows the position is still there. Looked at on a thread that may wait. */
    boolean possible() {
        if (consumer == null) {
            consumer = topics.open(FETCH_BYTES);
        }
        List<TopicPartition> partitions = TopicReader.partitions(consumer);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            int topic = TopicReader.topic(partition);
            boolean known = partition.partition() < reached.partitions(topic);
            long next = reached.next(topic, partition.partition());
            // what is compacted keeps its beginning; a partition made since the id was given is read whole
            if (known && (next < beginnings.get(partition) || next > ends.get(partition))) {
                return false;
            }
        }
        for (int topic = 0; topic < EventTopics.NAMES.size(); topic++) {
            String name = EventTopics.NAMES.get(topic);
            long there = partitions.stream().filter(p -> p.topic().equals(name)).count();
            if (reached.partitions(topic) > there) {
                return false;
            }
        }
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            int topic = TopicReader.topic(partition);
            long next = reached.next(topic, partition.partition());
            consumer.seek(partition, Math.max(next, beginnings.get(partition)));
        }
        return true;
    }

    private void step() {
        if (closed) {
            release();
            return;
        }
        try {
            if (consumer == null && !possible()) {
                finish();
                return;
            }
            Position target = log.end();
            List<Buffer> frames = piece();
            boolean done = there(target);
            Position now = reached;
            subscriber.home().runOnContext(v -> {
                busy.set(false);
                if (closed) {
                    // the reader left meanwhile
                    close();
                } else {
                    subscriber.caught(frames, now, done);
                }
            });
        } catch (OffsetOutOfRangeException gone) {
            // the reader was slower than the topics are kept: it will be told so when it comes again
            finish();
        } catch (KafkaException e) {
            LOG.warnf("A reader of the event stream can't be served from Kafka just now: %s", e.getMessage());
            finish();
        }
    }

    private void finish() {
        closed = true;
        release();
        subscriber.home().runOnContext(v -> subscriber.end());
    }

    private List<Buffer> piece() {
        List<Buffer> frames = new ArrayList<>();
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        Reader reader = subscriber.reader();
        Instant now = Instant.now();
        for (ConsumerRecord<String, byte[]> message : records) {
            int topic = EventTopics.NAMES.indexOf(message.topic());
            reached = reached.with(topic, message.partition(), message.offset() + 1);
            Optional<StreamEvent> event = StreamEvent.of(topic, message);
            if (event.isPresent() && reader.sees(event.get())) {
                frames.add(EventLog.line(reached, now));
                frames.add(event.get().frame());
            }
        }
        return frames;
    }

    /** Whether the consumer stands where the log stood, or beyond: also past what is no message, such as marks of transactions. */
    private boolean there(Position target) {
        boolean there = true;
        for (TopicPartition partition : consumer.assignment()) {
            int topic = TopicReader.topic(partition);
            long at = consumer.position(partition);
            if (at < target.next(topic, partition.partition())) {
                there = false;
            } else if (at > reached.next(topic, partition.partition())) {
                reached = reached.with(topic, partition.partition(), at);
            }
        }
        return there;
    }

    private void release() {
        if (released.compareAndSet(false, true)) {
            if (consumer != null) {
                consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
            }
            all.done();
        }
    }
}
