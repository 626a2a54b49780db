package org.acuerdo.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.security.Actor;

/**
 * Makes one change known: the version grows by one, the trail gets its entry, and whoever observes {@link
 * AgreementChanged} acts in the same transaction.
 */
@ApplicationScoped
public class Changes {

    @Inject
    EntityManager em;

    @Inject
    Audit audit;

    @Inject
    Snapshots snapshots;

    @Inject
    Event<AgreementChanged> changed;

    /**
     * @param change writes the change on the locked agreement and returns what is new; sees the version it makes
     * @param before what was there before; null for something new
     */
    public <T> T make(Agreement agreement, String what, Actor actor, Object before, Supplier<T> change) {
        agreement.version++;
        T after = change.get();
        em.flush();
        audit.record("agreement", agreement.id, what, actor, before, after);
        changed.fire(new AgreementChanged(snapshots.read(agreement), what));
        return after;
    }
}
