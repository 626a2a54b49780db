package org.acuerdo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.acuerdo.local.parts.Issuer;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SigningKey;

/** What the gateway stands among: the local issuer with real keys, and two servers in the place of the services. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final Map<String, String> agreementsAnswers;
    private Issuer issuer;
    private FakeService agreements;
    private FakeService flights;

    /** Servers that say what they get. */
    public Surroundings() {
        this(Map.of());
    }

    /** @param agreementsAnswers what the one in the place of agreements-service says, by path */
    Surroundings(Map<String, String> agreementsAnswers) {
        this.agreementsAnswers = agreementsAnswers;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path key = Files.createTempDirectory("gateway-test").resolve("issuer-key.pem");
            issuer = new Issuer(SigningKey.at(key), Ports.free());
            agreements = new FakeService("agreements-service", agreementsAnswers);
            flights = new FakeService("flights-service");
            return Map.of(
                    "ACUERDO_ISSUER", issuer.url(),
                    "ACUERDO_AGREEMENTS_URL", agreements.url(),
                    "ACUERDO_FLIGHTS_URL", flights.url(),
                    "test.issuer.key", key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
            agreements.close();
            flights.close();
        }
    }
}
