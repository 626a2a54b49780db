package org.acuerdo.local.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Part;
import org.acuerdo.local.ProcessorTime;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SafeFiles;

/** One gateway with the memory and the JVM's options of {@code deploy/base}, beside a local system. */
final class DeployedGateway implements AutoCloseable {
    private static final long START_SECONDS = 120;
    /** Far more than what is measured: the limit itself is passed by each call, and takes part. */
    private static final String UNLIMITED = "10000000";

    private final Process process;
    private final URI url;

    DeployedGateway(LocalSystem system, Map<String, String> settings) {
        int port = Ports.free();
        var all = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(Ports.free()),
                "ACUERDO_GATEWAY_RATE_PER_SECOND",
                UNLIMITED,
                "ACUERDO_GATEWAY_RATE_BURST",
                UNLIMITED));
        all.putAll(settings);
        url = URI.create("http://localhost:" + port);
        process = system.replicaAsDeployed(Part.GATEWAY, all);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Ports.taken(port)) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new UserError("The gateway does not start:\n" + SafeFiles.tail(system.replicasLog(Part.GATEWAY)));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Milliseconds of processor time that it has used. */
    long processorTime() {
        return ProcessorTime.millisOfTree(process.toHandle());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
