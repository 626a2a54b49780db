package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Real PostgreSQL, Kafka and tokens for tests. One set of parts serves the module test runs of a checkout one after the other
 * (it starts in a process of its own on first use and stops some minutes after the last); runs at the same time get a set each.
 * Needs nothing but the JDK on the test's class path.
 *
 * <pre>{@code
 * TestParts parts = TestParts.shared();
 * String url = parts.createDatabase("flights");
 * String token = parts.token("planner", "US");
 * }</pre>
 */
public final class TestParts {

    /** The set this process holds; a system property, as test frameworks load this class more than once. */
    private static final String HELD = "acuerdo.test-parts";

    private static final int SETS = 16;
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Properties instance;
    private final SigningKey key;

    private TestParts(Path folder) {
        this.instance = properties(folder.resolve("instance.properties"));
        this.key = SigningKey.at(folder.resolve("issuer-key.pem"));
    }

    /** The parts of this process; starts them if need be. Kafka has no topics when a process gets them. */
    public static TestParts shared() {
        synchronized (System.getProperties()) {
            String held = System.getProperty(HELD);
            if (held != null) {
                return new TestParts(Path.of(held));
            }
            Path root = Checkout.root();
            Path all = root.resolve("local/parts/target/test-parts");
            for (int set = 0; set < SETS; set++) {
                Path folder = all.resolve(Integer.toString(set));
                if (lease(folder)) {
                    TestParts parts = running(folder) ? new TestParts(folder) : start(root, folder);
                    parts.forgetTopics();
                    System.setProperty(HELD, folder.toString());
                    return parts;
                }
            }
            throw new IllegalStateException("All " + SETS + " sets of test parts are in use");
        }
    }

    /**
     * Makes an empty database in place of one of the same name.
     *
     * @return its JDBC URL; {@link #username()} and {@link #password()} open it
     */
    public String createDatabase(String name) {
        control("/control/database", "&name=" + name);
        return "jdbc:postgresql://localhost:" + instance.getProperty("postgres") + "/" + name;
    }

    /** Removes all topics and consumer groups. Nobody may be using them. */
    public void forgetTopics() {
        control("/control/topics", "");
    }

    /** User of the databases; may do everything in them. */
    public String username() {
        return "postgres";
    }

    /** Password of {@link #username()}. */
    public String password() {
        return instance.getProperty("password");
    }

    /** Kafka's {@code host:port}. */
    public String kafka() {
        return instance.getProperty("kafka");
    }

    /** URL of the issuer; it serves discovery and keys, {@link #token} signs without it. */
    public String issuer() {
        return instance.getProperty("issuer");
    }

    /** Bearer token of the fixed person of a role and state, such as {@code planner-us}; state null for monitor or auditor. */
    public String token(String role, String state) {
        return token(role, state, null);
    }

    /** Bearer token of another person of that role and state. */
    public String token(String role, String state, String subject) {
        return key.accessToken(issuer(), Person.of(role, state, subject));
    }

    /** Bearer token of a person who has several roles of one state. */
    public String token(String state, List<String> roles) {
        return key.accessToken(issuer(), Person.of(roles.get(0), state), roles);
    }

    private static boolean lease(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lease"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // the set itself looks every two seconds whether it is held, and holds the lock while it looks
            for (int tried = 0; tried < 3; tried++) {
                if (channel.tryLock() != null) {
                    keepOpen(channel);
                    return true;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            channel.close();
            return false;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folder, e);
        }
    }

    /**
     * Keeps the lease for the life of this process: a channel that nothing refers to is closed by the collector, which gives
     * the lock up. A thread outlives the class loaders of test frameworks, a static field does not.
     */
    private static void keepOpen(FileChannel channel) {
        Thread holder = new Thread(
                () -> {
                    while (channel.isOpen()) {
                        LockSupport.park(channel);
                    }
                },
                "test-parts-lease");
        holder.setDaemon(true);
        holder.start();
    }

    private static boolean running(Path folder) {
        Path file = folder.resolve("instance.properties");
        if (!Files.exists(file)) {
            return false;
        }
        Properties instance = properties(file);
        boolean alive = ProcessHandle.of(Long.parseLong(instance.getProperty("pid")))
                .filter(ProcessHandle::isAlive)
                .isPresent();
        if (!alive) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(instance.getProperty("issuer") + "/jwks"))
                    .timeout(Duration.ofMinutes(1))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TestParts start(Path root, Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("instance.properties"));
            Path log = folder.resolve("parts.log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            Checkout.partsClassPath(root),
                            PartsMain.class.getName(),
                            "test=" + folder)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long limit = System.nanoTime() + START_LIMIT.toNanos();
            while (!Files.exists(folder.resolve("instance.properties"))) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > limit) {
                    process.destroy();
                    throw new IllegalStateException("Test parts do not start: " + SafeFiles.tail(log));
                }
            }
            return new TestParts(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start test parts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while test parts start", e);
        }
    }

    private void control(String path, String more) {
        String secret = URLEncoder.encode(instance.getProperty("secret"), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuer() + path))
                .timeout(Duration.ofMinutes(3))
                .POST(HttpRequest.BodyPublishers.ofString("secret=" + secret + more))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(SafeFiles.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
