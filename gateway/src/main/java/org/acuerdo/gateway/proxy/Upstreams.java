package org.acuerdo.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.acuerdo.gateway.GatewayConfig;

/** Calls that the gateway itself makes to the services: for its pages, the API document and readiness. Small and few. */
@ApplicationScoped
public class Upstreams {
    private static final long TIMEOUT_MILLIS = 4_000;
    private static final long LARGEST_ANSWER = 8L << 20;

    private final Map<Part, Upstream> parts = new EnumMap<>(Part.class);
    private final HttpClient client;

    /** An answer, read whole. */
    public record Answer(int status, Buffer body, String domainTime) {}

    Upstreams(Vertx vertx, GatewayConfig config) {
        parts.put(Part.AGREEMENTS, Upstream.of(config.agreements().url()));
        parts.put(Part.FLIGHTS, Upstream.of(config.flights().url()));
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

    private Future<Answer> get(String host, int port, boolean tls, String uri, String token, String requestId) {
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
        return client.request(options).compose(request -> request.send()).compose(response -> {
            String length = response.getHeader("Content-Length");
            if (length != null && Long.parseLong(length) > LARGEST_ANSWER) {
                response.request().reset();
                return Future.failedFuture("answer too large");
            }
            int status = response.statusCode();
            String time = response.getHeader("X-Acuerdo-Time");
            return response.body().map(body -> new Answer(status, body, time));
        });
    }
}
