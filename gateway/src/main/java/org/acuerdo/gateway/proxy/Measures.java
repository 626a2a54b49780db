package org.acuerdo.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.acuerdo.gateway.http.RequestIds;
import org.jboss.logging.Logger;

/** Times calls by part, method and class of status, and writes the access log (no query, no subject, no body). */
@ApplicationScoped
public class Measures {
    private static final Logger ACCESS = Logger.getLogger("acuerdo.access");

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    Measures(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(RoutingContext ctx, Part part) {
        long began = System.nanoTime();
        ctx.addEndHandler(end -> {
            HttpServerRequest request = ctx.request();
            int status = end.succeeded() ? ctx.response().getStatusCode() : 499;
            long nanos = System.nanoTime() - began;
            timer(part, request.method().name(), status / 100 + "xx").record(nanos, TimeUnit.NANOSECONDS);
            if (status >= 500 && !ctx.response().closed()) {
                ACCESS.warnf(
                        "%s %s %d %dms %s",
                        request.method(), request.path(), status, nanos / 1_000_000, ctx.get(RequestIds.ID));
            } else {
                ACCESS.infof(
                        "%s %s %d %dms %s",
                        request.method(), request.path(), status, nanos / 1_000_000, ctx.get(RequestIds.ID));
            }
        });
    }

    private Timer timer(Part part, String method, String outcome) {
        return timers.computeIfAbsent(
                part + method + outcome,
                key -> Timer.builder("acuerdo.gateway.calls")
                        .description(
                                "Calls passed on to a service, from the head of the request to the end of the answer")
                        .tag("part", part.title())
                        .tag("method", method)
                        .tag("status", outcome)
                        .publishPercentileHistogram(false)
                        .register(registry));
    }
}
