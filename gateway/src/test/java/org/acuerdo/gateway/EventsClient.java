package org.acuerdo.gateway;

import io.vertx.core.json.JsonObject;
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
import java.util.zip.GZIPInputStream;

/** A reader of the event stream that keeps what it was told, as a browser's EventSource would. */
final class EventsClient implements AutoCloseable {
    private final HttpResponse<java.io.InputStream> answer;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private volatile boolean ended;

    /** One event. */
    record Told(String id, String type, JsonObject event) {
        String subject() {
            return event.getString("subject");
        }
    }

    EventsClient(URI root, String query, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/api/v1/events" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Encoding", "gzip");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (answer.statusCode() == 200) {
            Thread reading = new Thread(this::read, "events");
            reading.setDaemon(true);
            reading.start();
        }
    }

    int status() {
        return answer.statusCode();
    }

    JsonObject problem() throws IOException {
        var body = "gzip".equals(header("Content-Encoding")) ? new GZIPInputStream(answer.body()) : answer.body();
        return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** Events so far. */
    List<Told> told() {
        return told;
    }

    List<String> subjects() {
        return told.stream().map(Told::subject).toList();
    }

    /** What a browser would send when it comes back. */
    String lastId() {
        return lastId;
    }

    boolean ended() {
        return ended;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String type = null;
            String data = null;
            String id = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    if (data != null) {
                        told.add(new Told(id, type, new JsonObject(data)));
                    }
                    lastId = id;
                    data = null;
                }
            }
        } catch (IOException closed) {
            // the test is done with it, or the server is
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            // gone all the same
        }
    }
}
