package org.acuerdo.local;

import java.nio.file.Path;
import java.time.Instant;

/**
 * How a local system is to run.
 *
 * @param root the checkout
 * @param data where everything it keeps lies
 * @param port base port; null: that of the last run, else 8080
 * @param clock where domain time starts; null: wall time, or the clock the data folder has
 * @param kafka bootstrap servers of a Kafka that runs elsewhere, or null
 * @param postgres URL of a PostgreSQL that runs elsewhere ({@code jdbc:postgresql:} or {@code postgres:}, with user and
 *     password), or null
 * @param profile {@code local}, or {@code prod} for the services' production settings
 * @param writesArchives whether the processes leave a {@link ClassArchive} when they end
 * @param deployedJvms whether the JVMs have the memory and the compilers that {@code deploy/base} gives them
 */
public record SystemOptions(
        Path root,
        Path data,
        Integer port,
        Instant clock,
        String kafka,
        String postgres,
        String profile,
        boolean writesArchives,
        boolean deployedJvms) {

    static final int DEFAULT_PORT = 8080;

    /** What {@code ./acuerdo up} takes without any option. */
    public static SystemOptions defaults(Path root) {
        return new SystemOptions(root, root.resolve(".acuerdo"), null, null, null, null, "local", false, false);
    }

    /** The same on another base port. */
    public SystemOptions withPort(Integer other) {
        return new SystemOptions(root, data, other, clock, kafka, postgres, profile, writesArchives, deployedJvms);
    }

    /** The same in another data folder. */
    public SystemOptions withData(Path other) {
        return new SystemOptions(root, other, port, clock, kafka, postgres, profile, writesArchives, deployedJvms);
    }

    /** The same with a clock that starts at an instant. */
    public SystemOptions withClock(Instant other) {
        return new SystemOptions(root, data, port, other, kafka, postgres, profile, writesArchives, deployedJvms);
    }

    /** The same with JVMs as deployed: slower to start and in the first minutes, faster from then on. */
    public SystemOptions withDeployedJvms() {
        return new SystemOptions(root, data, port, clock, kafka, postgres, profile, writesArchives, true);
    }

    SystemOptions writingArchives() {
        return new SystemOptions(root, data, port, clock, kafka, postgres, profile, true, deployedJvms);
    }

    /** The profile the environment asks for; {@code local} where it asks for none. */
    public static String profileOfEnvironment() {
        for (String name : new String[] {"ACUERDO_PROFILE", "QUARKUS_PROFILE"}) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return "local";
    }

    boolean production() {
        return profile.equals("prod");
    }
}
