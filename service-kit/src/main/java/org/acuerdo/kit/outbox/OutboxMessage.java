package org.acuerdo.kit.outbox;

/**
 * One message to be sent once the transaction that changed something has committed.
 *
 * @param key          Kafka key; order is kept per key
 * @param type         CloudEvents type; there is a schema of this name
 * @param subject      the aggregate's id
 * @param sequence     grows per subject; consumers drop a lower one
 * @param agreementIds the agreements it concerns, comma-separated; null: none
 * @param data         written as JSON
 */
public record OutboxMessage(
        String topic,
        String key,
        String type,
        String subject,
        long sequence,
        String agreementIds,
        String sendingState,
        String receivingState,
        Object data) {}
