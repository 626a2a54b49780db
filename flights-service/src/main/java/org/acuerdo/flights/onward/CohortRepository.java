package org.acuerdo.flights.onward;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Cohorts as stored. */
@ApplicationScoped
public class CohortRepository implements PanacheRepositoryBase<Cohort, UUID> {

    Cohort lock(UUID id) {
        return getEntityManager().find(Cohort.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Of one flight under one agreement, each held until the transaction ends. */
    List<Cohort> lockOf(UUID flightId, UUID agreementId) {
        // read as they are once locked: who reports an outcome may hold one until then
        return find("flightId = ?1 and agreementId = ?2 order by id", flightId, agreementId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Without a lock: what never changes of a cohort. */
    UUID agreementOf(UUID id) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select agreement_id from onward_cohort where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.isEmpty() ? null : (UUID) rows.get(0);
    }

    /** Overdue ones that nobody was told of. */
    @SuppressWarnings("unchecked")
    List<UUID> newlyOverdue(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from onward_cohort where ended < persons and due_at <= ?1 and not overdue_told"
                                + " order by due_at limit " + most)
                .setParameter(1, now)
                .getResultList();
    }
}
