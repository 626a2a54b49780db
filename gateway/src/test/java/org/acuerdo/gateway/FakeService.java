package org.acuerdo.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP surface of a service, for tests of the passage alone: what it gets, it says. The last segment of the path
 * chooses how it answers.
 */
final class FakeService implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final String name;
    private final Map<String, String> answers;
    private final HttpServer server;
    private final Map<String, Queue<HttpServerResponse>> held = new ConcurrentHashMap<>();
    private final Set<String> released = ConcurrentHashMap.newKeySet();
    private volatile int tick;

    FakeService(String name) {
        this(name, Map.of());
    }

    /** @param answers JSON by path, for what is asked often; the rest is answered as described */
    FakeService(String name, Map<String, String> answers) {
        this(name, answers, 0);
    }

    /** @param port 0 for any that is free */
    FakeService(String name, Map<String, String> answers, int port) {
        this.name = name;
        this.answers = answers;
        try {
            server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(65_536))
                    .requestHandler(this::answer)
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        if (answers.containsKey(path)) {
            response.putHeader("Content-Type", "application/json")
                    .putHeader("X-Acuerdo-Time", "2025-02-12T05:30:00Z")
                    .setStatusCode(answers.get(path).startsWith("{") ? 200 : 403)
                    .end(answers.get(path));
        } else if (path.equals("/q/openapi")) {
            response.putHeader("Content-Type", "application/json").end(ApiParts.of(name));
        } else if (path.endsWith("/hold")) {
            hold(request.getParam("of"), response);
        } else if (path.equals("/test/held")) {
            response.end(Integer.toString(held(request.getParam("of")).size()));
        } else if (path.equals("/test/release")) {
            release(request.getParam("of"));
            response.end();
        } else if (path.equals("/test/tick")) {
            held("ticks").forEach(waiting -> ticks(waiting, ++tick));
            response.end();
        } else if (path.endsWith("/never")) {
            request.resume();
        } else if (path.endsWith("/cut")) {
            response.setChunked(true).write("half");
            vertx.setTimer(50, id -> request.connection().close());
        } else if (path.endsWith("/hang-up")) {
            request.connection().close();
        } else if (path.endsWith("/big")) {
            big(response.setChunked(true), Long.parseLong(request.getParam("bytes")));
        } else if (path.endsWith("/ticks")) {
            tick = 1;
            held("ticks").clear();
            held("ticks").add(response);
            ticks(response.setChunked(true).putHeader("Content-Type", "text/event-stream"), tick);
        } else if (path.endsWith("/list")) {
            response.putHeader("Content-Type", "application/json;charset=UTF-8")
                    .end("{\"items\":[" + "0,".repeat(5000) + "0]}");
        } else {
            echo(request);
        }
    }

    private void echo(HttpServerRequest request) {
        long[] length = {0};
        request.handler(buffer -> length[0] += buffer.length());
        request.endHandler(end -> {
            JsonObject headers = new JsonObject();
            request.headers().forEach(h -> headers.put(h.getKey().toLowerCase(), h.getValue()));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("ETag", "\"7\"")
                    .putHeader("X-Request-Id", "the-services-own")
                    .putHeader("Set-Cookie", "a=b")
                    .end(new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("length", length[0])
                            .toBuffer());
        });
    }

    private void big(HttpServerResponse response, long left) {
        if (left <= 0) {
            response.end();
            return;
        }
        int chunk = (int) Math.min(left, 65_536);
        response.write(Buffer.buffer(new byte[chunk]));
        if (response.writeQueueFull()) {
            response.drainHandler(v -> big(response, left - chunk));
        } else {
            vertx.runOnContext(v -> big(response, left - chunk));
        }
    }

    /** The next of three events: the first at once, each other when the test asks for it. */
    private void ticks(HttpServerResponse response, int n) {
        response.write("data: " + n + "\n\n");
        if (n == 3) {
            response.end();
        }
    }

    /** Answers once the test says so: until then the call is under way. */
    private void hold(String of, HttpServerResponse response) {
        held(of).add(response);
        if (released.contains(of)) {
            release(of);
        }
    }

    private void release(String of) {
        released.add(of);
        for (HttpServerResponse response = held(of).poll(); response != null; response = held(of).poll()) {
            response.end(name);
        }
    }

    private Queue<HttpServerResponse> held(String of) {
        return held.computeIfAbsent(of, key -> new ConcurrentLinkedQueue<>());
    }

    /** Asks a fake service something that is for the test alone, past the gateway. */
    static String tell(String url, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
