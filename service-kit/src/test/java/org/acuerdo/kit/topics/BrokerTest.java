package org.acuerdo.kit.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secured Kafka is reached by the outbox and the setup of topics as well, not by the channels alone. */
class BrokerTest {

    @Test
    void loginAndCertificatesGoAlongAndNothingElse() {
        Map<String, Object> login = Map.of(
                "bootstrap.servers", "kafka-0:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "ScramLoginModule required;",
                "ssl.truststore.location", "/etc/acuerdo/ca/ca.crt");
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("group.id", "flights-service");
        settings.put("auto.offset.reset", "earliest");

        assertEquals(login, Broker.connection(settings));
    }
}
