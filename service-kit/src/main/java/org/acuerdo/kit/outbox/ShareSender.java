package org.acuerdo.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.acuerdo.kit.problem.Transient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The life of one share: wait for the advisory lock; fence whoever sent this share before (initTransactions with the
 * share's transactional id); then send in the order of the rows, and delete a row only after the broker acknowledged the
 * transaction that carried it. The lock, the reading and the deleting use one connection: who loses it, deletes nothing
 * more. Records sent twice after a crash carry the same id and sequence; consumers drop them.
 */
final class ShareSender {
    private static final int LOCK_SPACE = 0x0AC0E2D0;
    private static final long POLL_MILLIS = 250;

    /** So long a look waits after one that found messages: for each of them, at least, and at most. */
    private static final long GATHER_MILLIS_EACH = 5;

    private static final long GATHER_MILLIS_LEAST = 10;
    private static final long GATHER_MILLIS_MOST = 40;
    /** And while more than a thousand come in a second: as many milliseconds as there were messages, at most. */
    private static final long GATHER_MILLIS_CROWD = 100;

    private final int share;
    private final String service;
    private final Map<String, Object> broker;
    private final Connector connector;
    private final OutboxBacklog backlog;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private boolean signalled;
    private volatile boolean owner;
    private volatile boolean stopping;

    interface Connector {
        Connection connect() throws SQLException;
    }

    ShareSender(int share, String service, Map<String, Object> broker, Connector connector, OutboxBacklog backlog) {
        this.share = share;
        this.service = service;
        this.broker = broker;
        this.connector = connector;
        this.backlog = backlog;
        thread = new Thread(this::live, "outbox-share-" + share);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** True if this process sends the share. */
    boolean wake() {
        lock.lock();
        try {
            signalled = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        return owner;
    }

    void requestStop() {
        stopping = true;
        wake();
    }

    void awaitStop() {
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        while (!stopping) {
            try (Connection connection = connector.connect()) {
                if (tryLock(connection)) {
                    own(connection);
                } else {
                    await(1000);
                }
            } catch (SQLException | KafkaException e) {
                backlog.failed();
                OutboxRelay.LOG.warnf(
                        "Outbox share %d can't be sent, trying again in 1 s; nothing is lost: %s",
                        share, Transient.root(e));
                pause(1000);
            } finally {
                owner = false;
            }
        }
    }

    private void own(Connection connection) throws SQLException {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.initTransactions();
            owner = true;
            OutboxRelay.LOG.debugf("Outbox share %d is sent from here", share);
            OpenTransaction sent = new OpenTransaction(share, service, connection, producer, backlog);
            while (!stopping) {
                long begun = System.nanoTime();
                int now = sent.more();
                sent.commitIfDue();
                if (now < OpenTransaction.BATCH) {
                    await(sent.none() ? POLL_MILLIS : sent.millisLeft());
                    gather(now, begun);
                }
            }
            sent.commit();
            owner = false;
        }
    }

    /**
     * After a pause the next message goes at once; while messages keep coming they are gathered, the longer the more of them come:
     * a look into the outbox, a produce request, the fetches it answers and the transactions of those who take the messages in
     * cost the same for one as for many. Below 200 messages a second looks stay 10 ms apart, up to 1,000 at most 40 ms.
     */
    private static void gather(int sentBefore, long begun) {
        if (sentBefore == 0) {
            return;
        }
        long wait = TimeUnit.MILLISECONDS.toNanos(gatherMillis(sentBefore)) - (System.nanoTime() - begun);
        if (wait > 0) {
            pauseNanos(wait);
        }
    }

    static long gatherMillis(int sentBefore) {
        long few = Math.max(GATHER_MILLIS_LEAST, Math.min(sentBefore * GATHER_MILLIS_EACH, GATHER_MILLIS_MOST));
        return Math.max(few, Math.min(sentBefore, GATHER_MILLIS_CROWD));
    }

    /** A session lock: it ends with the connection, however the process ends. */
    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(current_schema()) # ?)")) {
            statement.setInt(1, LOCK_SPACE);
            statement.setInt(2, share);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox-" + share);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-outbox-" + share);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // the broker may still be closing the transaction before, or be adding another partition to this one; the
        // default
        // wait of 100 ms, or one that doubles to a second, would be felt by every flight
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 20);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1024 * 1024);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        config.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, (int)
                Duration.ofSeconds(30).toMillis());
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    private void await(long millis) {
        lock.lock();
        try {
            if (!signalled && !stopping) {
                something.await(millis, TimeUnit.MILLISECONDS);
            }
            signalled = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    static void pause(long millis) {
        pauseNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void pauseNanos(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
