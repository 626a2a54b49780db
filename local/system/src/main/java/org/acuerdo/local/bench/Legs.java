package org.acuerdo.local.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.local.LocalSystem;

/** Where a flight's time goes on its way to CLEARED, by the begin of each transaction as PostgreSQL has it. */
final class Legs {

    /** One audit entry for each step; the newest flights only. */
    private static final String STEPS = """
        select began.id, began.recorded_at, asked.recorded_at, cleared.recorded_at
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

    /** What the client saw of one flight: when it sent the request, had its answer, and read CLEARED. */
    record Seen(Instant sent, Instant answered, Instant cleared) {}

    /** A line for each leg, in milliseconds: client and database share this machine's clock. */
    List<String> of(Map<UUID, Seen> flights) {
        var legs = new LinkedHashMap<String, List<Double>>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo",
                        "postgres",
                        system.databasePassword("postgres"));
                var statement = connection.prepareStatement(STEPS)) {
            statement.setInt(1, flights.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Seen seen = flights.get(row.getObject(1, UUID.class));
                    if (seen != null) {
                        Instant began = at(row, 2);
                        Instant asked = at(row, 3);
                        Instant cleared = at(row, 4);
                        add(legs, "request sent to taken in hand", seen.sent(), began);
                        add(legs, "request taken in hand to answered", began, seen.answered());
                        add(legs, "request taken in hand to clearance taken in hand", began, asked);
                        add(legs, "clearance taken in hand to its answer taken in hand", asked, cleared);
                        add(legs, "answer taken in hand to CLEARED read", cleared, seen.cleared());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the legs: " + e.getMessage(), e);
        }
        return legs.entrySet().stream()
                .map(leg -> line(leg.getKey(), leg.getValue()))
                .toList();
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void add(Map<String, List<Double>> legs, String leg, Instant from, Instant to) {
        legs.computeIfAbsent(leg, l -> new ArrayList<>())
                .add(Duration.between(from, to).toNanos() / 1e6);
    }

    private static String line(String leg, List<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms (%d)",
                leg,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                sorted.get(sorted.size() * 99 / 100),
                sorted.size());
    }
}
