package org.acuerdo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.acuerdo.local.parts.Ports;

/** What must hold before anything is started; each failure says what to do. */
final class Checks {

    private static final long LEAST_FREE_MB = 512;

    private Checks() {}

    static void dataFolder(Path data) {
        try {
            if (Files.notExists(data)) {
                // passwords, keys and what officials recorded: the owner's alone
                Files.createDirectories(
                        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            long free = Files.getFileStore(data).getUsableSpace() >> 20;
            if (free < LEAST_FREE_MB) {
                throw new UserError("Only " + free + " MB are free where the data lies (" + data + "), " + LEAST_FREE_MB
                        + " MB are needed. Free some, or name another folder with --data");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the data folder " + data + ". Name another with --data", e);
        }
    }

    private static void free(int port, String what) {
        if (port < 1024 || port > 65535) {
            throw new UserError("Port " + port + " for " + what + " is outside 1024 to 65535. Choose another --port");
        }
        if (Ports.taken(port)) {
            Optional<String> owner = PortOwner.of(port);
            throw new UserError("Port " + port + ", needed for " + what + ", is taken"
                    + owner.map(who -> " by " + who).orElse("")
                    + ". Stop that, or choose another base port with --port (such as --port 9080)");
        }
    }

    /** Every port that a part which does not run yet will listen on. */
    static void freePorts(LocalSystem system, boolean ownKafka) {
        int base = system.port();
        var running = system.running();
        for (Part part : system.parts()) {
            if (running.containsKey(part)) {
                continue;
            }
            if (part == Part.PARTS) {
                free(base + Part.ISSUER, "the issuer");
                if (ownKafka) {
                    free(base + Part.KAFKA, "Kafka");
                    free(base + Part.CONTROLLER, "Kafka's controller");
                }
            } else {
                free(part.port(base), part.label());
                if (part.isService()) {
                    free(part.port(base) + Part.MANAGEMENT, part.label() + "'s health and metrics");
                }
            }
        }
    }
}
