package org.acuerdo.kit.topics;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to reach Kafka: the addresses, and where it asks for them the login and the certificates, as {@code kafka.*} settings
 * (or {@code KAFKA_*} variables) say. The channels take these settings by themselves; what is opened beside them, the outbox'
 * producers and the setup of topics, takes them from here, so that one set of settings reaches all.
 */
@ApplicationScoped
public class Broker {

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> settings;

    /** Settings for a client of any kind; a map of its own at each call. */
    public Map<String, Object> connection() {
        return connection(settings);
    }

    /** Only what is about the connection: the settings hold values for consumers as well, such as a group. */
    static Map<String, Object> connection(Map<String, Object> settings) {
        Map<String, Object> connection = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.equals("bootstrap.servers") || name.matches("(security|sasl|ssl)\\..+")) {
                connection.put(name, value);
            }
        });
        return connection;
    }
}
