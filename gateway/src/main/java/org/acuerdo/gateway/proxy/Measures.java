package org.acuerdo.gateway.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.acuerdo.gateway.http.RequestIds;
import org.jboss.logging.Logger;

/** Times calls by part, method and class of status, and writes the access log (no query, no subject, no body). */
@ApplicationScoped
public class Measures {
    private static final Logger ACCESS = Logger.getLogger("acuerdo.access");

    private static final int CLASSES = 6;

    private final MeterRegistry registry;
    /** By method and class of status: looked up by each call, without making a name for it. */
    private final Map<Part, Map<HttpMethod, Timer[]>> timers = new EnumMap<>(Part.class);

    Measures(MeterRegistry registry) {
        this.registry = registry;
        for (Part part : Part.values()) {
            timers.put(part, new ConcurrentHashMap<>());
        }
    }

    void watch(RoutingContext ctx, Part part) {
        long began = System.nanoTime();
        ctx.addEndHandler(end -> ended(ctx, part, end.succeeded(), System.nanoTime() - began));
    }

    private void ended(RoutingContext ctx, Part part, boolean succeeded, long nanos) {
        HttpServerRequest request = ctx.request();
        int status = succeeded ? ctx.response().getStatusCode() : 499;
        timer(part, request.method(), status / 100).record(nanos, TimeUnit.NANOSECONDS);
        Logger.Level level = status >= 500 && !ctx.response().closed() ? Logger.Level.WARN : Logger.Level.INFO;
        if (ACCESS.isEnabled(level)) {
            ACCESS.logf(
                    level,
                    "%s %s %d %dms %s",
                    request.method(),
                    request.path(),
                    status,
                    nanos / 1_000_000,
                    ctx.get(RequestIds.ID));
        }
    }

    private Timer timer(Part part, HttpMethod method, int outcome) {
        Timer[] ofMethod = timers.get(part).computeIfAbsent(method, m -> new Timer[CLASSES]);
        int place = Math.min(outcome, CLASSES - 1);
        Timer timer = ofMethod[place];
        if (timer == null) {
            // the registry gives the same one to all who ask at once
            timer = Timer.builder("acuerdo.gateway.calls")
                    .description("Calls passed on to a service, from the head of the request to the end of the answer")
                    .tag("part", part.title())
                    .tag("method", method.name())
                    .tag("status", outcome + "xx")
                    .publishPercentileHistogram(false)
                    .register(registry);
            ofMethod[place] = timer;
        }
        return timer;
    }
}
