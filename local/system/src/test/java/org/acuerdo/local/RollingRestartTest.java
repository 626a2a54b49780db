package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.acuerdo.local.parts.Person;
import org.acuerdo.local.parts.Ports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of the gateway behind callers that go by readiness, as a cluster's Service does. One after the other is told
 * to stop (SIGTERM) and started again, under load: no call fails, long ones included.
 */
class RollingRestartTest {

    /** As deploy/base sets it, shortened: what a caller by readiness needs to notice. */
    private static final Map<String, String> STOPPING =
            Map.of("QUARKUS_SHUTDOWN_DELAY", "4S", "QUARKUS_SHUTDOWN_TIMEOUT", "60S");

    private static final int CALLERS = 8;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final List<Replica> replicas = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
    private volatile boolean going = true;

    @BeforeEach
    void start() {
        for (int i = 0; i < 2; i++) {
            replicas.add(new Replica(Ports.free(), Ports.free()));
        }
        replicas.forEach(Replica::start);
        replicas.forEach(Replica::awaitReady);
    }

    @AfterEach
    void stop() {
        going = false;
        callers.shutdownNow();
        replicas.forEach(replica -> replica.process.destroyForcibly());
    }

    @Test
    void aRollingRestartUnderLoadFailsNoCall() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String flight = scene.ask(scene.dayAfter(30));
        callers.submit(this::followReadiness);
        for (int caller = 0; caller < CALLERS; caller++) {
            // one in four waits for what does not come: it is under way when its replica is told to stop
            String path = caller % 4 == 0 ? flight + "?wait=PT2S" : flight;
            callers.submit(() -> call(path));
        }
        awaitAnswers(50);
        for (Replica replica : replicas) {
            replica.process.destroy();
            assertTrue(replica.process.waitFor(3, TimeUnit.MINUTES), "it stops");
            awaitAnswers(50);
            replica.start();
            replica.awaitReady();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> replica.ready);
            awaitAnswers(50);
        }
        going = false;
        callers.shutdown();
        assertTrue(callers.awaitTermination(2, TimeUnit.MINUTES), "the callers end");
        assertEquals(List.of(), List.copyOf(failures), failures.size() + " of " + answered + " calls failed");
    }

    private void awaitAnswers(int more) {
        int enough = answered.get() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= enough);
    }

    /** Each caller keeps its connections, as API clients do, and repeats nothing. */
    private void call(String path) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (going) {
            Replica replica = pick();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(replica.url() + path))
                                .header(
                                        "Authorization",
                                        "Bearer " + acuerdo.system().token(Person.of("planner", "US")))
                                .timeout(Duration.ofMinutes(1))
                                .build(),
                        BodyHandlers.ofString());
                answered.incrementAndGet();
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                answered.incrementAndGet();
                failures.add(path + ": " + e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Replica pick() {
        for (int tries = 0; ; tries++) {
            Replica replica = replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size()));
            if (replica.ready || tries > 100) {
                return replica;
            }
        }
    }

    /** What a kubelet and a Service do: a replica that says that it is not ready gets no new calls. */
    private void followReadiness() {
        while (going) {
            for (Replica replica : replicas) {
                replica.ready = replica.saysReady();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private final class Replica {
        private final int port;
        private final int management;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private Process process;
        private volatile boolean ready;

        Replica(int port, int management) {
            this.port = port;
            this.management = management;
        }

        void start() {
            Map<String, String> settings = new java.util.HashMap<>(STOPPING);
            settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
            process = acuerdo.system().replica(Part.GATEWAY, settings);
        }

        void awaitReady() {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::saysReady);
            ready = true;
        }

        URI url() {
            return URI.create("http://localhost:" + port);
        }

        boolean saysReady() {
            try {
                return http.send(
                                        HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                                                .timeout(Duration.ofSeconds(20))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
