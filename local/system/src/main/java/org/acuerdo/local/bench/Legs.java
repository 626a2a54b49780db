package org.acuerdo.local.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.acuerdo.local.LocalSystem;

/** Where a flight's time goes on its way to CLEARED, by the begin of each transaction as PostgreSQL has it. */
final class Legs {

    /** One audit entry for each step; the newest flights only. */
    private static final String STEPS = """
        select extract(epoch from asked.recorded_at - began.recorded_at) * 1000,
               extract(epoch from cleared.recorded_at - asked.recorded_at) * 1000
        from (select f.aggregate_id as id, f.recorded_at from flights.audit_entry f
              where f.aggregate_type = 'flight' and f.seq = 1 order by f.recorded_at desc limit ?) began
        join flights.audit_entry cleared on cleared.aggregate_id = began.id and cleared.seq = 2
        join agreements.clearance c on c.flight_id = began.id
        join agreements.audit_entry asked on asked.aggregate_id = c.id and asked.seq = 1\
        """;

    private final LocalSystem system;

    Legs(LocalSystem system) {
        this.system = system;
    }

    /** A line for each leg of the newest flights, in milliseconds. */
    List<String> of(int flights) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo",
                        "postgres",
                        system.databasePassword("postgres"));
                var statement = connection.prepareStatement(STEPS)) {
            statement.setInt(1, flights);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    first.add(row.getDouble(1));
                    second.add(row.getDouble(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the legs: " + e.getMessage(), e);
        }
        return List.of(
                line("request taken in hand to clearance taken in hand", first),
                line("clearance taken in hand to answer taken in hand", second));
    }

    private static String line(String leg, List<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        return sorted.isEmpty()
                ? leg + ": nothing seen"
                : String.format(
                        Locale.ROOT,
                        "%s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms (%d)",
                        leg,
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 9 / 10),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.size());
    }
}
