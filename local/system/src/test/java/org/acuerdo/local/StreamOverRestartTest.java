package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A reader of the event stream while the gateways are restarted one after the other: each stream ends when its gateway is told to
 * stop, and goes on at the other one from the last id, without loss and without doubles. What there was to read is what somebody was
 * told who stayed at a gateway that was not restarted.
 */
class StreamOverRestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FIRST_DAY = 40;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final List<GatewayReplica> replicas = List.of(new GatewayReplica(acuerdo), new GatewayReplica(acuerdo));
    private final List<String> told = new ArrayList<>();
    private int day = FIRST_DAY;

    @BeforeEach
    void start() {
        replicas.forEach(GatewayReplica::start);
        replicas.forEach(GatewayReplica::awaitReady);
    }

    @AfterEach
    void stop() {
        replicas.forEach(GatewayReplica::close);
    }

    @Test
    void aReaderMissesNothingAndSeesNothingTwice() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String query = "?agreement=" + scene.agreement();
        String token = acuerdo.system().token(Person.of("planner", "US"));
        try (StreamReader whole = new StreamReader(acuerdo.system().url(), query, token, null)) {
            Awaitility.await().atMost(PATIENCE).until(() -> whole.lastId() != null);
            String lastId = whole.lastId();
            for (int restart = 0; restart < 4; restart++) {
                lastId = readUntilItStops(scene, query, token, lastId, replicas.get(restart % 2));
            }
            String from = lastId;
            ask(scene);
            try (StreamReader last = reader(replicas.get(0), query, token, from)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() ->
                                told.size() + last.told().size() >= whole.told().size()
                                        && new HashSet<>(whole.told()).equals(all(last)));
                told.addAll(last.told());
            }
            assertEquals(told.size(), new HashSet<>(told).size(), "nothing twice: " + told);
        }
    }

    private HashSet<String> all(StreamReader last) {
        var all = new HashSet<>(told);
        all.addAll(last.told());
        return all;
    }

    /** Reads at a gateway what is asked for meanwhile, until it has been told to stop. @return where to go on */
    private String readUntilItStops(Scene scene, String query, String token, String lastId, GatewayReplica replica)
            throws Exception {
        try (StreamReader reader = reader(replica, query, token, lastId)) {
            ask(scene);
            Awaitility.await().atMost(PATIENCE).until(() -> !reader.told().isEmpty());
            replica.tellToStop();
            ask(scene);
            Awaitility.await().atMost(PATIENCE).until(reader::ended);
            assertTrue(reader.endedWhole(), "it ends, and is not torn off");
            assertTrue(replica.ends(), "the stream does not hold it back");
            told.addAll(reader.told());
            replica.start();
            replica.awaitReady();
            return reader.lastId();
        }
    }

    /** Served once that gateway has found the topics. */
    private static StreamReader reader(GatewayReplica replica, String query, String token, String lastId)
            throws Exception {
        StreamReader[] found = new StreamReader[1];
        Awaitility.await().atMost(PATIENCE).until(() -> {
            found[0] = new StreamReader(replica.url(), query, token, lastId);
            return found[0].status() == 200;
        });
        return found[0];
    }

    private void ask(Scene scene) {
        scene.ask(scene.dayAfter(day));
        day += 7;
    }
}
