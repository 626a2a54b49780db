package org.acuerdo.gateway.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A message of a topic, as the event stream shows it.
 *
 * @param agreements ids of the agreements it concerns
 * @param states     the states that may see it, by the message's own attributes
 * @param frame      its event, but for the line with the id
 */
record StreamEvent(
        int topic, int partition, long offset, String type, Set<String> agreements, Set<String> states, Buffer frame) {

    private static final String PREFIX = "ce_";
    private static final Set<String> SHOWN = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "sequence",
            "agreementid",
            "sendingstate",
            "receivingstate",
            "traceparent");

    /** The same with its frame kept elsewhere. */
    StreamEvent framed(Buffer other) {
        return new StreamEvent(topic, partition, offset, type, agreements, states, other);
    }

    /** @return empty for a record that is no CloudEvent with data, such as the removal of a key */
    static Optional<StreamEvent> of(int topic, ConsumerRecord<String, byte[]> message) {
        JsonObject event = new JsonObject();
        for (Header header : message.headers()) {
            String name = header.key().startsWith(PREFIX) ? header.key().substring(PREFIX.length()) : "";
            if (SHOWN.contains(name) && header.value() != null) {
                event.put(name, new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        String type = event.getString("type");
        if (type == null || message.value() == null || type.indexOf('\n') >= 0 || type.indexOf('\r') >= 0) {
            return Optional.empty();
        }
        Set<String> states = new java.util.HashSet<>(listed(event.getString("sendingstate")));
        states.addAll(listed(event.getString("receivingstate")));
        return Optional.of(new StreamEvent(
                topic,
                message.partition(),
                message.offset(),
                type,
                listed(event.getString("agreementid")),
                Set.copyOf(states),
                frame(type, event, message.value())));
    }

    private static Buffer frame(String type, JsonObject event, byte[] data) {
        String attributes = event.put("datacontenttype", "application/json").encode();
        Buffer frame = Buffer.buffer(attributes.length() + data.length + 100)
                .appendString("event: ")
                .appendString(type)
                .appendString("\ndata: ")
                .appendString(attributes.substring(0, attributes.length() - 1))
                .appendString(",\"data\":");
        byte[] line = data.clone();
        for (int i = 0; i < line.length; i++) {
            // between the tokens of JSON only: inside of strings both are escaped
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return frame.appendBytes(line).appendString("}\n\n");
    }

    private static Set<String> listed(String list) {
        return list == null || list.isEmpty() ? Set.of() : Set.copyOf(java.util.List.of(list.split(",")));
    }
}
