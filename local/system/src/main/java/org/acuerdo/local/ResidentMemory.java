package org.acuerdo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that processes keep resident. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** KiB of a process and its children; memory they share is split among those who share it (PSS). */
    public static long ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ResidentMemory::of)
                .sum();
    }

    private static long of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        long share = field(proc.resolve("smaps_rollup"), "Pss:");
        return share > 0 ? share : field(proc.resolve("status"), "VmRSS:");
    }

    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
