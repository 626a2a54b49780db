package org.acuerdo.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images: two per service, of the standard bases, run by a number as user, and nothing fetched while building. */
class ContainerfilesTest {

    private static final Path IMAGES = Kubectl.deploy().resolve("images");

    static Stream<String> files() {
        return Installation.SERVICES.stream()
                .flatMap(s -> Stream.of("jvm", "native").map(k -> s + "." + k));
    }

    @Test
    void thereAreTwoForEachServiceAndNoOthers() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        files().forEach(name -> expected.add("Containerfile." + name));
        try (Stream<Path> found = Files.list(IMAGES)) {
            TreeSet<String> there = new TreeSet<>();
            found.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("Containerfile"))
                    .forEach(there::add);
            assertEquals(expected, there);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachRunsAsANumberWithoutAShellAndFetchesNothing(String name) throws IOException {
        List<String> lines = instructions(name);
        assertTrue(lines.contains("USER 10001:10001"), "the last word on the user is a number");
        assertTrue(lines.indexOf("USER 10001:10001") > lastFrom(lines), "set in the image that runs");
        assertTrue(lines.get(lines.size() - 1).startsWith("ENTRYPOINT [\""), "started without a shell");
        for (String line : lines) {
            assertFalse(line.startsWith("ADD "), line);
            assertFalse(line.matches("(?i).*\\b(curl|wget|apt-get|dnf|microdnf)\\b.*"), line);
            assertFalse(line.contains(":latest"), line);
            assertTrue(!line.startsWith("FROM ") || line.startsWith("FROM ${"), "bases are arguments: " + line);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theBasesAreTheStandardOnes(String name) throws IOException {
        List<String> lines = instructions(name);
        if (name.endsWith(".jvm")) {
            assertTrue(lines.contains("ARG JAVA_IMAGE=docker.io/library/eclipse-temurin:25-jre"));
            assertEquals(0, lines.stream().filter(l -> l.startsWith("RUN ")).count());
        } else {
            assertTrue(lines.contains("ARG BUILDER_IMAGE=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25"));
            assertTrue(lines.contains("ARG RUNTIME_IMAGE=quay.io/quarkus/ubi9-quarkus-micro-image:2.0"));
            assertFalse(lines.subList(lastFrom(lines), lines.size()).stream().anyMatch(l -> l.startsWith("RUN ")));
        }
    }

    private static int lastFrom(List<String> lines) {
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).startsWith("FROM ") ? i : last;
        }
        return last;
    }

    /** The file's instructions, continuation lines joined, comments and empty lines left out. */
    private static List<String> instructions(String name) throws IOException {
        String text = Files.readString(IMAGES.resolve("Containerfile." + name));
        return text.replaceAll("\\\\\\n\\s*", "")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();
    }
}
