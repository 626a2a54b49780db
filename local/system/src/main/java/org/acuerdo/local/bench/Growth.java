package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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

    /**
     * So many flights of an agreement are on record afterwards, in batches that a small machine's log files bear. Returns once
     * what that set going has come to rest.
     */
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
            awaitSealed(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot fill the database: " + e.getMessage(), e);
        }
    }

    /** How PostgreSQL finds the first page of an agreement's flights, on a connection like the service's. */
    List<String> plan(UUID agreement) {
        try (Connection connection = connect("flights", "&options=-c%20enable_seqscan=off");
                var explain =
                        connection.prepareStatement("explain (analyze, buffers, costs off) " + resource("page.sql"))) {
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

    /** The trail of so many flights is sealed within the minutes after. */
    private static void awaitSealed(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select coalesce(max(swept_at) > ?, false) from audit_seal")) {
            statement.setObject(1, OffsetDateTime.now());
            boolean sealed = false;
            for (int tries = 0; tries < 600 && !sealed; tries++) {
                BenchSystem.pause(1_000);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    sealed = rows.getBoolean(1);
                }
            }
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
        try (Connection connection = connect("postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private Connection connect() throws SQLException {
        return connect("flights", "");
    }

    private Connection connect(String role, String more) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo?currentSchema=flights" + more,
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
