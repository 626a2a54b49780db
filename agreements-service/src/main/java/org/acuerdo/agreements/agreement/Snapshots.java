package org.acuerdo.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/** An agreement with all that stands below it, as of one version. */
@ApplicationScoped
public class Snapshots {
    /** Bounds the memory of kept snapshots; the few agreements in use at a time fit many times over. */
    private static final int MOST_KEPT = 200;

    @Inject
    EntityManager em;

    @Inject
    SnapshotParts.TermsOf terms;

    @Inject
    SnapshotParts.BaselinesOf baselines;

    @Inject
    SnapshotParts.PendingActsOf pendingActs;

    @Inject
    SnapshotParts.MonitoringBodiesOf monitoringBodies;

    private final Map<UUID, AgreementSnapshot> kept = new ConcurrentHashMap<>();

    /** Read from the database: for a change under way. */
    public AgreementSnapshot read(Agreement a) {
        return new AgreementSnapshot(
                a.id,
                a.reference,
                a.title,
                a.kind,
                a.sendingState,
                a.receivingState,
                a.zone,
                a.version,
                a.recording,
                a.facts(),
                terms.terms(a.id),
                baselines.baselines(a.id),
                pendingActs.pendingActs(a.id),
                monitoringBodies.monitoringBodies(a.id));
    }

    /** The same, kept from the last call if the version still is the same. */
    public AgreementSnapshot of(Agreement a) {
        AgreementSnapshot snapshot = kept.get(a.id);
        while (snapshot == null || snapshot.version() != a.version) {
            snapshot = read(a);
            // the row may not be held, and its parts are read one after another: only an unchanged version proves
            // that they belong together
            if (versionNow(a.id) == a.version) {
                if (kept.size() >= MOST_KEPT) {
                    kept.clear();
                }
                kept.put(a.id, snapshot);
                return snapshot;
            }
            em.refresh(a);
        }
        return snapshot;
    }

    private long versionNow(UUID id) {
        return ((Number) em.createNativeQuery("select version from agreement where id = ?1")
                        .setParameter(1, id)
                        .getSingleResult())
                .longValue();
    }
}
