package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the root of the checkout, and in it the class path of the parts' own process. */
public final class Checkout {

    private Checkout() {}

    /**
     * The folder that holds the script {@code acuerdo} and the parent {@code pom.xml}: the working folder or one above it,
     * or what the system property {@code acuerdo.root} names.
     */
    public static Path root() {
        String told = System.getProperty("acuerdo.root");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("acuerdo")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("No folder at or above " + start + " holds 'acuerdo' and 'pom.xml'");
    }

    /** Class path of {@link PartsMain}: the module's classes and what its build copied into {@code target/lib}. */
    public static String partsClassPath(Path root) {
        Path target = root.resolve("local/parts/target");
        List<Path> jars = jars(target.resolve("lib"));
        if (jars.isEmpty()) {
            throw new IllegalStateException(
                    "local/parts is not built: run 'mvn -DskipTests install -pl local/parts -am'");
        }
        return Stream.concat(Stream.of(target.resolve("classes")), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** The jars of a folder in the order of their names, so that a class path is the same at each start. */
    public static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
