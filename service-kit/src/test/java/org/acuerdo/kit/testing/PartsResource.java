package org.acuerdo.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.TestParts;

/**
 * Real PostgreSQL, Kafka, issuer and clock file for a service's tests:
 * {@code @QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))}.
 */
public class PartsResource implements QuarkusTestResourceLifecycleManager {
    private String schema = "kit";

    @Override
    public void init(Map<String, String> args) {
        schema = args.getOrDefault("schema", schema);
    }

    @Override
    public Map<String, String> start() {
        TestParts parts = TestParts.shared();
        String url = parts.createDatabase("test_" + schema) + "?currentSchema=" + schema;
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", url);
        config.put("quarkus.datasource.username", parts.username());
        config.put("quarkus.datasource.password", parts.password());
        config.put("kafka.bootstrap.servers", parts.kafka());
        config.put("acuerdo.issuer", parts.issuer());
        config.put("acuerdo.clock.file", TestClock.create().toString());
        // where agreements-service looks for flights-service: nobody is there
        config.put("acuerdo.flights.url", "http://localhost:" + Ports.free());
        // a slow machine is no fault of the service: it waits where a running one would give up
        config.put("quarkus.datasource.jdbc.acquisition-timeout", "60S");
        config.put(
                "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                "-c lock_timeout=60000 -c statement_timeout=120000");
        config.put("quarkus.transaction-manager.default-transaction-timeout", "120S");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(Path.of(System.getProperty(TestClock.FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
