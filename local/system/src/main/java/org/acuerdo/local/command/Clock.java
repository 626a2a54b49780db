package org.acuerdo.local.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.acuerdo.local.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints or moves domain time. */
@Command(
        name = "clock",
        description = {
            "Prints domain time, or moves it forward in all services at once; it never goes back.",
            "A system can be moved if it was started with --clock. The position outlives down and up."
        },
        mixinStandardHelpOptions = true)
public final class Clock implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Parameters(
            arity = "0..1",
            paramLabel = "MOVE",
            description = "How far (+PT49H, +P2D) or where to (2025-02-12T18:00:00Z). Without it nothing moves.")
    String move;

    @Override
    public Integer call() {
        var system = folder.system();
        if (move == null) {
            System.out.println(system.now());
        } else if (move.startsWith("+")) {
            // all services read the file for every "now": when it is replaced they have the new time
            System.out.println(system.clock().forward(duration(move.substring(1))));
        } else {
            System.out.println(system.clock().moveTo(Up.instant(move)));
        }
        return 0;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new UserError("Not a duration, such as +PT49H or +P2D: '+" + text + "'");
        }
    }
}
