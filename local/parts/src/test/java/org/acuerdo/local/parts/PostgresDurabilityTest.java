package org.acuerdo.local.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL that {@code ./acuerdo up} starts keeps what it acknowledged, over a stop and over a kill. */
@TestInstance(Lifecycle.PER_CLASS)
class PostgresDurabilityTest {

    private Path data;
    private Postgres postgres;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        postgres = new Postgres(data);
        port = postgres.start(Ports.free(), data.resolve("postgres.log"));
    }

    @AfterAll
    void stop() {
        postgres.stop();
    }

    @Test
    void isAsDurableAsAProductionServer() throws SQLException {
        assertEquals("on", show("fsync"));
        assertEquals("on", show("synchronous_commit"));
        assertEquals("on", show("full_page_writes"));
    }

    @Test
    void listensOnThisMachineOnly() throws SQLException {
        assertEquals("localhost", show("listen_addresses"));
    }

    @Test
    void passwordsAreReadableByTheirOwnerOnly() throws Exception {
        var permissions = Files.getPosixFilePermissions(data.resolve("postgres.properties"));
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    @Test
    void eachServiceOwnsItsSchemaAndReadsNoOther() throws SQLException {
        execute("agreements", "CREATE SCHEMA agreements; CREATE TABLE agreements.kept (n int)");
        execute("flights", "CREATE SCHEMA flights");
        var refused = assertThrows(SQLException.class, () -> execute("flights", "SELECT * FROM agreements.kept"));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void startingARunningServerAdoptsIt() {
        long pid = postgres.pid().orElseThrow();
        assertEquals(port, new Postgres(data).start(Ports.free(), data.resolve("other.log")));
        assertEquals(pid, postgres.pid().orElseThrow());
    }

    @Test
    void aKilledServerStartsAgainWithAllThatWasCommitted() throws Exception {
        execute("agreements", "CREATE SCHEMA crash; CREATE TABLE crash.survivor AS SELECT 42 AS n");
        long pid = postgres.pid().orElseThrow();
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        assertTrue(postgres.pid().isEmpty());
        port = postgres.start(Ports.free(), data.resolve("postgres.log"));
        assertEquals("42", query("agreements", "SELECT n FROM crash.survivor"));
    }

    private String show(String setting) throws SQLException {
        return query("flights", "SHOW " + setting);
    }

    private String query(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    private void execute(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String role) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + port + "/acuerdo";
        return DriverManager.getConnection(url, role, postgres.secrets().password(role));
    }
}
