package org.acuerdo.kit.time;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one source of domain time. In production it is the system's clock; a local instance may follow a clock file that
 * {@code ./acuerdo clock} moves forward for all services at once.
 *
 * <p>Tokens, retries and retention are wall time and do not come from here.
 */
@Startup
@ApplicationScoped
public class AcuerdoClock {

    @ConfigProperty(name = "acuerdo.clock.file")
    Optional<String> file;

    private Path path;

    @PostConstruct
    void refuseInProduction() {
        if (file.isEmpty() || file.get().isBlank()) {
            return;
        }
        if (!ConfigUtils.isProfileActive("local") && !ConfigUtils.isProfileActive("test")) {
            throw new IllegalStateException(
                    "acuerdo.clock.file is set, but the clock can only be set with the profile 'local'. "
                            + "Unset ACUERDO_CLOCK_FILE, or start with QUARKUS_PROFILE=local on a machine that holds no real record.");
        }
        path = Path.of(file.get());
    }

    /** Domain time. The file is read at every call, so that a move is seen by all services at once. */
    public Instant now() {
        Instant wall = Instant.now();
        return path == null ? wall : wall.plusMillis(offsetMillis());
    }

    /** The local day in a zone. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }

    private long offsetMillis() {
        try {
            return Long.parseLong(Files.readString(path).trim());
        } catch (IOException e) {
            throw new UncheckedIOException("the clock file can't be read: " + path, e);
        }
    }
}
