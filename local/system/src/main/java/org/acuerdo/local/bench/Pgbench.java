package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.acuerdo.local.LocalSystem;

/** A request's statements without any service: what PostgreSQL itself can do on this machine. */
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final LocalSystem system;

    Pgbench(LocalSystem system) {
        this.system = system;
    }

    /**
     * Transactions per second, empty where pgbench is not installed.
     *
     * @param days over how many windows of each limit the requests spread
     */
    Optional<Double> rate(int days, int clients, Duration length) {
        Path script = null;
        try {
            execute("reserve-setup.sql");
            script = Files.createTempFile("acuerdo-reserve", ".sql");
            Files.writeString(script, resource("reserve.sql"));
            int port = system.postgresPort();
            var builder = new ProcessBuilder(
                            "pgbench",
                            "-n",
                            "-M",
                            "prepared",
                            "-f",
                            script.toString(),
                            "-D",
                            "days=" + days,
                            "-c",
                            Integer.toString(clients),
                            "-j",
                            "2",
                            "-T",
                            Long.toString(length.toSeconds()),
                            "-h",
                            "localhost",
                            "-p",
                            Integer.toString(port),
                            "-U",
                            "flights",
                            "acuerdo")
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", system.databasePassword("flights"));
            builder.environment().put("PGOPTIONS", "-csearch_path=flights");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            var matcher = TPS.matcher(said);
            if (!matcher.find()) {
                throw new IllegalStateException("pgbench said: " + said);
            }
            return Optional.of(Double.parseDouble(matcher.group(1)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            execute("reserve-clean.sql");
            if (script != null) {
                org.acuerdo.local.parts.SafeFiles.deleteTree(script);
            }
        }
    }

    private void execute(String name) {
        String url = "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo";
        try (var connection = DriverManager.getConnection(url, "flights", system.databasePassword("flights"));
                var statement = connection.createStatement()) {
            for (String one : resource(name).split(";\\n")) {
                // each for itself: VACUUM runs outside a transaction
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The reference stopped at " + name + ": " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Pgbench.class.getResourceAsStream("/bench/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
