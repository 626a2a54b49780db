package org.acuerdo.gateway.proxy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.acuerdo.gateway.GatewayConfig;

/** Calls that the gateway itself makes to the services: for its pages, the API document and readiness. Small and few. */
@ApplicationScoped
public class Upstreams {
    private static final long TIMEOUT_MILLIS = 4_000;

    /** An act, or a read that waits for the other service's answer. */
    private static final long PAGE_MILLIS = 8_000;

    private static final long LARGEST_ANSWER = 8L << 20;

    private final Map<Part, Upstream> parts = new EnumMap<>(Part.class);
    private final HttpClient client;
    private final Context loop;

    /** An answer, read whole. */
    public record Answer(int status, Buffer body, String domainTime) {}

    Upstreams(Vertx vertx, GatewayConfig config) {
        parts.put(Part.AGREEMENTS, Upstream.of(config.agreements().url()));
        parts.put(Part.FLIGHTS, Upstream.of(config.flights().url()));
        loop = ((VertxInternal) vertx).createEventLoopContext();
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                (int) config.upstream().connectTimeout().toMillis())
                        .setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(256));
    }

    /**
     * Gets an address of a service.
     *
     * @param token a bearer token, or null
     * @return fails where there is no answer, or one that is too large
     */
    public Future<Answer> get(Part part, String uri, String token, String requestId) {
        Upstream upstream = parts.get(part);
        return get(upstream.host(), upstream.port(), upstream.tls(), uri, token, requestId);
    }

    /** Gets any URL of a service, such as its readiness. */
    public Future<Answer> get(Upstream at, String uri) {
        return get(at.host(), at.port(), at.tls(), uri, null, null);
    }

    public Upstream where(Part part) {
        return parts.get(part);
    }

    /** An answer to a page's question or act. */
    public record Reply(int status, Buffer body, String etag, String domainTime) {}

    /**
     * Asks a service something, or changes something there, for a page.
     *
     * @param headers what goes along, such as {@code If-Match}
     * @param body    JSON; null: none
     * @return fails where there is no answer, or one that is too large
     */
    public Future<Reply> exchange(
            Part part,
            HttpMethod method,
            String uri,
            String token,
            String requestId,
            Map<String, String> headers,
            JsonObject body) {
        return exchange(
                part,
                method,
                uri,
                token,
                requestId,
                headers,
                "application/json",
                body == null ? null : body.toBuffer());
    }

    /** The same with a body of any type. */
    public Future<Reply> exchange(
            Part part,
            HttpMethod method,
            String uri,
            String token,
            String requestId,
            Map<String, String> headers,
            String type,
            Buffer body) {
        Upstream at = parts.get(part);
        RequestOptions options = options(at.host(), at.port(), at.tls(), uri, token, requestId)
                .setMethod(method)
                .setTimeout(PAGE_MILLIS);
        headers.forEach(options::putHeader);
        if (body != null) {
            options.putHeader("Content-Type", type);
        }
        return onLoop(() -> client.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(response -> {
                    if (tooLarge(response)) {
                        response.request().reset();
                        return Future.failedFuture("answer too large");
                    }
                    int status = response.statusCode();
                    String etag = response.getHeader("ETag");
                    String time = response.getHeader("X-Acuerdo-Time");
                    return response.body().map(read -> new Reply(status, read, etag, time));
                }));
    }

    /**
     * Pages ask from threads that may block. A body that arrives before somebody reads it is lost, so that a call and its
     * answer must stay on one event loop.
     */
    private <T> Future<T> onLoop(Supplier<Future<T>> call) {
        if (Context.isOnEventLoopThread()) {
            return call.get();
        }
        Promise<T> answer = Promise.promise();
        loop.runOnContext(nothing -> call.get().onComplete(answer));
        return answer.future();
    }

    private static boolean tooLarge(HttpClientResponse response) {
        String length = response.getHeader("Content-Length");
        return length != null && Long.parseLong(length) > LARGEST_ANSWER;
    }

    private Future<Answer> get(String host, int port, boolean tls, String uri, String token, String requestId) {
        return onLoop(() -> client.request(options(host, port, tls, uri, token, requestId))
                .compose(request -> request.send())
                .compose(response -> {
                    if (tooLarge(response)) {
                        response.request().reset();
                        return Future.failedFuture("answer too large");
                    }
                    int status = response.statusCode();
                    String time = response.getHeader("X-Acuerdo-Time");
                    return response.body().map(body -> new Answer(status, body, time));
                }));
    }

    private static RequestOptions options(
            String host, int port, boolean tls, String uri, String token, String requestId) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(uri)
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Accept", "application/json");
        if (token != null) {
            options.putHeader("Authorization", "Bearer " + token);
        }
        if (requestId != null) {
            options.putHeader("X-Request-Id", requestId);
        }
        return options;
    }
}
