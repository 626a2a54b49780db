package org.acuerdo.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.parts.Ports;
import org.awaitility.Awaitility;

/** One more gateway beside a system's own, that can be told to stop, as a cluster does it, and be started again at the same address. */
final class GatewayReplica implements AutoCloseable {
    /** As deploy/base sets it, shortened: what a caller by readiness needs to notice. */
    private static final Map<String, String> STOPPING =
            Map.of("QUARKUS_SHUTDOWN_DELAY", "4S", "QUARKUS_SHUTDOWN_TIMEOUT", "60S");

    private final SystemUnderTest acuerdo;
    private final int port = Ports.free();
    private final int management = Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;

    GatewayReplica(SystemUnderTest acuerdo) {
        this.acuerdo = acuerdo;
    }

    void start() {
        Map<String, String> settings = new java.util.HashMap<>(STOPPING);
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        process = acuerdo.system().replica(Part.GATEWAY, settings);
    }

    void awaitReady() {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(this::saysReady);
    }

    /** Tells it to stop. */
    void tellToStop() {
        process.destroy();
    }

    /** Whether it has ended by itself. */
    boolean ends() throws InterruptedException {
        return process.waitFor(3, TimeUnit.MINUTES);
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    boolean saysReady() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(20))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
