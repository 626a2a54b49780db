package org.acuerdo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.local.parts.Checkout;
import org.acuerdo.local.parts.PartsMain;

/** Starts the Java processes, each in a session of its own so that Ctrl-C reaches the launcher alone. */
final class Launch {

    private static final List<String> LOCAL = List.of(
            // small and quick to start; two cores do not profit from a parallel collector
            "-XX:+UseSerialGC",
            // measured on two cores: the optimising compiler takes more than it gives back in the minutes that a local
            // run lasts;
            // without it the start takes 5 s instead of 8, and the first minutes' throughput doubles
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m");

    private static final List<String> QUIET = List.of(
            // an archive of classes is an aid to the start: where it does not fit, nobody needs to read that
            "-Xlog:disable", "-Xlog:all=error:stderr");

    private final Path root;
    private final Path logs;
    private final boolean writes;
    private final boolean deployed;

    /**
     * @param writes   whether the processes leave an archive of their classes when they end
     * @param deployed whether they have what {@code deploy/base} gives them
     */
    Launch(Path root, Path data, boolean writes, boolean deployed) {
        this.root = root;
        this.writes = writes;
        this.deployed = deployed;
        this.logs = data.resolve("logs");
    }

    /** Log file of a part. */
    Path log(Part part) {
        return logs.resolve(part.label() + ".log");
    }

    Process parts(List<String> arguments) {
        return start(
                Part.PARTS, command(Part.PARTS, partsArchive(root), PartsMain.class.getName(), arguments), Map.of());
    }

    Process service(Part part, Map<String, String> environment) {
        return start(
                part, command(part, archive(root, part), "io.quarkus.runner.GeneratedMain", List.of()), environment);
    }

    /** One more process of a service's packaged jar, as an image would start it; it logs to a file of its own. */
    Process replica(Part part, Map<String, String> environment, Path log) {
        return replica(part, java(LOCAL), environment, log);
    }

    /** The same with what {@code deploy/base} gives it. */
    Process asDeployed(Part part, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(List.of(program(), "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(deployed(part));
        return replica(part, command, environment, log);
    }

    /** Both compilers, the collector that the JVM takes in so little memory, and 60 % of the memory as heap. */
    private static List<String> deployed(Part part) {
        int mebibytes = part == Part.GATEWAY ? 512 : 768;
        return List.of("-XX:+UseSerialGC", "-Xmx" + mebibytes * 60 / 100 + "m");
    }

    private Process replica(Part part, List<String> java, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(java);
        command.addAll(List.of("-jar", jar(root, part).toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + part.label() + ": " + e.getMessage(), e);
        }
    }

    /** What a service's build leaves. */
    static Path jar(Path root, Part part) {
        return root.resolve(part.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Whether all services are built. */
    static boolean built(Path root) {
        return Part.SERVICES.stream().allMatch(part -> Files.exists(jar(root, part)));
    }

    /** Whether each process has its archive of classes. */
    static boolean archived(Path root) {
        return partsArchive(root).exists()
                && Part.SERVICES.stream().allMatch(part -> archive(root, part).exists());
    }

    /** Jars only: the JVM archives no classes of a folder. */
    private static ClassArchive partsArchive(Path root) {
        Path target = root.resolve("local/parts/target");
        var classPath = new ArrayList<Path>(Checkout.jars(target));
        classPath.addAll(Checkout.jars(target.resolve("lib")));
        return new ClassArchive(target, "parts", classPath);
    }

    /**
     * The jars of {@code quarkus-run.jar}, in its order, but on the plain class path: of classes that its own loader loads the JVM
     * would keep no archive. Transformed classes come first, they stand in for those in the other jars.
     */
    private static ClassArchive archive(Path root, Part part) {
        Path app = jar(root, part).getParent();
        var classPath = new ArrayList<Path>();
        for (String first : List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar")) {
            if (Files.exists(app.resolve(first))) {
                classPath.add(app.resolve(first));
            }
        }
        for (String folder : List.of("app", "lib/boot", "lib/main")) {
            classPath.addAll(Checkout.jars(app.resolve(folder)));
        }
        return new ClassArchive(app.getParent(), part.label(), classPath);
    }

    private List<String> command(Part part, ClassArchive archive, String main, List<String> arguments) {
        var command = java(deployed ? deployed(part) : LOCAL);
        command.addAll(archive.flags(writes));
        command.addAll(List.of(
                "-cp",
                archive.classPath().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(java.io.File.pathSeparator)),
                main));
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(List<String> flags) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(program());
        command.addAll(flags);
        command.addAll(QUIET);
        return command;
    }

    private static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
