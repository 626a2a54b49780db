package org.acuerdo.local.command;

import java.nio.file.Path;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Main;
import org.acuerdo.local.SystemOptions;
import picocli.CommandLine.Option;

/** The option that all commands share. */
public final class DataFolder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all data (default: .acuerdo beside the script).")
    private Path data;

    SystemOptions options() {
        var defaults = SystemOptions.defaults(Main.root());
        var profiled = new SystemOptions(
                defaults.root(),
                defaults.data(),
                null,
                null,
                null,
                null,
                SystemOptions.profileOfEnvironment(),
                false,
                false);
        return data == null ? profiled : profiled.withData(data.toAbsolutePath());
    }

    LocalSystem system() {
        return new LocalSystem(options());
    }
}
