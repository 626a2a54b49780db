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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * PostgreSQL, Kafka and the issuer for tests, in a folder of their own. Serves until nobody has held the folder's
 * {@code lease} (a file lock of the test's process, which even a kill gives up) for a while, then stops everything.
 */
final class TestInstance {

    private static final Duration IDLE = Duration.ofMinutes(3);

    private final Path folder;
    private final String secret;
    private final int kafkaPort = Ports.free();
    private final Postgres postgres;
    private KafkaNode kafka;
    private int postgresPort;

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
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + kafkaPort))) {
            var groups = admin.listConsumerGroups().all().get(20, TimeUnit.SECONDS).stream()
                    .map(group -> group.groupId())
                    .toList();
            // a group whose last member was killed counts as live for a while; without its topics its offsets are void
            admin.deleteConsumerGroups(groups)
                    .deletedGroups()
                    .values()
                    .forEach(done -> done.whenComplete((v, e) -> {}));
            var topics = admin.listTopics().names().get(20, TimeUnit.SECONDS).stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .toList();
            admin.deleteTopics(topics).all().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalArgumentException("Kafka: " + e, e);
        }
    }

    private void serveUntilIdle() throws InterruptedException {
        Instant used = Instant.now();
        while (Duration.between(used, Instant.now()).compareTo(IDLE) < 0 && Files.isDirectory(folder)) {
            TimeUnit.SECONDS.sleep(2);
            if (leased()) {
                used = Instant.now();
            }
        }
    }

    private boolean leased() {
        try (FileChannel lease = FileChannel.open(folder.resolve("lease"), StandardOpenOption.WRITE);
                var lock = lease.tryLock()) {
            return lock == null;
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
