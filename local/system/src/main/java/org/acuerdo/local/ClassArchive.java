package org.acuerdo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.local.parts.SafeFiles;

/**
 * The JVM's archive of a process's loaded classes: with it a service starts in less than half the time. It lies in the module's
 * {@code target}, fits one build and one Java, and is written when a process that was told to ends ({@link FirstRun}).
 *
 * @param classPath in the order the process gets it
 */
record ClassArchive(Path target, String label, List<Path> classPath) {

    /** The archive of this very class path and Java; need not exist. */
    Path file() {
        return target.resolve(label + "-" + fingerprint() + ".jsa");
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** What to start the process with. */
    List<String> flags(boolean write) {
        if (write) {
            forgetOthers();
            return List.of("-XX:ArchiveClassesAtExit=" + file());
        }
        return exists() ? List.of("-XX:SharedArchiveFile=" + file()) : List.of();
    }

    private void forgetOthers() {
        try (Stream<Path> files = Files.list(target)) {
            for (Path old :
                    files.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                SafeFiles.deleteTree(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with any jar's name, size or age, as the JVM's own check does. */
    private String fingerprint() {
        var seen = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path file : classPath) {
            try {
                seen.append('|').append(file.toAbsolutePath());
                seen.append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return UUID.nameUUIDFromBytes(seen.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
