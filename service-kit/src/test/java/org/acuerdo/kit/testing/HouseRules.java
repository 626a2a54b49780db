package org.acuerdo.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/** The rules of the house, alike for every service. Each method throws an AssertionError that names the offender. */
public final class HouseRules {
    private final String root;
    private final JavaClasses classes;

    /** @param service the service's package, such as {@code flights} for {@code org.acuerdo.flights} */
    public HouseRules(String service) {
        root = "org.acuerdo." + service;
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** Rules are plain Java: they know no Quarkus, no REST, no SQL. */
    public void rulesArePlainJava() {
        classes()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.acuerdo.contracts..", root + "..rules..", "org.acuerdo.kit.text..")
                .because("rules are tested as plain Java and read without knowing a framework")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net..", "java.io..")
                .check(classes);
    }

    /** Capabilities form no cycles. */
    public void capabilitiesFormNoCycles() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    /** No service imports another: they talk by messages. */
    public void noServiceImportsAnother() {
        List<String> others = List.of(
                        "org.acuerdo.agreements..",
                        "org.acuerdo.flights..",
                        "org.acuerdo.gateway..",
                        "org.acuerdo.local..")
                .stream()
                .filter(p -> !p.startsWith(root))
                .toList();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .check(classes);
    }

    /** Domain time comes from the one clock, so that a local run can set it. */
    public void domainTimeComesFromTheClock() {
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .check(classes);
    }

    /** Quantities are exact: no floating point in any rule. */
    public void quantitiesAreExact() {
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Double")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Float")
                .check(classes);
    }

    /** Every incoming channel says what becomes of a record that can't be processed, and works on several partitions at once. */
    public void channelsDeclareTheirDeadLetterTopic() {
        Properties config = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            config.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String prefix = "mp.messaging.incoming.";
        TreeSet<String> channels = new TreeSet<>();
        config.stringPropertyNames().stream()
                .filter(n -> n.startsWith(prefix))
                .forEach(n -> channels.add(n.substring(prefix.length(), n.indexOf('.', prefix.length()))));
        if (channels.isEmpty()) {
            throw new AssertionError("no incoming channel is declared: this test would test nothing");
        }
        for (String channel : channels) {
            String at = prefix + channel + ".";
            expect(channel, "failure-strategy", "dead-letter-queue", config.getProperty(at + "failure-strategy"));
            expect(
                    channel,
                    "dead-letter-queue.topic",
                    config.getProperty(at + "topic") + ".dlq",
                    config.getProperty(at + "dead-letter-queue.topic"));
            expect(channel, "auto.offset.reset", "earliest", config.getProperty(at + "auto.offset.reset"));
            if (Integer.parseInt(config.getProperty(at + "concurrency", "1")) < 2) {
                throw new AssertionError(channel + ": concurrency is not set; one thread would serve all partitions");
            }
        }
    }

    private static void expect(String channel, String name, String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new AssertionError(channel + ": " + name + " should be " + wanted + ", is " + found);
        }
    }
}
