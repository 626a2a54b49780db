package org.acuerdo.local.parts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * PostgreSQL, Kafka and the issuer for tests, in a folder of their own. Serves until nobody has held the folder's
 * {@code lease} (a file lock of the test's process, which even a kill gives up) for a while, then stops everything.
 */
final class TestInstance {

    private static final Duration IDLE = Duration.ofMinutes(3);

    /** Seconds that Kafka is given for anything. */
    private static final long PATIENCE = 120;

    private final Path folder;
    private final String secret;
    private final int kafkaPort = Ports.free();
    private final Postgres postgres;
    private KafkaNode kafka;
    private int postgresPort;

    /** The lease once it is this process's own: kept so that no collector closes it. */
    @SuppressWarnings("unused")
    private FileChannel held;

    TestInstance(Path folder) {
        this.folder = folder;
        // a set that was killed leaves its PostgreSQL behind, and data that no test wants
        new Postgres(folder).stop();
        SafeFiles.deleteTree(folder.resolve("postgres"));
        SafeFiles.deleteTree(folder.resolve("kafka"));
        this.postgres = new Postgres(folder);
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        this.secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop parts"));
        var postgresStart = new Thread(this::startPostgres, "start PostgreSQL");
        postgresStart.start();
        int issuerPort = Ports.free();
        Path keyFile = folder.resolve("issuer-key.pem");
        var issuer = new Issuer(SigningKey.at(keyFile), issuerPort);
        issuer.serve("/control/database", "POST", exchange -> {
            Form form = Form.body(exchange);
            authorize(form);
            PostgresRoles.freshDatabase(postgresPort, postgres.secrets(), form.required("name"));
            return Reply.text(200, "");
        });
        issuer.serve("/control/topics", "POST", exchange -> {
            authorize(Form.body(exchange));
            forgetTopics();
            return Reply.text(200, "");
        });
        kafka = new KafkaNode(folder.resolve("kafka"), kafkaPort, Ports.free());
        kafka.start();
        postgresStart.join();
        if (postgresPort == 0) {
            throw new IllegalStateException("PostgreSQL did not start");
        }
        SafeFiles.replace(
                folder.resolve("instance.properties"),
                String.join(
                        "\n",
                        "pid=" + ProcessHandle.current().pid(),
                        "issuer=" + issuer.url(),
                        "kafka=localhost:" + kafkaPort,
                        "postgres=" + postgresPort,
                        "password=" + postgres.secrets().password("postgres"),
                        "secret=" + secret,
                        ""));
        serveUntilIdle();
        System.exit(0);
    }

    private void startPostgres() {
        postgresPort = postgres.start(Ports.free(), folder.resolve("postgres.log"));
    }

    private void authorize(Form form) {
        if (!secret.equals(form.text("secret"))) {
            throw new IllegalArgumentException("Not yours");
        }
    }

    /** What an earlier test run left in Kafka is not the next one's. */
    private void forgetTopics() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", "localhost:" + kafkaPort, "default.api.timeout.ms", 150_000))) {
            var groups = admin.listConsumerGroups().all().get(PATIENCE, TimeUnit.SECONDS).stream()
                    .map(group -> group.groupId())
                    .toList();
            // a group whose last member was killed counts as live for a while; without its topics its offsets are void
            admin.deleteConsumerGroups(groups)
                    .deletedGroups()
                    .values()
                    .forEach(done -> done.whenComplete((v, e) -> {}));
            admin.deleteTopics(topics(admin)).all().get(PATIENCE, TimeUnit.SECONDS);
            // the broker hears of it a moment later: until then a service would take them for topics that are there
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
            while (!topics(admin).isEmpty() && System.nanoTime() < limit) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (Exception e) {
            throw new IllegalArgumentException("Kafka: " + e, e);
        }
    }

    private static List<String> topics(Admin admin) throws Exception {
        return admin.listTopics().names().get(PATIENCE, TimeUnit.SECONDS).stream()
                .filter(topic -> !topic.startsWith("__"))
                .toList();
    }

    private void serveUntilIdle() throws InterruptedException {
        Instant used = Instant.now();
        while (Files.isDirectory(folder)) {
            TimeUnit.SECONDS.sleep(2);
            boolean idle = Duration.between(used, Instant.now()).compareTo(IDLE) > 0;
            if (leased(idle)) {
                used = Instant.now();
            } else if (idle) {
                return;
            }
        }
    }

    /** @param keep where nobody holds the lease, hold it up to the end: whoever comes now takes another set */
    private boolean leased(boolean keep) {
        try {
            FileChannel lease = FileChannel.open(folder.resolve("lease"), StandardOpenOption.WRITE);
            if (lease.tryLock() == null) {
                lease.close();
                return true;
            }
            if (keep) {
                held = lease;
            } else {
                lease.close();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private void stop() {
        postgres.stop();
        if (kafka != null) {
            kafka.stop();
        }
    }
}
