package org.acuerdo.kit.tx;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Plain statements on the transaction's own connection, for what every act reads and writes: outbox, audit, inbox, ledger,
 * locks. The persistence layer would flush and plan anew each time.
 */
@ApplicationScoped
public class Sql {

    @Inject
    AgroalDataSource dataSource;

    /** A statement failed; its cause tells whether that passes. */
    public static final class Failure extends RuntimeException {
        Failure(SQLException cause) {
            super(cause);
        }

        /** True where a row with the same key is there already. */
        public boolean duplicate() {
            return "23505".equals(((SQLException) getCause()).getSQLState());
        }
    }

    /** Sets a statement's parameters. */
    public interface Filler {
        void fill(Connection connection, PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** @return the rows changed */
    public int update(String sql, Object... values) {
        return update(sql, all(values));
    }

    /** @return the rows changed */
    public int update(String sql, Filler filler) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filler.fill(connection, statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Reads each row of a query. */
    public void query(String sql, Filler filler, Reader reader) {
        read(sql, false, filler, reader);
    }

    /**
     * Takes a lock and reads what holds once it is had: two statements in one round trip, for a single one would read as of
     * before it waited.
     *
     * @param lock a query whose one row says nothing; its parameters come first
     */
    public void queryLocked(String lock, String sql, Filler filler, Reader reader) {
        read(lock + "; " + sql, true, filler, reader);
    }

    private void read(String sql, boolean second, Filler filler, Reader reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filler.fill(connection, statement);
            statement.execute();
            if (second) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** These values, in their order. */
    public static Filler all(Object... values) {
        return (connection, statement) -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        };
    }
}
