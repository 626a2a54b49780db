package org.acuerdo.gateway.proxy;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import org.acuerdo.gateway.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * Passes calls on to the services and their answers back, as streams: bodies are neither read nor kept. Each service has
 * its own pool of connections, so that one that is slow can't take the other's.
 */
@ApplicationScoped
public class ApiProxy {
    /** Key of the request to the service in a call's proxy context. */
    static final String BEHIND = "acuerdo.behind";

    private static final String IMPORTS = Part.API + "flight-imports";
    private static final Logger LOG = Logger.getLogger(ApiProxy.class);
    private static final int FAILURES = 5;
    private static final long RESET_MILLIS = 1_000;

    private final Map<Part, HttpProxy> proxies = new EnumMap<>(Part.class);
    private final Measures measures;

    ApiProxy(Vertx vertx, GatewayConfig config, Measures measures) {
        this.measures = measures;
        proxies.put(
                Part.AGREEMENTS,
                proxy(vertx, config, Part.AGREEMENTS, config.agreements().url()));
        proxies.put(
                Part.FLIGHTS,
                proxy(vertx, config, Part.FLIGHTS, config.flights().url()));
    }

    private static HttpProxy proxy(Vertx vertx, GatewayConfig config, Part part, String url) {
        Upstream upstream = Upstream.of(url);
        HttpClient client = client(vertx, config.upstream());
        RequestOptions target = new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setConnectTimeout(config.upstream().connectTimeout().toMillis())
                .setIdleTimeout(config.upstream().timeout().toMillis());
        RequestOptions imports = new RequestOptions(target)
                .setIdleTimeout(config.upstream().importTimeout().toMillis());
        CircuitBreaker breaker = breaker(vertx, part);
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> breaker.<HttpClientRequest>execute(
                                connected -> client.request(imported(context) ? imports : target)
                                        .onComplete(connected))
                        .compose(request -> start(context, request)))
                .addInterceptor(new Passage());
    }

    /** What has come of an import's body is answered only once all of it is stored. */
    private static boolean imported(ProxyContext call) {
        return IMPORTS.equals(call.request().proxiedRequest().path());
    }

    /**
     * After a few connections in a row that did not come about, calls are refused at once for a second, then one tries again:
     * nobody waits for what is known not to answer, and a service that starts is not met by all who waited.
     */
    private static CircuitBreaker breaker(Vertx vertx, Part part) {
        CircuitBreakerOptions options = new CircuitBreakerOptions()
                .setMaxFailures(FAILURES)
                .setResetTimeout(RESET_MILLIS)
                // connecting has its own limit of time
                .setTimeout(-1);
        return CircuitBreaker.create(part.title(), vertx, options)
                .failurePolicy(result ->
                        result.cause() instanceof ConnectException || result.cause() instanceof UnknownHostException)
                .openHandler(v -> LOG.warnf("%s can't be connected to; calls are refused for a second", part.title()))
                .closeHandler(v -> LOG.infof("%s can be connected to again", part.title()));
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

    private static HttpClient client(Vertx vertx, GatewayConfig.Upstream config) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                // answers may carry long Link headers
                .setMaxHeaderSize(65_536)
                .setTracingPolicy(TracingPolicy.IGNORE);
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.waiting());
        return vertx.createHttpClient(options, pool);
    }

    /** Passes one call on. Nothing may have read its body before. */
    public void pass(RoutingContext ctx, Part part, long bodyLimit) {
        ctx.put(Call.KEY, new Call(part, bodyLimit));
        measures.watch(ctx, part);
        proxies.get(part).handle(ctx.request());
    }
}
