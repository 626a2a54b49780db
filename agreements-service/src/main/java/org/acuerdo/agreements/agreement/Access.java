package org.acuerdo.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;

/** Who may see and change which agreement: a foreign one is not there (404), a party's wrong role is told so (403). */
@ApplicationScoped
public class Access {

    @Inject
    AgreementRepository agreements;

    @Inject
    SnapshotParts.MonitoringBodiesOf monitoringBodies;

    @Inject
    Caller caller;

    /** @param id as it came in the path */
    public Agreement toRead(String id) {
        Agreement agreement = agreements.findByIdOptional(parsed(id)).orElseThrow(ProblemException::notFound);
        visible(agreement);
        return agreement;
    }

    /** Loads and locks it for a treaty officer of either party. */
    public Agreement toChange(String id) {
        UUID key = parsed(id);
        // seen before it is locked: a stranger takes no lock
        visible(agreements.findByIdOptional(key).orElseThrow(ProblemException::notFound));
        if (!caller.actor().has(Role.TREATY_OFFICER) || caller.actor().state() == null) {
            throw ProblemException.forbidden("Agreements are kept by treaty officers of the parties.");
        }
        agreements.getEntityManager().clear();
        return agreements.locked(key).orElseThrow(ProblemException::notFound);
    }

    /**
     * As above, for an item below the agreement.
     *
     * @param item finds it by the agreement's id and its own; none is 404
     */
    public Agreement toChange(String id, String itemId, BiFunction<UUID, UUID, Optional<?>> item) {
        Agreement agreement = toChange(id);
        if (item.apply(agreement.id, parsed(itemId)).isEmpty()) {
            throw ProblemException.notFound();
        }
        return agreement;
    }

    private void visible(Agreement agreement) {
        Actor actor = caller.actor();
        if (!actor.has(Role.AUDITOR) && !agreement.party(actor.state()) && !monitors(actor, agreement)) {
            throw ProblemException.notFound();
        }
    }

    private boolean monitors(Actor actor, Agreement agreement) {
        return actor.has(Role.MONITOR) && monitoringBodies.monitors(agreement.id, actor.subject());
    }

    public static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(ProblemException::notFound);
    }
}
