package org.acuerdo.flights.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.tx.Sql;

/** The table of agreement copies. The snapshot is read only where no copy of that version is at hand. */
@ApplicationScoped
class AgreementCopyRepository {

    private static final String VERSION = "select version from agreement_copy where id = ?";

    @Inject
    EntityManager em;

    @Inject
    Sql sql;

    Optional<Long> version(UUID id) {
        List<?> rows = em.createNativeQuery("select version from agreement_copy where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(v -> ((Number) v).longValue());
    }

    /** Keeps a newer version from being applied until this transaction ends. */
    Optional<Long> lockShared(UUID id) {
        return lock("pg_advisory_xact_lock_shared", id);
    }

    /** Waits for all acts that hold the copy shared, and keeps new ones out. */
    Optional<Long> lockExclusively(UUID id) {
        return lock("pg_advisory_xact_lock", id);
    }

    /**
     * An advisory lock, because it queues fairly: those who share a row's lock let more sharers in past whoever waits to have
     * it alone, and under load a new version would never be applied.
     */
    private Optional<Long> lock(String function, UUID id) {
        List<Long> version = new ArrayList<>(1);
        long key = id.getLeastSignificantBits() ^ Long.rotateLeft(id.getMostSignificantBits(), 32);
        sql.queryLocked("select " + function + "(?)", VERSION, Sql.all(key, id), row -> version.add(row.getLong(1)));
        return version.stream().findFirst();
    }

    Optional<AgreementSnapshot> read(UUID id) {
        List<?> rows = em.createNativeQuery("select snapshot::text from agreement_copy where id = ?1", String.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(json -> Json.read((String) json, AgreementSnapshot.class));
    }

    /** Keeps a version with when it was recorded, once. */
    void remember(AgreementSnapshot snapshot, Instant recordedAt) {
        sql.update(
                "insert into agreement_known(id, version, known_from, snapshot) values (?, ?, ?, ?::jsonb) on conflict"
                        + " do nothing",
                snapshot.id(),
                snapshot.version(),
                recordedAt.atOffset(ZoneOffset.UTC),
                Json.write(snapshot));
    }

    /** The latest version recorded by an instant. */
    Optional<AgreementSnapshot> known(UUID id, Instant at) {
        List<AgreementSnapshot> found = new ArrayList<>(1);
        sql.query(
                "select snapshot::text from agreement_known where id = ? and known_from <= ? order by version desc"
                        + " limit 1",
                Sql.all(id, at.atOffset(ZoneOffset.UTC)),
                row -> found.add(Json.read(row.getString(1), AgreementSnapshot.class)));
        return found.stream().findFirst();
    }

    /** Versions of the agreements that a state is party to; of all where the state is null. */
    Map<UUID, Long> versions(String state) {
        List<?> rows = em.createNativeQuery("""
            select id, version from agreement_copy
            where cast(?1 as text) is null or sending_state = ?1 or receiving_state = ?1 order by id\
            """).setParameter(1, state).getResultList();
        Map<UUID, Long> versions = new LinkedHashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            versions.put((UUID) columns[0], ((Number) columns[1]).longValue());
        }
        return versions;
    }

    void store(AgreementSnapshot snapshot) {
        em.createNativeQuery("""
            insert into agreement_copy(id, version, sending_state, receiving_state, snapshot)
            values (?1, ?2, ?3, ?4, cast(?5 as jsonb))
            on conflict (id) do update set version = excluded.version, sending_state = excluded.sending_state,
              receiving_state = excluded.receiving_state, snapshot = excluded.snapshot\
            """)
                .setParameter(1, snapshot.id())
                .setParameter(2, snapshot.version())
                .setParameter(3, snapshot.sendingState())
                .setParameter(4, snapshot.receivingState())
                .setParameter(5, Json.write(snapshot))
                .executeUpdate();
    }
}
