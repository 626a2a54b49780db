package org.acuerdo.gateway.proxy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * After a few connections in a row that did not come about, calls are refused at once for a second, then one tries again: nobody
 * waits for what is known not to answer, and a service that starts is not met by all who waited. Times are {@link System#nanoTime()}.
 */
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final int FAILURES = 5;
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final String service;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean open;
    private volatile long openedAt;

    Breaker(String service) {
        this.service = service;
    }

    /** Whether a call may try to connect; whoever may must say how it went. */
    boolean lets(long now) {
        return !open || now - openedAt >= PAUSE_NANOS && trying.compareAndSet(false, true);
    }

    void connected() {
        if (failures.get() != 0) {
            failures.set(0);
        }
        if (open) {
            open = false;
            trying.set(false);
            LOG.infof("%s can be connected to again", service);
        }
    }

    void notConnected(long now) {
        if (open) {
            openedAt = now;
            trying.set(false);
        } else if (failures.incrementAndGet() >= FAILURES) {
            openedAt = now;
            open = true;
            LOG.warnf("%s can't be connected to; calls are refused for a second", service);
        }
    }

    /** No connection, for a reason that says nothing about the service, such as that all are in use. */
    void undecided() {
        trying.set(false);
    }
}
