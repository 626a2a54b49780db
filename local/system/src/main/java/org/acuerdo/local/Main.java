package org.acuerdo.local;

import java.nio.file.Path;
import org.acuerdo.local.command.Audit;
import org.acuerdo.local.command.Bench;
import org.acuerdo.local.command.Clock;
import org.acuerdo.local.command.Demo;
import org.acuerdo.local.command.Down;
import org.acuerdo.local.command.Load;
import org.acuerdo.local.command.Replay;
import org.acuerdo.local.command.Status;
import org.acuerdo.local.command.Token;
import org.acuerdo.local.command.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the script {@code ./acuerdo} runs. */
@Command(
        name = "./acuerdo",
        description = "Acuerdo on one machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Up.class,
            Demo.class,
            Token.class,
            Clock.class,
            Status.class,
            Down.class,
            Load.class,
            Replay.class,
            Bench.class,
            Audit.class
        })
public final class Main implements Runnable {

    public static void main(String[] args) {
        int exit = new CommandLine(new Main())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (!(e instanceof UserError) && !(e instanceof IllegalArgumentException)) {
                        throw e;
                    }
                    System.err.println("acuerdo: " + e.getMessage());
                    return 1;
                })
                .setUsageHelpAutoWidth(true)
                .execute(args);
        System.exit(exit);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** The checkout the script lies in. */
    public static Path root() {
        return org.acuerdo.local.parts.Checkout.root();
    }
}
