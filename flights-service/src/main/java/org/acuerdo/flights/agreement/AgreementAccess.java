package org.acuerdo.flights.agreement;

import java.util.Collection;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;

/** Who may see an agreement and what belongs to it (domain rules, section 5). */
public final class AgreementAccess {
    private AgreementAccess() {}

    /** Officers of either party, monitors of a body registered for it, auditors. Others get 404. */
    public static boolean sees(Actor actor, AgreementSnapshot agreement) {
        if (actor.has(Role.AUDITOR) || (actor.state() != null && agreement.party(actor.state()) && officer(actor))) {
            return true;
        }
        return actor.has(Role.MONITOR) && monitors(actor, agreement);
    }

    /** True if the actor's subject is registered with a monitoring body of the agreement. */
    public static boolean monitors(Actor actor, AgreementSnapshot agreement) {
        return agreement.monitoringBodies() != null
                && agreement.monitoringBodies().stream()
                        .map(body -> body.get("subjects"))
                        .anyMatch(s -> s instanceof Collection<?> subjects && subjects.contains(actor.subject()));
    }

    private static boolean officer(Actor actor) {
        return actor.roles().stream().anyMatch(role -> role != Role.MONITOR && role != Role.AUDITOR);
    }
}
