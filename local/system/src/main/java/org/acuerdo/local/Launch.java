package org.acuerdo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.parts.Checkout;
import org.acuerdo.local.parts.PartsMain;

/** Starts the Java processes, each in a session of its own so that Ctrl-C reaches the launcher alone. */
final class Launch {

    private static final List<String> FLAGS = List.of(
            // small and quick to start; two cores do not profit from a parallel collector
            "-XX:+UseSerialGC",
            // an archive of classes is an aid to the start: where it does not fit, nobody needs to read that
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private final Path root;
    private final Path logs;

    Launch(Path root, Path data) {
        this.root = root;
        this.logs = data.resolve("logs");
    }

    /** Log file of a part. */
    Path log(Part part) {
        return logs.resolve(part.label() + ".log");
    }

    Process parts(List<String> arguments) {
        var command = java("-Xmx256m");
        command.addAll(List.of("-cp", Checkout.partsClassPath(root), PartsMain.class.getName()));
        command.addAll(arguments);
        return start(Part.PARTS, command, Map.of());
    }

    Process service(Part part, Map<String, String> environment) {
        var command = java("-Xmx256m");
        command.addAll(List.of("-jar", jar(root, part).toString()));
        return start(part, command, environment);
    }

    /** What a service is started from. */
    static Path jar(Path root, Part part) {
        return root.resolve(part.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static List<String> java(String heap) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add(heap);
        return command;
    }

    private Process start(Part part, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(logs);
            Path log = log(part);
            if (Files.exists(log)) {
                // one run back is kept: it may say why the process died
                Files.move(
                        log, log.resolveSibling(part.label() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + part.label() + ": " + e.getMessage(), e);
        }
    }
}
