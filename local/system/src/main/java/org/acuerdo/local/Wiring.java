package org.acuerdo.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.acuerdo.local.parts.Postgres;
import org.acuerdo.local.parts.SafeFiles;

/** Where each part of a system finds the others. */
final class Wiring {

    private final Path data;
    private final SystemState state;
    private final Postgres postgres;

    Wiring(Path data, SystemState state, Postgres postgres) {
        this.data = data;
        this.state = state;
        this.postgres = postgres;
    }

    int port() {
        return state.port().orElse(SystemOptions.DEFAULT_PORT);
    }

    String issuer() {
        return "http://localhost:" + (port() + Part.ISSUER);
    }

    boolean ownKafka() {
        return state.get("kafka").isEmpty();
    }

    String kafka() {
        return state.get("kafka").orElse("localhost:" + (port() + Part.KAFKA));
    }

    /** The services' database as a role of it sees it; elsewhere everybody is the one user that was given. */
    Database database(String role) {
        return state.get("postgres")
                .map(Database::of)
                .orElseGet(() -> new Database(
                        "jdbc:postgresql://localhost:" + postgres.port().orElse(Part.POSTGRES.port(port()))
                                + "/acuerdo",
                        role,
                        postgres.secrets().password(role)));
    }

    /** What a service is told when it is started. */
    Map<String, String> environment(Part part) {
        int base = port();
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_PROFILE", state.get("profile").orElse("local"));
        // anyone may sign in as anyone at the local issuer: nothing of it is for the network
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(part.port(base)));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(part.port(base) + Part.MANAGEMENT));
        // nobody on this machine waits for a drain as a load balancer would
        environment.put("QUARKUS_SHUTDOWN_TIMEOUT", "2");
        // what a consumer had not finished comes again, and the inbox takes it once: no need to wait for it
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_GRACEFUL_SHUTDOWN", "false");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("ACUERDO_ISSUER", issuer());
        if (state.get("clock").isPresent()) {
            environment.put("ACUERDO_CLOCK_FILE", data.resolve("clock").toString());
        }
        switch (part) {
            case AGREEMENTS -> {
                environment.putAll(database("agreements").environment("agreements"));
                environment.put("ACUERDO_FLIGHTS_URL", "http://localhost:" + Part.FLIGHTS.port(base));
            }
            case FLIGHTS -> environment.putAll(database("flights").environment("flights"));
            default -> {
                environment.put("ACUERDO_AGREEMENTS_URL", "http://localhost:" + Part.AGREEMENTS.port(base));
                environment.put("ACUERDO_FLIGHTS_URL", "http://localhost:" + Part.FLIGHTS.port(base));
                environment.put("ACUERDO_OIDC_CLIENT_SECRET", webClientSecret());
            }
        }
        return environment;
    }

    /** The local issuer asks for none; the gateway's session cookies are encrypted with it. */
    private String webClientSecret() {
        Path file = data.resolve("web-client-secret");
        if (!Files.exists(file)) {
            SafeFiles.replace(file, Secrets.random() + "\n");
        }
        return SafeFiles.read(file).strip();
    }
}
