package org.acuerdo.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.acuerdo.kit.tx.Columns;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * What was sent in the Kafka transaction that is open. Committing writes a marker into each partition and costs the same
 * for one record as for hundreds; so a transaction stays open for half a second while its records are on their
 * way, and consumers, who read uncommitted records, have them at once. Rows are deleted only after the commit.
 */
final class OpenTransaction {
    static final int BATCH = 200;
    private static final long OPEN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_OPEN = 1000;

    private final int share;
    private final String service;
    private final Connection connection;
    private final KafkaProducer<String, byte[]> producer;
    private final OutboxBacklog backlog;
    private final List<Long> ids = new ArrayList<>();
    private final LookFrom lookFrom = new LookFrom(System.nanoTime());
    private long opened;

    OpenTransaction(
            int share,
            String service,
            Connection connection,
            KafkaProducer<String, byte[]> producer,
            OutboxBacklog backlog) {
        this.share = share;
        this.service = service;
        this.backlog = backlog;
        this.connection = connection;
        this.producer = producer;
    }

    boolean none() {
        return ids.isEmpty();
    }

    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(OPEN_NANOS - (System.nanoTime() - opened)));
    }

    /** Sends what has come. @return how many */
    int more() throws SQLException {
        List<OutboxRow> rows = read();
        if (!rows.isEmpty() && none()) {
            producer.beginTransaction();
            opened = System.nanoTime();
        }
        for (OutboxRow row : rows) {
            producer.send(row.record());
            ids.add(row.id());
        }
        if (!rows.isEmpty()) {
            lookFrom.saw(System.nanoTime(), rows.get(rows.size() - 1).id());
        }
        return rows.size();
    }

    void commitIfDue() throws SQLException {
        if (ids.size() >= MOST_OPEN || (!none() && System.nanoTime() - opened >= OPEN_NANOS)) {
            commit();
        }
    }

    void commit() throws SQLException {
        if (none()) {
            return;
        }
        // throws if any record was not acknowledged; the producer is then closed and its transaction aborted
        producer.commitTransaction();
        delete();
        backlog.sent(ids.size());
        ids.clear();
    }

    private Array array() throws SQLException {
        return Columns.array(connection, "int8", ids);
    }

    private List<OutboxRow> read() throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        Array sent = array();
        try (PreparedStatement select = connection.prepareStatement(OutboxRow.SELECT)) {
            select.setInt(1, share);
            // not "greater than the last": a transaction with a lower id may commit later
            select.setLong(2, lookFrom.at(System.nanoTime()));
            select.setArray(3, sent);
            select.setInt(4, BATCH);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(OutboxRow.read(result, service));
                }
            }
        } finally {
            sent.free();
        }
        return rows;
    }

    private void delete() throws SQLException {
        Array sent = array();
        try (PreparedStatement delete =
                connection.prepareStatement("delete from outbox where share = ? and id = any(?)")) {
            delete.setInt(1, share);
            delete.setArray(2, sent);
            delete.executeUpdate();
        } finally {
            sent.free();
        }
    }
}
