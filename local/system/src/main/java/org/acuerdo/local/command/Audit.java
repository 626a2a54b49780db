package org.acuerdo.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.acuerdo.local.Api;
import org.acuerdo.local.UserError;
import org.acuerdo.local.audit.SealList;
import org.acuerdo.local.audit.Verify;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The audit trail: checks it, and prints its seals. */
@Command(
        name = "audit",
        description = "Checks the audit trail, and prints its seals to be kept elsewhere.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Audit.VerifyTrail.class, Audit.PrintSeals.class})
public final class Audit implements Runnable {

    /** Exit code where something was found: 1 is a failure of the check itself. */
    static final int FOUND = 3;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which: verify or seals?");
    }

    private static Api api(DataFolder folder) {
        var system = folder.system();
        if (system.running().isEmpty()) {
            throw new UserError("Nothing runs. Start it with ./acuerdo up");
        }
        return new Api(system.url(), system::token);
    }

    /** Finds what was removed, altered, reordered or cut off. */
    @Command(
            name = "verify",
            description = {
                "Checks every entry of both services' audit trails, and says which was removed, altered, reordered or"
                        + " cut off.",
                "Exit code: 0 all holds, 3 something was found, 1 it could not be checked."
            },
            mixinStandardHelpOptions = true)
    static final class VerifyTrail implements Callable<Integer> {
        @Mixin
        DataFolder folder;

        @Option(
                names = "--seals",
                paramLabel = "FILE",
                description = "Also against seals kept elsewhere: what ./acuerdo audit seals printed, or what was read"
                        + " from the topic or the event stream.")
        Path seals;

        @Override
        public Integer call() {
            return new Verify(api(folder), System.out, System.err).run(seals) ? 0 : FOUND;
        }
    }

    /** Prints the seals. */
    @Command(
            name = "seals",
            description = "Prints all seals of both services, one a line, such as for ./acuerdo audit seals > FILE.",
            mixinStandardHelpOptions = true)
    static final class PrintSeals implements Callable<Integer> {
        @Mixin
        DataFolder folder;

        @Override
        public Integer call() {
            new SealList(api(folder)).print(System.out);
            return 0;
        }
    }
}
