package org.acuerdo.flights.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.flights.hold.rules.Covered;

/** Holds as stored. */
@ApplicationScoped
public class HoldRepository implements PanacheRepositoryBase<Hold, UUID> {
    /** Guards the set of holds in force: requests hold it shared, placing and lifting alone. */
    private static final long LOCK = 0x686f6c6473L;

    Hold lock(UUID id) {
        return getEntityManager().find(Hold.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    void lockAll() {
        advisory("pg_advisory_xact_lock");
    }

    void lockAllShared() {
        advisory("pg_advisory_xact_lock_shared");
    }

    /** Ids of the holds in force that cover it, oldest first. */
    @SuppressWarnings("unchecked")
    List<UUID> covering(Covered it) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from legal_hold where lifted_at is null and (
                          (scope = 'FLIGHT' and target = ?1)
                          or (scope = 'AGREEMENT' and target = any(string_to_array(?2, ',')))
                          or (scope = 'NATIONALITY' and target = any(string_to_array(?3, ','))
                              and placed_by = any(string_to_array(?4, ','))))
                        order by placed_at, id""", UUID.class)
                .setParameter(1, it.flightId().toString())
                .setParameter(2, joined(it.agreements()))
                .setParameter(3, joined(it.nationalities()))
                .setParameter(4, joined(it.parties()))
                .getResultList();
    }

    private void advisory(String function) {
        getEntityManager()
                .createNativeQuery("select cast(" + function + "(" + LOCK + ") as text)")
                .getSingleResult();
    }

    private static String joined(Set<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
