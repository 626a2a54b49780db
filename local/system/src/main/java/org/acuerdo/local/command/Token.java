package org.acuerdo.local.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.acuerdo.local.parts.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a bearer token. */
@Command(
        name = "token",
        description = {
            "Prints a bearer token of the local issuer, good for 12 hours.",
            "Each role and state has one fixed person, such as planner-us; --subject names another."
        },
        mixinStandardHelpOptions = true)
public final class Token implements Callable<Integer> {

    @Mixin
    DataFolder folder;

    @Parameters(
            index = "0",
            paramLabel = "ROLE",
            description = "planner, clearance-officer, treaty-officer, safeguards-officer, monitor or auditor.")
    String role;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STATE",
            description = "Such as US; not for monitor and auditor.")
    String state;

    @Option(names = "--subject", paramLabel = "NAME", description = "Another person of that role and state.")
    String subject;

    @Override
    public Integer call() {
        var person = Person.of(role, state == null ? null : state.toUpperCase(Locale.ROOT), subject);
        System.out.println(folder.system().token(person));
        return 0;
    }
}
