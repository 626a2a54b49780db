package org.acuerdo.local.command;

import java.util.concurrent.Callable;
import org.acuerdo.local.Foreground;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the system with a clock, if it does not run, and plays the Guatemala case. */
@Command(
        name = "demo",
        description = {
            "Plays the Guatemala case through the gateway, step by step, and prints what each step changed.",
            "Starts the system with a clock in February 2025 if nothing runs; it stays up afterwards."
        },
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Base port (default: that of the last run, else 8080).")
    Integer port;

    @Override
    public Integer call() {
        var running = folder.system();
        if (!running.running().isEmpty() && !running.hasClock()) {
            throw new UserError(
                    "The demo moves domain time, and the system that runs is on wall time. "
                            + "Stop it (./acuerdo down) and call the demo again, or give the demo a folder of its own with --data");
        }
        var options = folder.options().withPort(port);
        boolean fresh = running.running().isEmpty();
        var system = new LocalSystem(fresh ? options.withClock(org.acuerdo.local.demo.Demo.BEGINNING) : options);
        Foreground.start(system, Progress.printing(), false);
        new org.acuerdo.local.demo.Demo(system, System.out).play();
        System.out.println();
        System.out.println("The system stays up; './acuerdo status' shows it, './acuerdo down' stops it.");
        System.out.println("See the result, signed in as treaty-officer of US: " + system.url() + "/");
        return 0;
    }
}
