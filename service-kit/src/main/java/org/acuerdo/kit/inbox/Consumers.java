package org.acuerdo.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.problem.Transient;
import org.acuerdo.kit.tx.Sql;
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

    /** Both entries in one round trip: whether the id is new, and whether nothing newer of the subject was applied. */
    private static final String FIRST = """
            with fresh as (
              insert into inbox(channel, message_id) values (?, ?) on conflict do nothing returning 1),
            newer as (
              insert into inbox_sequence(channel, subject, sequence) select ?, ?, ? from fresh
              on conflict (channel, subject) do update set sequence = excluded.sequence
              where inbox_sequence.sequence < excluded.sequence returning 1)
            select exists (select from fresh), exists (select from newer)""";

    @Inject
    Sql sql;

    @Inject
    RequestId requestId;

    @Inject
    MeterRegistry registry;

    /**
     * @param channel the channel's name: its own sequence is kept for each subject
     * @throws RuntimeException once the tries are used up; the channel then sets the record aside
     */
    public void handle(String channel, ConsumerRecord<String, byte[]> record, Consumer<Received> effect) {
        ManagedContext context = Arc.container().requestContext();
        boolean ours = !context.isActive();
        if (ours) {
            context.activate();
        }
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
        } finally {
            if (ours) {
                context.terminate();
            }
        }
    }

    private void applyWithRetries(String channel, Received message, Consumer<Received> effect) {
        int failed = 0;
        long backoff = 50;
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (first(channel, message)) {
                        effect.accept(message);
                    }
                });
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

    /** True if the message has not been applied and nothing newer of its subject has. */
    private boolean first(String channel, Received message) {
        AtomicBoolean first = new AtomicBoolean();
        sql.query(
                FIRST,
                Sql.all(channel, message.id(), channel, message.subject(), message.sequence()),
                row -> first.set(row.getBoolean(1) && (row.getBoolean(2) || message.replayed())));
        return first.get();
    }

    /** Ids are kept longer than the topics keep records, so that no record can come twice unnoticed. */
    @Scheduled(every = "1h", delayed = "5m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("delete from inbox where received_at < now() - interval '40 days'"));
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
