package org.acuerdo.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.Test;

/** The life of a flight as its two states see it on the event stream, over a lost connection too. */
class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    /** What a reader was told: types in their order, and the last id. */
    static final class Reader implements AutoCloseable {
        private final List<String> types = new CopyOnWriteArrayList<>();
        private final HttpResponse<java.io.InputStream> answer;
        private volatile String lastId;

        Reader(SystemUnderTest acuerdo, Person person, String agreement, String lastId) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            acuerdo.system().url().resolve(Scene.API + "events?agreement=" + agreement))
                    .header("Authorization", "Bearer " + acuerdo.system().token(person));
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertEquals(200, answer.statusCode());
            Thread reading = new Thread(this::read, "events");
            reading.setDaemon(true);
            reading.start();
            await().atMost(PATIENCE).until(() -> this.lastId != null);
        }

        List<String> types() {
            return List.copyOf(types);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String type = null;
                String id = null;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        type = line.substring(7);
                    } else if (line.isEmpty()) {
                        if (type != null) {
                            types.add(type);
                            type = null;
                        }
                        lastId = id;
                    }
                }
            } catch (IOException closed) {
                // done with it
            }
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    @Test
    void bothStatesSeeTheFlightAndAReaderGoesOnWhereItStopped() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String seen;
        try (Reader sending = new Reader(acuerdo, Person.of("planner", "US"), scene.agreement(), null);
                Reader receiving = new Reader(acuerdo, Person.of("clearance-officer", "GT"), scene.agreement(), null);
                Reader foreign = new Reader(acuerdo, Person.of("planner", "MX"), scene.agreement(), null)) {
            scene.ask(scene.dayAfter(25));
            String requested = "org.acuerdo.flight.requested.v1";
            await().atMost(PATIENCE).until(() -> sending.types.contains(requested));
            await().atMost(PATIENCE).until(() -> receiving.types.contains("org.acuerdo.clearance.pending.v1"));
            assertTrue(foreign.types.isEmpty(), "no party: " + foreign.types);
            await().atMost(PATIENCE).until(() -> sending.types.contains("org.acuerdo.clearance.pending.v1"));
            seen = sending.lastId;
        }
        // while nobody listens
        scene.ask(scene.dayAfter(26));
        try (Reader again = new Reader(acuerdo, Person.of("planner", "US"), scene.agreement(), seen)) {
            await().atMost(PATIENCE).until(() -> again.types.contains("org.acuerdo.flight.requested.v1"));
            await().atMost(PATIENCE).until(() -> again.types.contains("org.acuerdo.clearance.pending.v1"));
            assertEquals(
                    1,
                    again.types.stream()
                            .filter("org.acuerdo.flight.requested.v1"::equals)
                            .count(),
                    "the second flight and not the first: " + again.types);
        }
    }
}
