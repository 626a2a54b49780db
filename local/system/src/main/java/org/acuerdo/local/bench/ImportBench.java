package org.acuerdo.local.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.ResidentMemory;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;
import org.acuerdo.local.parts.SafeFiles;
import org.postgresql.PGConnection;

/** Imports of past flights through the gateway, beside COPY of the same file into a bare table. */
public final class ImportBench {
    private static final Person PLANNER = Person.of("planner", "US");
    private static final int WARM_UP = 50_000;
    private static final int ROWS = 300_000;
    private static final String HEADER =
            "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n";

    private final LocalSystem system;
    private final PrintStream out;

    public ImportBench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        system.up(Progress.silent());
        Api api = new Api(system.url(), new Tokens(system)::of);
        LocalDate today = system.now().atZone(BenchAgreement.ZONE).toLocalDate();
        String agreement = BenchAgreement.automatic(api).create(today);
        awaitKnown(api, agreement);
        Path first = file(today, WARM_UP, "w");
        Path file = file(today, ROWS, "m");
        try {
            say("File: %d rows, %.1f MB", ROWS, Files.size(file) / 1e6);
            take(agreement, first);
            double taken = ROWS / take(agreement, file);
            say("Import through the gateway, flights stored: %.0f rows/s", taken);
            say("The same file again, every row known: %.0f rows/s", ROWS / take(agreement, file));
            double raw = ROWS / copy(file);
            say("COPY of the same file into a bare table: %.0f rows/s; ratio %.2f", raw, taken / raw);
            say("Resident memory of all processes: %d MiB", memory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            SafeFiles.deleteTree(first);
            SafeFiles.deleteTree(file);
        }
    }

    /** Flights-service learns of the agreement by message. */
    private static void awaitKnown(Api api, String agreement) {
        for (int tries = 0; tries < 100; tries++) {
            if (api.get(
                                    PLANNER,
                                    "quotas?from=2025-02-10&to=2025-02-10&agreement=" + agreement
                                            + "&agreementVersion=3&wait=PT5S")
                            .status()
                    == 200) {
                return;
            }
        }
        throw new UserError("flights-service does not learn of the agreement");
    }

    private static Path file(LocalDate today, int rows, String mark) {
        try {
            Path file = Files.createTempFile("acuerdo-import", ".csv");
            try (BufferedWriter to = Files.newBufferedWriter(file)) {
                to.write(HEADER);
                for (int i = 0; i < rows; i++) {
                    int persons = 80 + i % 50;
                    to.write("GT," + today.minusDays(1 + i % 3_000) + ",1,CHARTER," + persons + "," + (persons - 3)
                            + ",3,AEX," + "bench," + mark + " " + i + "\n");
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return seconds */
    private double take(String agreement, Path file) throws IOException {
        long begun = System.nanoTime();
        var request = HttpRequest.newBuilder(system.url().resolve("/api/v1/flight-imports?agreement=" + agreement))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + system.token(PLANNER))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofFile(file))
                .build();
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new UserError("The import answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1e3;
    }

    /** @return seconds */
    private double copy(Path file) {
        String url = "jdbc:postgresql://localhost:" + system.postgresPort() + "/acuerdo?currentSchema=flights";
        try (var connection = DriverManager.getConnection(url, "flights", system.databasePassword("flights"));
                var statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute(
                    "create table bench_copy (receiving_state text, local_date date, flights int, aircraft text,"
                            + " persons int, nationals int, third_country int, origin text, source text, remark text)");
            long begun = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench_copy from stdin with (format csv, header)", in, 65_536);
            double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1e3;
            statement.execute("drop table bench_copy");
            return seconds;
        } catch (SQLException e) {
            throw new UserError("COPY failed: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long memory() {
        return system.running().values().stream()
                        .mapToLong(ResidentMemory::ofTree)
                        .sum()
                / 1024;
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
    }
}
