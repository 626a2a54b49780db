package org.acuerdo.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader of the event stream that keeps the events that it was told, and the id to go on from, as a browser's EventSource does. */
final class StreamReader implements AutoCloseable {
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final HttpResponse<java.io.InputStream> answer;
    private volatile String lastId;
    private volatile boolean ended;
    private volatile boolean endedWhole;

    /** @param lastId where to go on, or null */
    StreamReader(URI gateway, String query, String token, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(Scene.API + "events" + query))
                .header("Authorization", "Bearer " + token);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        this.lastId = lastId;
        answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            Thread reading = new Thread(this::read, "events");
            reading.setDaemon(true);
            reading.start();
        }
    }

    int status() {
        return answer.statusCode();
    }

    /** The events' own ids, in their order. */
    List<String> told() {
        return told.stream().map(event -> event.path("id").asText()).toList();
    }

    /** The events, in their order. */
    List<JsonNode> events() {
        return List.copyOf(told);
    }

    String lastId() {
        return lastId;
    }

    /** Whether the stream has come to its end. */
    boolean ended() {
        return ended;
    }

    /** Whether it ended as an answer does, and was not torn off. */
    boolean endedWhole() {
        return endedWhole;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = null;
            JsonNode event = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    event = Api.read(line.substring(6));
                } else if (line.isEmpty()) {
                    if (event != null) {
                        told.add(event);
                        event = null;
                    }
                    lastId = id == null ? lastId : id;
                }
            }
            endedWhole = true;
        } catch (IOException tornOff) {
            // closed by either side
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
