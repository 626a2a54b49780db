package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of the gateway behind callers that go by readiness, as a cluster's Service does. One after the other is told
 * to stop (SIGTERM) and started again, under load: no call fails, neither long ones nor those that write.
 */
class RollingRestartTest {

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
            replicas.add(new Replica(new GatewayReplica(acuerdo)));
        }
        replicas.forEach(replica -> replica.gateway.start());
        replicas.forEach(this::awaitReady);
    }

    @AfterEach
    void stop() {
        going = false;
        callers.shutdownNow();
        replicas.forEach(replica -> replica.gateway.close());
    }

    @Test
    void aRollingRestartUnderLoadFailsNoCall() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(30);
        String flight = scene.ask(day);
        callers.submit(this::followReadiness);
        for (int caller = 0; caller < CALLERS; caller++) {
            // one in four waits for what does not come: it is under way when its replica is told to stop
            String path = caller % 4 == 0 ? flight + "?wait=PT2S" : flight;
            // and one in four writes: the same again is answered the same
            String body = caller % 4 == 1 ? Bodies.flight(scene.agreement(), day) : null;
            callers.submit(() -> call(path, body));
        }
        awaitAnswers(50);
        for (Replica replica : replicas) {
            replica.gateway.tellToStop();
            assertTrue(replica.gateway.ends(), "it stops");
            awaitAnswers(50);
            replica.gateway.start();
            awaitReady(replica);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> replica.ready);
            awaitAnswers(50);
        }
        going = false;
        callers.shutdown();
        assertTrue(callers.awaitTermination(2, TimeUnit.MINUTES), "the callers end");
        assertEquals(List.of(), List.copyOf(failures), failures.size() + " of " + answered + " calls failed");
    }

    private void awaitReady(Replica replica) {
        replica.gateway.awaitReady();
        replica.ready = true;
    }

    private void awaitAnswers(int more) {
        int enough = answered.get() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= enough);
    }

    /** Each caller keeps its connections, as API clients do, and repeats nothing. */
    private void call(String path, String body) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (going) {
            Replica replica = pick();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(replica.gateway.url() + path))
                                .method(
                                        body == null ? "GET" : "PUT",
                                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                                .header("Content-Type", "application/json")
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
                replica.ready = replica.gateway.saysReady();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static final class Replica {
        private final GatewayReplica gateway;
        private volatile boolean ready;

        Replica(GatewayReplica gateway) {
            this.gateway = gateway;
        }
    }
}
