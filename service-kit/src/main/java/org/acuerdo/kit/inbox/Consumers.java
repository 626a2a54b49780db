package org.acuerdo.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.problem.Transient;
import org.acuerdo.kit.tx.Gathering;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads at least once, applies exactly once: the inbox entry is written in the effect's own transaction. What was applied
 * before, or is older than what was applied, is passed over. What fails because a part is down is tried until the part
 * is back; what fails otherwise is tried three times and then set aside in the dead-letter topic, and the channel goes on.
 */
@ApplicationScoped
public class Consumers {
    private static final Logger LOG = Logger.getLogger(Consumers.class);
    private static final int TRIES = 3;

    /** So many messages share a transaction at most. */
    private static final int MOST_TOGETHER = 50;

    @Inject
    Inbox inbox;

    @Inject
    Gathering gathering;

    @Inject
    RequestId requestId;

    @Inject
    MeterRegistry registry;

    /**
     * Handles one record.
     *
     * @param channel the channel's name: its own sequence is kept for each subject
     * @throws RuntimeException once the tries are used up; the channel then sets the record aside
     */
    public void handle(String channel, ConsumerRecord<String, byte[]> record, Consumer<Received> effect) {
        inContext(() -> alone(channel, record, effect));
    }

    /**
     * Handles what one poll brought: messages of different subjects share a transaction; where that fails they are handled one
     * by one, and those that can't be processed are set aside. To be called by a channel with {@code batch=true}.
     *
     * @return completes once all are handled or set aside, and acknowledged
     */
    public CompletionStage<Void> handle(
            String channel, KafkaRecordBatch<String, byte[]> batch, Consumer<Received> effect) {
        return handle(channel, batch, message -> true, messages -> {}, effect);
    }

    /**
     * The same, with a look at all messages of a transaction before the first is handled: what they need can be locked and
     * read together.
     */
    public CompletionStage<Void> handle(
            String channel,
            KafkaRecordBatch<String, byte[]> batch,
            Consumer<List<Received>> ahead,
            Consumer<Received> effect) {
        return handle(channel, batch, message -> true, ahead, effect);
    }

    /**
     * The same for a channel that not all messages of its topic concern.
     *
     * @param concerns false for a message without effect, whatever comes before or after it: it costs no transaction and is
     *     not entered in the inbox
     */
    public CompletionStage<Void> handle(
            String channel,
            KafkaRecordBatch<String, byte[]> batch,
            Predicate<Received> concerns,
            Consumer<Received> effect) {
        return handle(channel, batch, concerns, messages -> {}, effect);
    }

    private CompletionStage<Void> handle(
            String channel,
            KafkaRecordBatch<String, byte[]> batch,
            Predicate<Received> concerns,
            Consumer<List<Received>> ahead,
            Consumer<Received> effect) {
        List<CompletableFuture<Void>> aside = new ArrayList<>();
        Map<String, Arrived> together = new TreeMap<>();
        inContext(() -> {
            for (KafkaRecord<String, byte[]> record : batch) {
                Arrived arrived = Arrived.of(record);
                if (arrived.message() != null && !concerns.test(arrived.message())) {
                    continue;
                }
                if (together.size() == MOST_TOGETHER || together.containsKey(arrived.subject())) {
                    handle(channel, together.values(), ahead, effect, aside);
                    together.clear();
                }
                together.put(arrived.subject(), arrived);
            }
            handle(channel, together.values(), ahead, effect, aside);
        });
        return CompletableFuture.allOf(aside.toArray(CompletableFuture[]::new)).thenCompose(all -> batch.ack());
    }

    /** @param message null where the record is no message: it will fail alone */
    private record Arrived(KafkaRecord<String, byte[]> record, Received message, String subject) {
        static Arrived of(KafkaRecord<String, byte[]> record) {
            try {
                Received message = Received.of(consumed(record));
                return new Arrived(record, message, message.subject());
            } catch (RuntimeException malformed) {
                return new Arrived(
                        record,
                        null,
                        record.getPartition() + "@" + consumed(record).offset());
            }
        }

        ConsumerRecord<String, byte[]> consumed() {
            return consumed(record);
        }

        @SuppressWarnings("unchecked")
        private static ConsumerRecord<String, byte[]> consumed(KafkaRecord<String, byte[]> record) {
            return record.getMetadata(IncomingKafkaRecordMetadata.class)
                    .orElseThrow()
                    .getRecord();
        }
    }

    /** @param arrived of different subjects, in their order: so locks are taken in one order, whoever takes them */
    private void handle(
            String channel,
            Collection<Arrived> arrived,
            Consumer<List<Received>> ahead,
            Consumer<Received> effect,
            List<CompletableFuture<Void>> aside) {
        if (applied(channel, arrived, ahead, effect)) {
            return;
        }
        for (Arrived one : arrived) {
            try {
                alone(channel, one.consumed(), effect);
            } catch (RuntimeException poison) {
                aside.add(one.record().nack(poison).toCompletableFuture());
            }
        }
    }

    private boolean applied(
            String channel, Collection<Arrived> arrived, Consumer<List<Received>> ahead, Consumer<Received> effect) {
        if (arrived.isEmpty()) {
            return true;
        }
        List<Received> messages = arrived.stream().map(Arrived::message).toList();
        if (messages.stream().anyMatch(Objects::isNull)) {
            return false;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> gathering.together(() -> {
                        List<Received> fresh = inbox.first(channel, messages);
                        ahead.accept(fresh);
                        for (Received message : fresh) {
                            requestId.follow(message.requestId(), message.traceparent());
                            effect.accept(message);
                        }
                    }));
            return true;
        } catch (RuntimeException e) {
            LOG.debugf("messages on %s failed together, trying them one by one: %s", channel, Transient.root(e));
            return false;
        }
    }

    private void inContext(Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        boolean ours = !context.isActive();
        if (ours) {
            context.activate();
        }
        try {
            work.run();
        } finally {
            if (ours) {
                context.terminate();
            }
        }
    }

    private void alone(String channel, ConsumerRecord<String, byte[]> record, Consumer<Received> effect) {
        try {
            Received message = Received.of(record);
            requestId.follow(message.requestId(), message.traceparent());
            applyWithRetries(channel, message, effect);
        } catch (RuntimeException e) {
            registry.counter("acuerdo.inbox.set.aside", "channel", channel).increment();
            LOG.errorf(
                    "A message can't be processed and goes to the dead-letter topic: channel %s, %s[%d]@%d, reason %s. "
                            + "Once the cause is mended: ./acuerdo replay %s",
                    channel, record.topic(), record.partition(), record.offset(), Transient.root(e), record.topic());
            throw e;
        }
    }

    private void applyWithRetries(String channel, Received message, Consumer<Received> effect) {
        int failed = 0;
        long backoff = 50;
        while (true) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> inbox.first(channel, List.of(message)).forEach(effect));
                return;
            } catch (RuntimeException e) {
                if (!Transient.isTransient(e) && (++failed >= TRIES || e instanceof ProblemException)) {
                    throw e;
                }
                LOG.debugf("message %s on %s failed, trying again: %s", message.id(), channel, Transient.root(e));
                pause(backoff);
                backoff = Math.min(backoff * 2, 5000);
            }
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while retrying", e);
        }
    }
}
