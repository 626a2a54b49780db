package org.acuerdo.kit.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.acuerdo.kit.json.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message as it came: a CloudEvent in binary mode.
 *
 * @param replayed true where an operator sent it again from the dead-letter topic
 */
public record Received(
        String id,
        String source,
        String type,
        String subject,
        String agreementIds,
        long sequence,
        Instant time,
        String traceparent,
        String requestId,
        boolean replayed,
        byte[] data) {

    /** @throws IllegalArgumentException where it is no CloudEvent: it is set aside */
    static Received of(ConsumerRecord<String, byte[]> record) {
        return new Received(
                required(record, "ce_id"),
                required(record, "ce_source"),
                required(record, "ce_type"),
                required(record, "ce_subject"),
                optional(record, "ce_agreementid"),
                Long.parseLong(required(record, "ce_sequence")),
                Instant.parse(required(record, "ce_time")),
                optional(record, "ce_traceparent"),
                optional(record, "ce_requestid"),
                "true".equals(optional(record, "ce_replayed")),
                record.value());
    }

    /**
     * Whose sequence it is: the subject's. A flight with several landings has a clearance, and so a sequence, under each
     * agreement.
     */
    String aggregate() {
        return agreementIds == null || agreementIds.equals(subject) ? subject : subject + "/" + agreementIds;
    }

    /** The data read as this type; a message that is none is set aside. */
    public <T> T data(Class<T> dataType) {
        if (data == null) {
            throw new IllegalArgumentException("message without data");
        }
        return Json.read(data, dataType);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = optional(record, name);
        if (value == null) {
            throw new IllegalArgumentException("no CloudEvent: header " + name + " is missing");
        }
        return value;
    }

    private static String optional(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
