package org.acuerdo.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.Test;

/** What a window tells on the event stream, through the gateway: each line once for each time that it is crossed. */
class QuotaEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DAY = "\"volume\": {\"fixed\": 5}";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Scene scene = Scene.of(acuerdo);
    private final String day = scene.dayAfter(25);
    private final List<String> expected = new ArrayList<>();

    @Test
    void eachLineIsToldOnceForEachCrossing() throws Exception {
        daily(4);
        try (StreamReader sending = reader(Life.PLANNER);
                StreamReader receiving = reader(Life.OFFICER);
                StreamReader foreign = reader(Person.of("planner", "MX"))) {
            String first = scene.ask(day);
            String second = scene.ask(day);
            told(sending, "critical");
            scene.ask(day);
            String fourth = scene.ask(day);
            told(sending, "exhausted");
            cancel(fourth);
            told(sending, "reopened");
            scene.ask(day);
            // crossed once more, and told once more
            told(sending, "exhausted");
            daily(2);
            told(sending, "recomputed", "excess");
            daily(5);
            told(sending, "recomputed", "reopened");
            daily(3);
            told(sending, "recomputed", "exhausted", "excess");
            // three are left: it is full still
            cancel(first);
            cancel(second);
            told(sending, "reopened");
            // another limit takes its place: what flights held goes with it, and is no excess
            scene.amended(terms -> terms.replace("flights-day", "flights-daily"));
            told(sending, "recomputed", "exhausted");

            await().atMost(PATIENCE).until(() -> types(receiving).size() >= expected.size());
            assertEquals(expected, types(receiving));
            assertEquals(expected, types(sending));
            assertEquals(List.of(), foreign.events());
        }
    }

    /** So many a day from now on, critical from half of them on. */
    private void daily(int volume) {
        scene.amended(terms -> terms.replace(DAY, "\"volume\": {\"fixed\": " + volume + "}, \"criticalPercent\": 50"));
    }

    private void cancel(String flight) {
        acuerdo.act(Life.PLANNER, flight, "/cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}")
                .then()
                .statusCode(200);
    }

    private StreamReader reader(Person person) throws Exception {
        StreamReader reader = new StreamReader(
                acuerdo.system().url(),
                "?agreement=" + scene.agreement(),
                acuerdo.system().token(person),
                null);
        assertEquals(200, reader.status());
        await().atMost(PATIENCE).until(() -> reader.lastId() != null);
        return reader;
    }

    /** Waits for what is told of the window next: this, in this order, and nothing else before it. */
    private void told(StreamReader reader, String... types) {
        expected.addAll(List.of(types));
        await().atMost(PATIENCE).until(() -> types(reader).size() >= expected.size());
        assertEquals(expected, types(reader));
    }

    private List<String> types(StreamReader reader) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : reader.events()) {
            String type = event.path("type").asText();
            if (type.startsWith("org.acuerdo.quota.")
                    && event.path("subject").asText().endsWith("/flights-day/" + day)) {
                types.add(type.replaceAll("org.acuerdo.quota.|.v1", ""));
            }
        }
        return types;
    }
}
