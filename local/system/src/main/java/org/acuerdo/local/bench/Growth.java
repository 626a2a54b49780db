package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.local.LocalSystem;

/** Fills the database with past flights, by SQL: what a service does with them is not what is measured. */
final class Growth {

    private final LocalSystem system;

    Growth(LocalSystem system) {
        this.system = system;
    }

    /** So many flights of an agreement are on record afterwards, in batches that a small machine's log files bear. */
    void fill(UUID agreement, long flights) {
        String statement = resource("grow.sql");
        try (Connection connection = connect()) {
            long there = count(connection);
            try (var grow = connection.prepareStatement(statement)) {
                while (there < flights) {
                    long more = Math.min(50_000, flights - there);
                    grow.setObject(1, agreement);
                    grow.setLong(2, there);
                    grow.setLong(3, there + more - 1);
                    grow.execute();
                    there += more;
                }
            }
            try (var vacuum = connection.createStatement()) {
                // the server does it by itself, a little later
                vacuum.execute("vacuum analyze flight");
                vacuum.execute("vacuum analyze quota_reservation");
                vacuum.execute("vacuum analyze audit_entry");
            }
            checkpoint();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot fill the database: " + e.getMessage(), e);
        }
    }

    /** How PostgreSQL finds the first page of an agreement's flights. */
    List<String> plan(UUID agreement) {
        try (Connection connection = connect();
                var explain = connection.prepareStatement(
                        "explain (analyze, buffers, costs off) select * from flight where agreement_id = any(?)"
                                + " order by arrival_day, id limit 51")) {
            explain.setArray(1, connection.createArrayOf("uuid", new Object[] {agreement}));
            var lines = new ArrayList<String>();
            var rows = explain.executeQuery();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from flight")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The server does that by itself as well; only its owner may ask for it. */
    private void checkpoint() throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private Connection connect() throws SQLException {
        return connect("flights");
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo?currentSchema=flights",
                role,
                system.databasePassword(role));
    }

    private static String resource(String name) {
        try (InputStream in = Growth.class.getResourceAsStream("/bench/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
