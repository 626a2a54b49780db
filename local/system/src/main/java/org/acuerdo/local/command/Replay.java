package org.acuerdo.local.command;

import java.util.concurrent.Callable;
import org.acuerdo.local.DeadLetters;
import org.acuerdo.local.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends again what was set aside. */
@Command(
        name = "replay",
        description = {
            "Sends what was set aside in TOPIC.dlq to TOPIC again, in its order, marked as replayed.",
            "Each record is sent again once; what still cannot be processed is set aside anew."
        },
        mixinStandardHelpOptions = true)
public final class Replay implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Parameters(paramLabel = "TOPIC", description = "Such as acuerdo.clearances.v1.")
    String topic;

    @Override
    public Integer call() {
        var system = folder.system();
        if (system.running().isEmpty()) {
            throw new UserError("Nothing runs. Start it with ./acuerdo up");
        }
        long sent = new DeadLetters(system.kafka()).replay(topic);
        System.out.println(sent == 0 ? "Nothing is set aside in " + topic + ".dlq" : sent + " sent again to " + topic);
        return 0;
    }
}
