package org.acuerdo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.acuerdo.local.parts.SafeFiles;

/** Once per build: starts and stops a throw-away system so that each process leaves its {@link ClassArchive} behind. */
public final class FirstRun {

    private FirstRun() {}

    /** Does nothing where the archives are there; a failure costs only the speed of later starts. */
    public static void prepare(SystemOptions options, Progress progress) {
        if (!Launch.built(options.root()) || Launch.archived(options.root())) {
            return;
        }
        progress.say("Preparing quick starts (once per build, half a minute)");
        try {
            Path data = Files.createTempDirectory("acuerdo-first");
            var system = new LocalSystem(SystemOptions.defaults(options.root())
                    .withData(data)
                    .withPort(FreePorts.base())
                    .writingArchives());
            // Ctrl-C meanwhile must not leave it running
            var stop = new Thread(() -> end(system, data), "stop the throw-away system");
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                system.up(Progress.silent());
            } finally {
                Runtime.getRuntime().removeShutdownHook(stop);
                end(system, data);
            }
        } catch (IOException | RuntimeException e) {
            progress.say("That did not work (" + e.getMessage() + "): starting will take longer");
        }
    }

    private static void end(LocalSystem system, Path data) {
        system.down(Progress.silent());
        SafeFiles.deleteTree(data);
    }
}
