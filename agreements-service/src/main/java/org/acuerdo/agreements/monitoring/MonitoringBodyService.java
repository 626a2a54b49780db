package org.acuerdo.agreements.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.monitoring.rules.MonitoringBodyRules;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Registers monitoring bodies. It binds nobody: an officer of either party may, whatever the agreement's recording. */
@ApplicationScoped
public class MonitoringBodyService {

    @Inject
    MonitoringBodyRepository bodies;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    MonitoringBody register(Agreement agreement, MonitoringBodyResource.NewBody body, Actor actor) {
        Refusals.unlessLegal(
                MonitoringBodyRules.check(body.name(), body.subjects(), bodies.named(agreement.id, body.name()))
                        .and(Refusals.texts(FreeText.check("name", body.name(), 200))));
        MonitoringBody registered = new MonitoringBody();
        registered.id = Ids.next();
        registered.agreementId = agreement.id;
        registered.name = body.name();
        registered.subjects(body.subjects());
        registered.byState = actor.state();
        registered.recordedAt = clock.now();
        changes.make(agreement, "monitoring-body-registered", actor, null, () -> {
            bodies.persist(registered);
            return body;
        });
        return registered;
    }
}
