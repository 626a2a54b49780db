package org.acuerdo.flights.agreement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.json.Json;

/** The table of agreement copies. The snapshot is read only where no copy of that version is at hand. */
@ApplicationScoped
class AgreementCopyRepository {

    private static final String VERSION = "select version from agreement_copy where id = ?";

    @Inject
    EntityManager em;

    @Inject
    AgroalDataSource dataSource;

    Optional<Long> version(UUID id) {
        List<?> rows = em.createNativeQuery("select version from agreement_copy where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(v -> ((Number) v).longValue());
    }

    /** Keeps a newer version from being applied until this transaction ends. */
    Optional<Long> lockShared(UUID id) {
        return lock("select pg_advisory_xact_lock_shared(?); " + VERSION, id);
    }

    /** Waits for all acts that hold the copy shared, and keeps new ones out. */
    Optional<Long> lockExclusively(UUID id) {
        return lock("select pg_advisory_xact_lock(?); " + VERSION, id);
    }

    /**
     * An advisory lock, because it queues fairly: those who share a row's lock let more sharers in past whoever waits to have
     * it alone, and under load a new version would never be applied. Two statements in one round trip, so that the version is
     * read once the lock is had.
     */
    private Optional<Long> lock(String sql, UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id.getLeastSignificantBits() ^ Long.rotateLeft(id.getMostSignificantBits(), 32));
            statement.setObject(2, id);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an agreement's copy could not be locked", e);
        }
    }

    Optional<AgreementSnapshot> read(UUID id) {
        List<?> rows = em.createNativeQuery("select snapshot::text from agreement_copy where id = ?1", String.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(json -> Json.read((String) json, AgreementSnapshot.class));
    }

    /** Versions of the agreements that a state is party to; of all where the state is null. */
    Map<UUID, Long> versions(String state) {
        List<?> rows = em.createNativeQuery("""
                        select id, version from agreement_copy
                        where cast(?1 as text) is null or sending_state = ?1 or receiving_state = ?1 order by id""").setParameter(1, state).getResultList();
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
                          receiving_state = excluded.receiving_state, snapshot = excluded.snapshot""")
                .setParameter(1, snapshot.id())
                .setParameter(2, snapshot.version())
                .setParameter(3, snapshot.sendingState())
                .setParameter(4, snapshot.receivingState())
                .setParameter(5, Json.write(snapshot))
                .executeUpdate();
    }
}
