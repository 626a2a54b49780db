package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Domain time of a local system, kept as one line: its distance from wall time in milliseconds. All services read the same
 * file, so they have the same time; between moves it ticks with the wall clock. It moves forward, never back.
 */
public final class ClockFile {

    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    /** Where services find it. */
    public Path file() {
        return file;
    }

    /** Whether the system was ever started with a clock of its own. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Domain time minus wall time; zero where no clock was ever set. */
    public Duration offset() {
        return exists() ? Duration.ofMillis(Long.parseLong(SafeFiles.read(file).strip())) : Duration.ZERO;
    }

    /** Domain time now. */
    public Instant now() {
        return Instant.now().plus(offset());
    }

    /**
     * Sets the clock where none is; where there is one, moves it if that is forward and leaves it otherwise.
     *
     * @return domain time afterwards
     */
    public Instant startAt(Instant instant) {
        return locked(() -> {
            if (!exists() || instant.isAfter(now())) {
                write(instant);
            }
            return now();
        });
    }

    /**
     * Moves domain time to an instant.
     *
     * @throws IllegalArgumentException where that would be back
     */
    public Instant moveTo(Instant instant) {
        return locked(() -> {
            Instant now = now();
            if (instant.isBefore(now)) {
                throw new IllegalArgumentException("The clock is at " + now + " and never goes back to " + instant);
            }
            write(instant);
            return now();
        });
    }

    /** Moves domain time forward; a negative duration is refused as {@link #moveTo} does. */
    public Instant forward(Duration by) {
        return locked(() -> {
            if (by.isNegative()) {
                throw new IllegalArgumentException("The clock never goes back");
            }
            SafeFiles.replace(file, offset().plus(by).toMillis() + "\n");
            return now();
        });
    }

    private void write(Instant instant) {
        SafeFiles.replace(file, Duration.between(Instant.now(), instant).toMillis() + 1 + "\n");
    }

    /** Two moves at once would each start from the old time. */
    private synchronized Instant locked(java.util.function.Supplier<Instant> move) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                return move.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the clock " + file, e);
        }
    }
}
