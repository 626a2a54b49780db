package org.acuerdo.local.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.acuerdo.local.Foreground;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.SystemOptions;
import org.acuerdo.local.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the system, or what of it does not run. */
@Command(
        name = "up",
        description = {
            "Starts PostgreSQL, Kafka, the local issuer and the three services; revives what died.",
            "Without --detach it stays, and Ctrl-C stops everything. The data is kept."
        },
        mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "Start domain time here, such as 2025-02-06T12:00:00Z; move it with './acuerdo clock'.")
    String clock;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Base port (default: that of the last run, else 8080). Services use the next two, management +10 to +12, "
                            + "the issuer +20, Kafka +21 and +22, PostgreSQL +23.")
    Integer port;

    @Option(names = "--detach", description = "Return once everything is up.")
    boolean detach;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Use this Kafka instead of starting one.")
    String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "Use this PostgreSQL instead of starting one: postgres://user:password@host:5432/database.")
    String postgres;

    @Override
    public Integer call() {
        var system = new LocalSystem(options());
        Progress progress = Progress.printing();
        boolean fresh = Foreground.start(system, progress, !detach);
        System.out.println("Acuerdo is up: " + system.url());
        if (!detach && fresh) {
            Foreground.stay(system);
        }
        return 0;
    }

    private SystemOptions options() {
        var given = folder.options();
        if (kafka != null && !kafka.matches("[^\\s:]+:\\d+(,[^\\s:]+:\\d+)*")) {
            throw new UserError("--kafka takes host:port, not '" + kafka + "'");
        }
        return new SystemOptions(
                given.root(), given.data(), port, instant(clock), kafka, postgres, given.profile(), false, false);
    }

    static Instant instant(String text) {
        if (text == null) {
            return null;
        }
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UserError("Not an instant with offset, such as 2025-02-06T12:00:00Z: '" + text + "'");
        }
    }
}
