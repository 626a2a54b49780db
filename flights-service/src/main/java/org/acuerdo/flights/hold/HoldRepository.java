package org.acuerdo.flights.hold;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.hold.rules.HoldScope;

/** Holds as stored. */
@ApplicationScoped
public class HoldRepository implements PanacheRepositoryBase<Hold, UUID> {
    /** Guards the set of holds in force: requests hold it shared, placing and lifting alone. */
    private static final long LOCK = 0x686f6c6473L;

    private static final String ACTIVE = """
            select id, scope, target, placed_by from legal_hold where lifted_at is null and (
              (scope = 'FLIGHT' and target = ?) or (scope = 'AGREEMENT' and target = any(?))
              or (scope = 'NATIONALITY' and target = any(?)))
            order by placed_at, id""";

    @Inject
    AgroalDataSource dataSource;

    Hold lock(UUID id) {
        return getEntityManager().find(Hold.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Alone, until the transaction ends. */
    void lockAll() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)")
                .getSingleResult();
    }

    /** Holds in force on a flight, its agreements or a nationality aboard; whose they are is for the rules to tell. */
    List<ActiveHold> active(UUID flightId, Collection<UUID> agreements, Collection<String> nationalities) {
        return active("", flightId, agreements, nationalities);
    }

    /**
     * The same, and holds stay as they are until the transaction ends. Two statements in one round trip: what is found is
     * read once the lock is had.
     */
    List<ActiveHold> activeAndKept(UUID flightId, Collection<UUID> agreements, Collection<String> nationalities) {
        return active("select pg_advisory_xact_lock_shared(" + LOCK + "); ", flightId, agreements, nationalities);
    }

    private List<ActiveHold> active(
            String before, UUID flightId, Collection<UUID> agreements, Collection<String> nationalities) {
        // plain JDBC on the transaction's connection: this is asked with every request
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(before + ACTIVE)) {
            statement.setString(1, flightId.toString());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", agreements.stream().map(UUID::toString).toArray()));
            statement.setArray(3, connection.createArrayOf("text", nationalities.toArray()));
            statement.execute();
            if (!before.isEmpty()) {
                statement.getMoreResults();
            }
            List<ActiveHold> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add(new ActiveHold(
                            rows.getObject(1, UUID.class),
                            HoldScope.valueOf(rows.getString(2)),
                            rows.getString(3),
                            rows.getString(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("holds in force could not be read", e);
        }
    }
}
