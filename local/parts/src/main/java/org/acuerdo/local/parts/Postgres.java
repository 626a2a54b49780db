package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of our own, as durable as a production one, on localhost only. It runs as a daemon: it survives the
 * process that started it, and starting it again adopts the running one.
 *
 * <p>Life: {@link #start} makes the data folder on first use ({@code initdb}, roles, database {@code acuerdo}), otherwise
 * starts or adopts what is there; {@link #stop} is a fast, clean shutdown.
 */
public final class Postgres {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(200);

    /** A server that was killed leaves children for a moment; until they are gone it cannot be started again. */
    private static final Duration CHILDREN_GONE = Duration.ofSeconds(60);

    /**
     * The first three are PostgreSQL's own defaults and named all the same: what was acknowledged survives a crash. The others keep
     * it small and the same on each machine.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=localhost",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=64MB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning");

    private final Path folder;
    private final PostgresSecrets secrets;

    /**
     * @param data the system's data folder; the server keeps to {@code postgres/} in it, its passwords lie beside it in
     *     {@code postgres.properties}, readable by the owner only
     */
    public Postgres(Path data) {
        this.folder = data.toAbsolutePath().normalize().resolve("postgres");
        this.secrets = PostgresSecrets.of(data.resolve("postgres.properties"));
    }

    /** Passwords of the roles {@code postgres}, {@code agreements} and {@code flights}. */
    public PostgresSecrets secrets() {
        return secrets;
    }

    /** Process id of the running server of this data folder. */
    public Optional<Long> pid() {
        return postmaster().map(Postmaster::pid);
    }

    /** Port of the running server of this data folder. */
    public Optional<Integer> port() {
        return postmaster().map(Postmaster::port);
    }

    /**
     * Starts the server, or adopts the one that runs.
     *
     * @param port port on localhost; one that already runs keeps its own
     * @param log file its messages go to
     * @return the port it listens on
     */
    public int start(int port, Path log) {
        Optional<Postmaster> running = postmaster();
        if (running.isPresent()) {
            awaitReady(running.get());
            return running.get().port();
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                initialise();
            }
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            startServer(port, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL: " + e.getMessage(), e);
        }
        if (!secrets.provisioned()) {
            PostgresRoles.provision(port, secrets);
            secrets.markProvisioned();
        }
        return port;
    }

    /** Shuts the server down, fast and clean; nothing happens where none runs. */
    public void stop() {
        if (postmaster().isPresent()) {
            run(
                    List.of(program("pg_ctl"), "-D", folder.toString(), "-m", "fast", "-w", "-t", "180", "stop"),
                    STOP_LIMIT);
        }
    }

    private void initialise() throws IOException {
        // what a broken-off first start left behind was never used
        SafeFiles.deleteTree(folder);
        secrets.markFresh();
        Path password = Files.createTempFile(folder.getParent(), "initial", ".password");
        try {
            SafeFiles.replace(password, secrets.password("postgres") + "\n");
            run(
                    List.of(
                            program("initdb"),
                            "-D",
                            folder.toString(),
                            "-U",
                            "postgres",
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"),
                    Duration.ofSeconds(300));
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void startServer(int port, Path log) {
        var options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        List<String> command = List.of(
                program("pg_ctl"),
                "-D",
                folder.toString(),
                "-l",
                log.toAbsolutePath().toString(),
                "-w",
                "-t",
                "240",
                "-o",
                options.toString(),
                "start");
        long limit = System.nanoTime() + CHILDREN_GONE.toNanos();
        while (true) {
            try {
                run(command, Duration.ofSeconds(300));
                return;
            } catch (IllegalStateException e) {
                String said = SafeFiles.tail(log);
                if (System.nanoTime() > limit || !said.contains("pre-existing shared memory block")) {
                    throw new IllegalStateException(
                            "PostgreSQL does not start on port " + port + ". Its log says:\n" + said, e);
                }
                pause();
            }
        }
    }

    private void awaitReady(Postmaster running) {
        for (int tried = 0; tried < 3000 && !running.ready(); tried++) {
            pause();
            running = postmaster().orElseThrow(() -> new IllegalStateException("PostgreSQL stopped while starting"));
        }
    }

    /** What {@code postmaster.pid} says, if the process it names is a PostgreSQL of this folder and not another's. */
    private Optional<Postmaster> postmaster() {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        List<String> lines = SafeFiles.read(file).lines().toList();
        if (lines.size() < 4) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.get(0).strip());
        boolean ours = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(folder.toString()))
                .isPresent();
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        return ours
                ? Optional.of(new Postmaster(pid, Integer.parseInt(lines.get(3).strip()), ready))
                : Optional.empty();
    }

    private record Postmaster(long pid, int port, boolean ready) {}

    private static String program(String name) {
        return PostgresBinaries.installed().resolve("bin").resolve(name).toString();
    }

    private static void run(List<String> command, Duration limit) {
        var full = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
            full.addAll(List.of("unshare", "-U"));
        }
        full.addAll(command);
        try {
            Path output = Files.createTempFile("acuerdo-postgres", ".out");
            try {
                var builder = new ProcessBuilder(full).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(command.get(0) + " failed: " + SafeFiles.tail(output));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + full.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.get(0), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
