package org.acuerdo.flights.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.hold.rules.HoldScope;
import org.acuerdo.kit.tx.Sql;

/** Holds as stored. */
@ApplicationScoped
public class HoldRepository implements PanacheRepositoryBase<Hold, UUID> {
    /** Guards the set of holds in force: requests hold it shared, placing and lifting alone. */
    private static final long LOCK = 0x686f6c6473L;

    private static final String OF_THESE = """
         and ((scope = 'FLIGHT' and target = any(?)) or (scope = 'AGREEMENT' and target = any(?))
          or (scope = 'NATIONALITY' and target = any(?)))
        order by placed_at, id\
        """;

    private static final String ACTIVE =
            "select id, scope, target, placed_by from legal_hold where lifted_at is null" + OF_THESE;

    private static final String ACTIVE_AT = "select id, scope, target, placed_by from legal_hold where placed_at <= ?"
            + " and (lifted_at is null or lifted_at > ?)" + OF_THESE;

    @Inject
    Sql sql;

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
        List<ActiveHold> found = new ArrayList<>();
        sql.query(ACTIVE, filler(List.of(flightId), agreements, nationalities), row -> found.add(hold(row)));
        return found;
    }

    /** Those that were in force at an instant. */
    List<ActiveHold> activeAt(
            Instant at, UUID flightId, Collection<UUID> agreements, Collection<String> nationalities) {
        List<ActiveHold> found = new ArrayList<>();
        sql.query(
                ACTIVE_AT,
                (connection, statement) -> {
                    OffsetDateTime instant = at.atOffset(ZoneOffset.UTC);
                    statement.setObject(1, instant);
                    statement.setObject(2, instant);
                    fill(connection, statement, 3, List.of(flightId), agreements, nationalities);
                },
                row -> found.add(hold(row)));
        return found;
    }

    /** The same, and holds stay as they are until the transaction ends. */
    List<ActiveHold> activeAndKept(
            Collection<UUID> flightIds, Collection<UUID> agreements, Collection<String> nationalities) {
        List<ActiveHold> found = new ArrayList<>();
        sql.queryLocked(
                "select pg_advisory_xact_lock_shared(" + LOCK + ")",
                ACTIVE,
                filler(flightIds, agreements, nationalities),
                row -> found.add(hold(row)));
        return found;
    }

    private static Sql.Filler filler(
            Collection<UUID> flightIds, Collection<UUID> agreements, Collection<String> nationalities) {
        return (connection, statement) -> fill(connection, statement, 1, flightIds, agreements, nationalities);
    }

    private static void fill(
            Connection connection,
            PreparedStatement statement,
            int first,
            Collection<UUID> flightIds,
            Collection<UUID> agreements,
            Collection<String> nationalities)
            throws SQLException {
        statement.setArray(first, texts(connection, flightIds));
        statement.setArray(first + 1, texts(connection, agreements));
        statement.setArray(first + 2, connection.createArrayOf("text", nationalities.toArray()));
    }

    private static Array texts(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("text", ids.stream().map(UUID::toString).toArray());
    }

    private static ActiveHold hold(ResultSet row) throws SQLException {
        return new ActiveHold(
                row.getObject(1, UUID.class), HoldScope.valueOf(row.getString(2)), row.getString(3), row.getString(4));
    }
}
