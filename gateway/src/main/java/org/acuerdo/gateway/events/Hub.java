package org.acuerdo.gateway.events;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.acuerdo.gateway.GatewayConfig;

/** Who listens. Tells them that there is news, on the thread where each one's connection lives. */
@ApplicationScoped
class Hub {
    private final GatewayConfig.Events limits;
    private final Map<Context, Set<Subscriber>> listeners = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> bySubject = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean serving;
    private volatile boolean served;

    Hub(Vertx vertx, GatewayConfig config) {
        this.limits = config.events();
        vertx.setPeriodic(limits.heartbeat().toMillis(), timer -> each(Subscriber::beat));
    }

    /** Whether the topics are being read. */
    boolean isServing() {
        return serving;
    }

    /** Whether they have been before. */
    boolean wasServing() {
        return served;
    }

    void serving() {
        serving = true;
        served = true;
    }

    void away() {
        serving = false;
    }

    /** There are new events in the log. */
    void news() {
        each(Subscriber::pump);
    }

    /** Takes a place. @return false where all are taken, of this subject or of all */
    boolean admit(String subject) {
        if (count.incrementAndGet() > limits.readers()) {
            count.decrementAndGet();
            return false;
        }
        AtomicInteger own = bySubject.compute(subject, (s, n) -> {
            AtomicInteger held = n == null ? new AtomicInteger() : n;
            held.incrementAndGet();
            return held;
        });
        if (own.get() > limits.readersPerSubject()) {
            leave(subject);
            return false;
        }
        return true;
    }

    /** Gives a place back. */
    void leave(String subject) {
        count.decrementAndGet();
        bySubject.computeIfPresent(subject, (s, n) -> n.decrementAndGet() == 0 ? null : n);
    }

    void add(Subscriber subscriber) {
        listeners
                .computeIfAbsent(subscriber.home(), c -> ConcurrentHashMap.newKeySet())
                .add(subscriber);
    }

    void remove(Subscriber subscriber) {
        Set<Subscriber> there = listeners.get(subscriber.home());
        if (there != null) {
            there.remove(subscriber);
        }
    }

    /**
     * Streams have no end of their own: they are ended first, and their readers go on at another replica. With a delay before
     * the stop that is at its beginning, else the wait for calls under way would last for nothing.
     */
    void drain(@Observes ShutdownDelayInitiatedEvent soon) {
        end();
    }

    void stop(@Observes @Priority(1) ShutdownEvent now) {
        end();
    }

    private void end() {
        serving = false;
        each(Subscriber::end);
    }

    private void each(java.util.function.Consumer<Subscriber> what) {
        listeners.forEach((home, there) -> {
            if (!there.isEmpty()) {
                home.runOnContext(v -> there.forEach(what));
            }
        });
    }
}
