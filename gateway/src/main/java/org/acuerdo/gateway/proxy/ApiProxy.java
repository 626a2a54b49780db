package org.acuerdo.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.acuerdo.gateway.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * Passes calls on to the services and their answers back, as streams: bodies are neither read nor kept. Most calls
 * have none and go the short way ({@link Reading}), the others through the proxy.
 */
@ApplicationScoped
public class ApiProxy {
    /** Key of the request to the service in a call's proxy context. */
    static final String BEHIND = "acuerdo.behind";

    private static final String IMPORTS = Part.API + "flight-imports";
    private static final Logger LOG = Logger.getLogger(ApiProxy.class);

    private final Map<Part, Origin> origins = new EnumMap<>(Part.class);
    private final Map<Part, HttpProxy> proxies = new EnumMap<>(Part.class);
    private final Measures measures;

    ApiProxy(Vertx vertx, GatewayConfig config, Measures measures) {
        this.measures = measures;
        add(vertx, config, Part.AGREEMENTS, config.agreements().url());
        add(vertx, config, Part.FLIGHTS, config.flights().url());
    }

    private void add(Vertx vertx, GatewayConfig config, Part part, String url) {
        Origin origin = new Origin(vertx, config.upstream(), part, url);
        origins.put(part, origin);
        // the connections are the origin's: this client is never asked
        HttpClient none = vertx.createHttpClient();
        proxies.put(
                part,
                HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), none)
                        .origin(context ->
                                origin.request(imported(context)).compose(request -> start(context, request)))
                        .addInterceptor(new Passage()));
    }

    /** What has come of an import's body is answered only once all of it is stored. */
    private static boolean imported(ProxyContext call) {
        return IMPORTS.equals(call.request().proxiedRequest().path());
    }

    private static Future<HttpClientRequest> start(ProxyContext call, HttpClientRequest request) {
        // a call that its client gave up resets the request behind it: that is no error
        request.exceptionHandler(gone -> LOG.debugf("call ended early: %s", gone.getMessage()));
        if (call.request().proxiedRequest().response().closed()) {
            request.reset();
            return Future.failedFuture(new HttpClosedException("the client is gone"));
        }
        call.set(BEHIND, request);
        return Future.succeededFuture(request);
    }

    /** Passes one call on. Nothing may have read its body before. */
    public void pass(RoutingContext ctx, Part part, long bodyLimit) {
        Call call = new Call(part, bodyLimit);
        measures.watch(ctx, part);
        if (Reading.is(ctx.request())) {
            new Reading(ctx, call, origins.get(part)).begin();
            return;
        }
        ctx.put(Call.KEY, call);
        proxies.get(part).handle(ctx.request());
    }
}
