package org.acuerdo.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.acuerdo.local.UserError;
import org.acuerdo.local.load.Loader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Loads cases into the running system. */
@Command(
        name = "load",
        description = {
            "Loads a file of cases through the gateway, such as local/system/src/main/resources/cases/region.json, and"
                    + " says of",
            "each item what became of it: taken, only announced, kept as a statement, in no source. What is on record"
                    + " is left",
            "alone, so a file can be loaded again. Ends with 1 where the API refused something."
        },
        mixinStandardHelpOptions = true)
public final class Load implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Parameters(paramLabel = "FILE", description = "JSON with an 'agreement' or 'agreements', or CSV of past flights.")
    Path file;

    @Override
    public Integer call() {
        var system = folder.system();
        if (system.running().isEmpty()) {
            throw new UserError(
                    "Nothing runs. Start it with './acuerdo up --detach' (with --data DIR where the data lie"
                            + " elsewhere), then load again");
        }
        return new Loader(system, System.out).load(file) ? 0 : 1;
    }
}
