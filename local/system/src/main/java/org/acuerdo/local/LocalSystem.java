package org.acuerdo.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.parts.ClockFile;
import org.acuerdo.local.parts.Person;
import org.acuerdo.local.parts.Postgres;
import org.acuerdo.local.parts.SafeFiles;
import org.acuerdo.local.parts.SigningKey;

/**
 * PostgreSQL, Kafka, the issuer and the three services on this machine, in one data folder.
 *
 * <p>Life: {@link #up} starts what does not run and leaves alone what does, so it also revives what died; {@link #down} stops
 * all; the data stays, and the next {@link #up} finds it. The processes outlive the one that started them.
 */
public final class LocalSystem {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final SystemOptions options;
    private final Path data;
    private final SystemState state;
    private final Postgres postgres;
    private final Launch launch;
    private final ClockFile clock;
    private final Wiring wiring;

    public LocalSystem(SystemOptions options) {
        this.options = options;
        this.data = options.data().toAbsolutePath().normalize();
        this.state = SystemState.of(data);
        this.postgres = new Postgres(data);
        this.launch = new Launch(options.root(), data, options.writesArchives(), options.deployedJvms());
        this.clock = new ClockFile(data.resolve("clock"));
        this.wiring = new Wiring(data, state, postgres);
    }

    /**
     * Starts what does not run; returns once everything is ready.
     *
     * @return whether nothing ran before
     * @throws UserError where the person can mend it
     */
    public boolean up(Progress progress) {
        boolean fresh = running().isEmpty();
        Checks.dataFolder(data);
        adoptSettings(fresh);
        Checks.freePorts(this, wiring.ownKafka());
        setClock(fresh, progress);
        try {
            Futures.allOrFirstFailure(startParts(progress), startServices(progress))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UserError problem) {
                throw problem;
            }
            throw e;
        }
        return fresh;
    }

    /** Stops everything, services first; what was acknowledged is kept. */
    public void down(Progress progress) {
        stop(Part.SERVICES, progress);
        var parts = CompletableFuture.runAsync(() -> stop(List.of(Part.PARTS), progress));
        if (postgres.pid().isPresent()) {
            progress.say("Stopping postgres");
            postgres.stop();
        }
        parts.join();
    }

    /** The processes that run, by part. */
    public Map<Part, ProcessHandle> running() {
        var running = new EnumMap<Part, ProcessHandle>(Part.class);
        for (Part part : Part.values()) {
            process(part).ifPresent(handle -> running.put(part, handle));
        }
        return running;
    }

    /** The parts that this system is made of: without PostgreSQL where that runs elsewhere. */
    public List<Part> parts() {
        boolean own = state.get("postgres").isEmpty() && options.postgres() == null;
        return own ? List.of(Part.values()) : List.of(Part.values()).subList(1, Part.values().length);
    }

    /** Ends one process as a crash would ({@code kill -9}). */
    public void kill(Part part) {
        ProcessHandle process =
                process(part).orElseThrow(() -> new IllegalStateException(part.label() + " does not run"));
        process.destroyForcibly();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    SystemOptions options() {
        return options;
    }

    /** Base port. */
    public int port() {
        return wiring.port();
    }

    /** Address of the gateway. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** Bearer token of a person; wall time limits it. */
    public String token(Person person) {
        if (state.get("profile").orElse("").equals("prod") || options.production()) {
            throw new UserError("There are no local tokens in the production profile: sign in at its own issuer");
        }
        Path key = data.resolve("issuer-key.pem");
        if (!Files.exists(key)) {
            throw new UserError("No system was ever started in " + data + ". Start one with ./acuerdo up");
        }
        return SigningKey.at(key).accessToken(wiring.issuer(), person);
    }

    /** Domain time. */
    public Instant now() {
        return hasClock() ? clock.now() : Instant.now();
    }

    /** Whether the running system was started with a clock of its own. */
    public boolean hasClock() {
        return state.get("clock").isPresent();
    }

    /** The clock, to be moved; refused where the system runs on wall time. */
    public ClockFile clock() {
        if (options.production()) {
            throw new UserError("The clock cannot be set in the production profile");
        }
        if (!hasClock()) {
            throw new UserError("This system runs on wall time. Start it with a clock: ./acuerdo up --clock "
                    + "2025-02-06T12:00:00Z");
        }
        return clock;
    }

    /**
     * Starts one more replica of a service beside this system's own; its end is the caller's.
     *
     * @param settings over those that this system's own is started with
     */
    public Process replica(Part part, Map<String, String> settings) {
        return launch.replica(part, environment(part, settings), replicasLog(part));
    }

    /** The same with the memory and the JVM's options of {@code deploy/base} instead of those of a local run. */
    public Process replicaAsDeployed(Part part, Map<String, String> settings) {
        return launch.asDeployed(part, environment(part, settings), replicasLog(part));
    }

    /** Where replicas of a part write what they do. */
    public Path replicasLog(Part part) {
        return data.resolve("logs").resolve(part.label() + "-replicas.log");
    }

    private Map<String, String> environment(Part part, Map<String, String> settings) {
        var environment = new HashMap<>(wiring.environment(part));
        environment.putAll(settings);
        return environment;
    }

    /** Where a part writes what it does. */
    public Path log(Part part) {
        return launch.log(part);
    }

    /** Kafka's {@code host:port}. */
    public String kafka() {
        return wiring.kafka();
    }

    /** Port of the system's own PostgreSQL. */
    public int postgresPort() {
        return postgres.port().orElseThrow(() -> new UserError("This system has no PostgreSQL of its own that runs"));
    }

    /** Password of a role of the system's own PostgreSQL. */
    public String databasePassword(String role) {
        return postgres.secrets().password(role);
    }

    /** Runs statements in a service's schema: for benches, which write what no client could in their time. */
    public void seed(String schema, String statements) {
        Database database = database(schema);
        try (var connection =
                        java.sql.DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            statement.execute(statements);
        } catch (java.sql.SQLException e) {
            throw new UserError("The database did not take the bench's rows: " + e.getMessage());
        }
    }

    /** The services' database as a role of it sees it. */
    Database database(String role) {
        return wiring.database(role);
    }

    private Optional<ProcessHandle> process(Part part) {
        return part == Part.POSTGRES ? postgres.pid().flatMap(ProcessHandle::of) : state.process(part);
    }

    /** The settings of what runs win: two base ports at once make no system. */
    private void adoptSettings(boolean fresh) {
        int wanted = options.port() == null ? state.port().orElse(SystemOptions.DEFAULT_PORT) : options.port();
        if (!fresh) {
            if (wanted != port()) {
                throw new UserError("A system already runs in " + data + " on port " + port()
                        + ". Stop it first (./acuerdo down), or name another folder with --data");
            }
            return;
        }
        if (options.postgres() != null) {
            Database.of(options.postgres());
        }
        state.put("port", wanted);
        state.put("kafka", options.kafka());
        state.put("postgres", options.postgres());
        state.put("profile", options.profile());
        state.put("clock", null);
    }

    private void setClock(boolean fresh, Progress progress) {
        if (options.clock() == null) {
            if (fresh && clock.exists() && !options.production()) {
                // domain time went ahead of wall time or stayed behind it: it must not jump
                state.put("clock", "yes");
            }
            return;
        }
        if (options.production()) {
            throw new UserError("--clock is refused in the production profile: domain time there is wall time");
        }
        if (!fresh && !hasClock()) {
            throw new UserError("A system already runs here on wall time. Stop it first (./acuerdo down)");
        }
        if (fresh && !clock.exists() && Files.exists(data.resolve("postgres"))) {
            // what is recorded here was recorded on wall time: the clock begins there, and moves forward only
            clock.startAt(Instant.now());
        }
        Instant now = clock.startAt(options.clock());
        state.put("clock", "yes");
        if (now.isAfter(options.clock().plusSeconds(60))) {
            progress.say("The clock of this data folder is already at " + now + " and does not go back");
        }
    }

    private CompletableFuture<Void> startParts(Progress progress) {
        boolean ownKafka = wiring.ownKafka();
        if (process(Part.PARTS).isEmpty()) {
            int base = port();
            var arguments = new java.util.ArrayList<>(List.of("data=" + data, "issuer=" + (base + Part.ISSUER)));
            if (ownKafka) {
                arguments.add("kafka=" + (base + Part.KAFKA));
                arguments.add("controller=" + (base + Part.CONTROLLER));
            }
            progress.say("Starting " + (ownKafka ? "Kafka and the local issuer" : "the local issuer"));
            state.started(Part.PARTS, launch.parts(arguments).toHandle());
        }
        return CompletableFuture.runAsync(() -> {
            awaitReady(Part.PARTS, URI.create(wiring.issuer() + "/ready"));
            progress.say(ownKafka ? "Kafka and the local issuer are up" : "The local issuer is up");
        });
    }

    private CompletableFuture<Void> startServices(Progress progress) {
        var gateway = CompletableFuture.runAsync(() -> startService(Part.GATEWAY, progress));
        var database = CompletableFuture.runAsync(() -> {
            if (state.get("postgres").isEmpty() && postgres.pid().isEmpty()) {
                progress.say("Starting PostgreSQL");
                int port = postgres.start(Part.POSTGRES.port(port()), launch.log(Part.POSTGRES));
                progress.say("PostgreSQL is up on port " + port);
            }
        });
        var agreements = database.thenRunAsync(() -> startService(Part.AGREEMENTS, progress));
        var flights = database.thenRunAsync(() -> startService(Part.FLIGHTS, progress));
        return Futures.allOrFirstFailure(gateway, agreements, flights);
    }

    private void startService(Part part, Progress progress) {
        if (process(part).isEmpty()) {
            Path jar = Launch.jar(options.root(), part);
            if (!Files.exists(jar)) {
                throw new UserError(part.label() + " is not built (" + jar
                        + " is missing). Run ./acuerdo up, or mvn -DskipTests package");
            }
            progress.say("Starting " + part.label());
            state.started(part, launch.service(part, wiring.environment(part)).toHandle());
        }
        // the gateway shows on the public port whether it is ready; the services show it to this machine only
        int health = part.port(port()) + (part == Part.GATEWAY ? 0 : Part.MANAGEMENT);
        awaitReady(part, URI.create("http://localhost:" + health + "/q/health/ready"));
        progress.say(part.label() + " is up");
    }

    private void awaitReady(Part part, URI ready) {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!Http.ok(ready)) {
            boolean died = process(part).isEmpty();
            if (died || System.nanoTime() > limit) {
                throw new UserError(part.label() + (died ? " ended while starting" : " is not ready after 5 minutes")
                        + ". The end of its log (" + log(part) + "):\n" + SafeFiles.tail(log(part)));
            }
            Http.pause(50);
        }
    }

    private void stop(List<Part> parts, Progress progress) {
        for (Part part : parts) {
            process(part).ifPresent(process -> {
                progress.say("Stopping " + part.label());
                process.destroy();
            });
        }
        for (Part part : parts) {
            process(part).ifPresent(process -> {
                try {
                    process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
                } catch (java.util.concurrent.TimeoutException e) {
                    progress.say(part.label() + " does not stop by itself: ending it");
                    process.destroyForcibly();
                    process.onExit().join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
            state.stopped(part);
        }
    }
}
