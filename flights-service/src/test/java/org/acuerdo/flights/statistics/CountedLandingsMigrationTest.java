package org.acuerdo.flights.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.TestParts;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database from before releases wrote down what they counted: landings that were in a month when it was published are in it. */
class CountedLandingsMigrationTest {
    private static final String GT = "0194da4c-0000-7000-8000-0000000000a1";
    private static final String HN = "0194da4c-0000-7000-8000-0000000000a2";
    private static final String FLIGHT = "0194da4c-0000-7000-8000-0000000000f";

    private final TestParts parts = TestParts.shared();
    private String url;
    private Connection connection;

    @BeforeEach
    void asItWas() throws SQLException {
        url = parts.createDatabase("test_counted_migration");
        migrate("40");
        connection = DriverManager.getConnection(url + "?currentSchema=flights", parts.username(), parts.password());
        flight(1, "{" + GT + "}", "ARRIVED", "2025-02-28");
        flight(2, "{" + GT + "}", "RECONCILED", "2025-02-01");
        flight(3, "{" + GT + "}", "ARRIVED", "2025-03-01");
        flight(4, "{" + GT + "}", "CANCELLED", "2025-02-12");
        flight(5, "{" + GT + "," + HN + "}", "ARRIVED", "2025-02-12");
        run("insert into flight_landing(flight_id, leg, agreement_id, landed_on, received) values ('" + FLIGHT
                + "5', 1, '" + GT + "', '2025-02-12', '[]'), ('" + FLIGHT + "5', 2, '" + HN + "', '2025-02-12', '[]')");
        run("insert into agreement_copy(id, version, sending_state, receiving_state, snapshot) values ('" + GT
                + "', 1, 'US', 'GT', '{\"zone\": \"America/Guatemala\"}')");
        run("insert into statistics_release(agreement_id, month, published_at, flights) values ('" + GT
                + "', '2025-02-01', '2025-03-01T06:00:02Z', 3)");
        flight(6, "{" + GT + "}", "ARRIVED", "2025-03-02");
        corrected(6, "2025-03-05T12:00:00Z", "2025-02-28T23:30:00-06:00");
        flight(7, "{" + GT + "}", "ARRIVED", "2025-03-03");
        corrected(7, "2025-03-01T05:00:00Z", "2025-02-28T23:40:00-06:00");
        migrate("latest");
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url, parts.username(), parts.password())
                .defaultSchema("flights")
                .locations("classpath:db/kit", "classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private void flight(int number, String agreements, String status, String day) throws SQLException {
        run("insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states,"
                + " departs_at, arrives_at, arrival_day, requested_at, requested_by, request_hash, terms_version,"
                + " alone, document) values ('" + FLIGHT + number + "', 1, 'RF1', '" + status + "', 'US', '"
                + agreements
                + "', '{GT}', now(), now(), '" + day + "', now(), 'planner-us', 'h', 1, 0, '{}')");
    }

    private void corrected(int number, String at, String was) throws SQLException {
        run("update flight set record = '{\"counts\": [], \"corrections\": [{\"field\": \"arrival.at\", \"was\": \""
                + was + "\", \"at\": \"" + at + "\"}], \"reconciliations\": []}' where id = '" + FLIGHT + number + "'");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theLandingsOfAPublishedMonthAreCounted() throws SQLException {
        List<String> counted = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select agreement_id, flight_id, month from statistics_landing order by flight_id")) {
            while (row.next()) {
                counted.add(
                        row.getString(1).substring(34) + " " + row.getString(2).substring(34) + " " + row.getString(3));
            }
        }
        assertEquals(List.of("a1 f1 2025-02-01", "a1 f2 2025-02-01", "a1 f5 2025-02-01", "a1 f6 2025-02-01"), counted);
    }

    @Test
    void whatWasCountedStays() {
        assertThrows(SQLException.class, () -> run("delete from statistics_landing"));
        assertThrows(SQLException.class, () -> run("update statistics_landing set month = '2025-03-01'"));
    }
}
