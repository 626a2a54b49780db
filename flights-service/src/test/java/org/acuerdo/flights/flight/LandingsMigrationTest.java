package org.acuerdo.flights.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A database from before landings had rows of their own: what is on record gets them, and is appended to as ever. */
class LandingsMigrationTest {
    private static final String GT = "0194da4c-0000-7000-8000-0000000000a1";
    private static final String HN = "0194da4c-0000-7000-8000-0000000000a2";
    private static final String BOTH = "0194da4c-0000-7000-8000-0000000000f1";
    private static final String FIRST_ONLY = "0194da4c-0000-7000-8000-0000000000f2";
    private static final String ONE_LANDING = "0194da4c-0000-7000-8000-0000000000f3";
    private static final String COUNT = """
        {"source": "RECEIVER", "passengers": [{"category": "NATIONAL", "nationality": "GT", "women": 0, "men": %d,
         "accompaniedMinors": 0, "unaccompaniedMinors": 0}], "notReceived": [], "reason": null, "by": "officer", "state": "GT",
         "at": "2025-02-12T18:00:00Z"%s}\
        """;

    private final TestParts parts = TestParts.shared();
    private String url;
    private Connection connection;

    @BeforeEach
    void asItWas() throws SQLException {
        url = parts.createDatabase("test_landings_migration");
        migrate("32");
        connection = DriverManager.getConnection(url + "?currentSchema=flights", parts.username(), parts.password());
        run(
                "insert into agreement_copy(id, version, sending_state, receiving_state, snapshot) values ('%s', 1, 'US', 'GT', '%s'),"
                                .formatted(GT, "{\"zone\": \"America/Guatemala\"}")
                        + " ('%s', 1, 'US', 'HN', '%s')".formatted(HN, "{\"zone\": \"America/Tegucigalpa\"}"));
        // half past eleven at night in both receiving states, which are six hours behind
        flight(
                BOTH,
                "'{%s,%s}'".formatted(GT, HN),
                landed(GT, 1, "2025-02-28T23:30:00-06:00", 75),
                landed(HN, 2, "2025-03-01T06:45:00Z", 11));
        flight(FIRST_ONLY, "'{%s,%s}'".formatted(GT, HN), landed(GT, 1, "2025-02-12T11:41:00-06:00", 4));
        flight(ONE_LANDING, "'{%s}'".formatted(GT));
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

    private static String landed(String agreement, int leg, String at, int men) {
        return """
            {"agreementId": "%s", "leg": %d, "arrival": {"at": "%s", "airport": "ZZZZ", "notReceived": [], "received":
             [{"category": "NATIONAL", "nationality": "GT", "women": 0, "men": %d, "accompaniedMinors": 0,
               "unaccompaniedMinors": 0}]}}\
            """.formatted(agreement, leg, at, men);
    }

    private void flight(String id, String agreements, String... landed) throws SQLException {
        String more = landed.length == 0 ? "" : ", \"more\": {\"landed\": [" + String.join(",", landed) + "]}";
        run("insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states,"
                + " departs_at, arrives_at, arrival_day, requested_at, requested_by, request_hash, terms_version,"
                + " alone, document, record) values ('" + id + "', 3, 'RF1', 'DEPARTED', 'US', " + agreements
                + ", '{GT,HN}', '2025-02-12T14:00:00Z', '2025-02-12T18:00:00Z', '2025-02-12',"
                + " '2025-02-06T12:00:00Z', 'planner-us', 'h', 1, 0, '{\"request\": {}"
                + more + "}', '" + record(COUNT.formatted(75, "")) + "')");
    }

    private static String record(String... counts) {
        return "{\"counts\": [" + String.join(",", counts) + "], \"corrections\": [], \"reconciliations\": []}";
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void recorded(String record) throws SQLException {
        run("update flight set record = '" + record + "' where id = '" + BOTH + "'");
    }

    @Test
    void eachLandingThatWasMadeGetsItsRowOnItsLocalDay() throws SQLException {
        migrate("latest");
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select flight_id, leg, agreement_id, landed_on,"
                        + " received #>> '{0,men}' from flight_landing order by flight_id, leg")) {
            while (row.next()) {
                rows.add(row.getString(1).substring(34) + " leg " + row.getInt(2) + " under "
                        + row.getString(3).substring(34) + " on " + row.getString(4) + ": " + row.getString(5));
            }
        }
        assertEquals(
                List.of(
                        "f1 leg 1 under a1 on 2025-02-28: 75",
                        "f1 leg 2 under a2 on 2025-03-01: 11",
                        "f2 leg 1 under a1 on 2025-02-12: 4"),
                rows);
    }

    @Test
    void aRecordFromBeforeIsStillAppendedToAndNeverRewritten() throws SQLException {
        // the program since then writes the leg that a count from before does not have
        String before = COUNT.formatted(75, ", \"leg\": null");
        String after = COUNT.formatted(74, ", \"leg\": 1");
        assertThrows(SQLException.class, () -> recorded(record(before, after)), "as it was");
        migrate("latest");
        recorded(record(before, after));
        SQLException refused =
                assertThrows(SQLException.class, () -> recorded(record(COUNT.formatted(76, ", \"leg\": null"), after)));
        assertTrue(refused.getMessage().contains("only appended to"), refused.getMessage());
        assertThrows(SQLException.class, () -> recorded(record(COUNT.formatted(75, ", \"leg\": 2"), after)));
        assertThrows(SQLException.class, () -> recorded(record(before)), "nothing is taken away");
    }
}
