package org.acuerdo.gateway.access;

/** A bucket that fills at a constant rate and from which every call takes one. Times are {@link System#nanoTime()}. */
final class TokenBucket {
    private final double perNano;
    private final double capacity;
    private double level;
    private long filledAt;

    TokenBucket(double perSecond, double capacity, long now) {
        this.perNano = perSecond / 1e9;
        this.capacity = capacity;
        this.level = capacity;
        this.filledAt = now;
    }

    /** Takes one if there is one. */
    synchronized boolean take(long now) {
        fill(now);
        if (level < 1) {
            return false;
        }
        level -= 1;
        return true;
    }

    /** Whether a call could be let through, without taking. */
    synchronized boolean open(long now) {
        fill(now);
        return level >= 1;
    }

    /** Whole seconds until the next call can pass, at least 1. */
    synchronized int secondsToWait(long now) {
        fill(now);
        return Math.max(1, (int) Math.ceil((1 - level) / perNano / 1e9));
    }

    private void fill(long now) {
        level = Math.min(capacity, level + Math.max(0, now - filledAt) * perNano);
        filledAt = now;
    }
}
