package org.acuerdo.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** A row of the outbox as the Kafka record it becomes: a CloudEvent in binary mode. */
record OutboxRow(long id, ProducerRecord<String, byte[]> record) {
    /** What was sent and not yet deleted is passed over by hash, however much of it there is. */
    static final String SELECT = """
            select id, topic, key, message_id, type, subject, sequence, time, agreement_ids, sending_state,
              receiving_state, traceparent, request_id, data
            from outbox where share = ? and id > ? and id not in (select unnest(?::bigint[])) order by id limit ?""";

    static OutboxRow read(ResultSet row, String source) throws SQLException {
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                row.getString("topic"),
                row.getString("key"),
                row.getString("data").getBytes(StandardCharsets.UTF_8));
        Headers headers = sent.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "content-type", "application/json");
        put(headers, "ce_id", row.getString("message_id"));
        put(headers, "ce_source", source);
        put(headers, "ce_type", row.getString("type"));
        put(headers, "ce_subject", row.getString("subject"));
        put(headers, "ce_sequence", row.getString("sequence"));
        put(headers, "ce_time", row.getString("time"));
        put(headers, "ce_agreementid", row.getString("agreement_ids"));
        put(headers, "ce_sendingstate", row.getString("sending_state"));
        put(headers, "ce_receivingstate", row.getString("receiving_state"));
        put(headers, "ce_traceparent", row.getString("traceparent"));
        put(headers, "ce_requestid", row.getString("request_id"));
        return new OutboxRow(row.getLong("id"), sent);
    }

    private static void put(Headers headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
