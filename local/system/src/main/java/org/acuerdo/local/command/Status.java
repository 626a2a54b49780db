package org.acuerdo.local.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.acuerdo.local.Part;
import org.acuerdo.local.ResidentMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what runs. */
@Command(
        name = "status",
        description =
                "Shows each process with its number, port and resident memory. Exit code 3 unless all of them run.",
        mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {

    private static final int NOT_ALL = 3;

    @Mixin
    DataFolder folder;

    @Override
    public Integer call() {
        var system = folder.system();
        var running = system.running();
        if (running.isEmpty()) {
            System.out.println("Nothing runs. Start it with ./acuerdo up");
            return NOT_ALL;
        }
        long total = 0;
        for (Part part : system.parts()) {
            var process = running.get(part);
            long memory = process == null ? 0 : ResidentMemory.ofTree(process);
            total += memory;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-20s %-6s port %-6d %s",
                    part.label(),
                    process == null ? "ended" : "runs",
                    part.port(system.port()),
                    process == null
                            ? "its log: " + system.log(part)
                            : "process " + process.pid() + ", " + memory / 1024 + " MiB"));
        }
        System.out.println("Together " + total / 1024 + " MiB resident; time " + system.now()
                + (system.hasClock() ? " (own clock)" : ""));
        System.out.println(system.url());
        return running.keySet().containsAll(system.parts()) ? 0 : NOT_ALL;
    }
}
