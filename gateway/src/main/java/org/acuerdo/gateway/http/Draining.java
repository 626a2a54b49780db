package org.acuerdo.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whether this replica is about to stop. From the moment that it is told to, it says so at its readiness and closes each
 * connection with the answer that it gives on it: a client that keeps connections opens the next one to another replica,
 * instead of finding this one closed under a call. What is under way is answered.
 */
@ApplicationScoped
public class Draining {
    private volatile boolean begun;

    /** Whether it has begun. */
    public boolean begun() {
        return begun;
    }

    /** Makes the answer to come the last one on its connection. */
    public void sayGoodbye(RoutingContext ctx) {
        if (begun && ctx.request().version() != HttpVersion.HTTP_2) {
            ctx.response().putHeader("Connection", "close");
        }
    }

    void soon(@Observes ShutdownDelayInitiatedEvent soon) {
        begun = true;
    }

    void now(@Observes ShutdownEvent now) {
        begun = true;
    }
}
