package org.acuerdo.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Puts facts on record: how they stand on the agreement, and each as it was stated. */
@ApplicationScoped
public class FactKeeper {

    @Inject
    EntityManager em;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    /** @param stated what the officer said, source included */
    public void keep(Agreement agreement, String what, Object stated, Actor actor, AgreementFacts after) {
        AgreementFacts before = what.equals("created") ? null : agreement.facts();
        changes.make(agreement, what, actor, before, () -> {
            agreement.facts(after);
            if (before == null) {
                em.persist(agreement);
                em.flush();
            }
            log(agreement, what, stated, actor, after);
            return after;
        });
    }

    /** Corrects a fact, or the title: the new one stands, the old one stays in the record. */
    public void correct(Agreement agreement, Correction correction, Actor actor, AgreementFacts after, String title) {
        changes.make(agreement, Correction.WHAT, actor, correction.before(), () -> {
            agreement.facts(after);
            agreement.title = title;
            log(agreement, Correction.WHAT, correction, actor, after);
            return correction;
        });
    }

    private void log(Agreement agreement, String what, Object stated, Actor actor, AgreementFacts after) {
        AgreementFactEntry entry = new AgreementFactEntry();
        entry.agreementId = agreement.id;
        entry.version = agreement.version;
        entry.kind = what;
        entry.content = Json.write(stated);
        entry.byState = actor.state();
        entry.recordedAt = clock.now();
        entry.factsAfter = Json.write(after);
        em.persist(entry);
    }
}
