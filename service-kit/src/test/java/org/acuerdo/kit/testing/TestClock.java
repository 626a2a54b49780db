package org.acuerdo.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The service's clock in tests: set to an instant, from which it ticks on. Here, unlike in a run, it may also go back. */
public final class TestClock {
    static final String FILE = "acuerdo.test.clock";

    private TestClock() {}

    static Path create() {
        try {
            Path file = Files.createTempFile("acuerdo-clock", "");
            System.setProperty(FILE, file.toString());
            Files.writeString(file, "0");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the domain's time. */
    public static void set(Instant now) {
        write(Duration.between(Instant.now(), now).toMillis());
    }

    public static void set(String now) {
        set(Instant.parse(now));
    }

    /** The domain's time. */
    public static Instant now() {
        try {
            return Instant.now().plusMillis(Long.parseLong(Files.readString(file())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void forward(Duration by) {
        set(now().plus(by));
    }

    private static void write(long offset) {
        try {
            Path next = file().resolveSibling(file().getFileName() + ".next");
            Files.writeString(next, Long.toString(offset));
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        return Path.of(System.getProperty(FILE));
    }
}
