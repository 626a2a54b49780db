package org.acuerdo.kit.tx;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Plain statements on the transaction's own connection, for what every act writes: outbox, audit, inbox. The persistence
 * layer would flush and plan anew each time; measured, that was the largest part of a request's work.
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

    /** @return the rows changed */
    public int update(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** The first row's columns as numbers. */
    public long[] numbers(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            long[] numbers = new long[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = rows.getLong(i + 1);
            }
            return numbers;
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
