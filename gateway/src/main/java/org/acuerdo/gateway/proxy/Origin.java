package org.acuerdo.gateway.proxy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.tracing.TracingPolicy;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.acuerdo.gateway.GatewayConfig;

/**
 * A service and its connections. Each has its own, so that one that is slow can't take the other's; and each event loop has a part
 * of them, so that a call and its answer never change threads: that would cost as much as the call itself.
 */
final class Origin {
    private static final Future<HttpClientRequest> REFUSED =
            Future.failedFuture(new ConnectException("refused for now"));

    private final VertxInternal vertx;
    private final Map<EventExecutor, HttpClient> clients = new IdentityHashMap<>();
    private final RequestOptions target;
    private final RequestOptions imports;
    private final Breaker breaker;

    Origin(Vertx vertx, GatewayConfig.Upstream config, Part part, String url) {
        this.vertx = (VertxInternal) vertx;
        Upstream upstream = Upstream.of(url);
        target = new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.timeout().toMillis());
        imports =
                new RequestOptions(target).setIdleTimeout(config.importTimeout().toMillis());
        breaker = new Breaker(part.title());
        int loops = 0;
        for (EventExecutor loop : this.vertx.getEventLoopGroup()) {
            clients.put(loop, null);
            loops++;
        }
        int share = loops;
        clients.replaceAll((loop, none) -> client(vertx, config, share));
    }

    private static HttpClient client(Vertx vertx, GatewayConfig.Upstream config, int share) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(60)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                // answers may carry long Link headers
                .setMaxHeaderSize(65_536)
                .setTracingPolicy(TracingPolicy.IGNORE);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(shareOf(config.connections(), share))
                .setMaxWaitQueueSize(shareOf(config.waiting(), share));
        return vertx.createHttpClient(options, pool);
    }

    private static int shareOf(int all, int loops) {
        return (all + loops - 1) / loops;
    }

    /**
     * A request to the service on a connection of this event loop's.
     *
     * @param imported whether it may be silent for as long as an import
     */
    Future<HttpClientRequest> request(boolean imported) {
        if (!breaker.lets(System.nanoTime())) {
            return REFUSED;
        }
        EventLoop here = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        return clients.get(here).request(imported ? imports : target).onComplete(tried -> {
            if (tried.succeeded()) {
                breaker.connected();
            } else if (tried.cause() instanceof ConnectException || tried.cause() instanceof UnknownHostException) {
                breaker.notConnected(System.nanoTime());
            } else {
                breaker.undecided();
            }
        });
    }
}
