package org.acuerdo.local.command;

import java.util.concurrent.Callable;
import org.acuerdo.local.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the system. */
@Command(
        name = "down",
        description = "Stops everything cleanly; the data is kept, and './acuerdo up' finds it again.",
        mixinStandardHelpOptions = true)
public final class Down implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Override
    public Integer call() {
        var system = folder.system();
        if (system.running().isEmpty()) {
            System.out.println("Nothing runs.");
            return 0;
        }
        system.down(Progress.printing());
        System.out.println(
                "Acuerdo is down. Its data is kept in " + folder.options().data());
        return 0;
    }
}
