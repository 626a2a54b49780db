package org.acuerdo.flights.quota.rules;

/**
 * What the ledger holds in one window.
 *
 * @param reserved   units held by flights that have not landed
 * @param consumed   units of what landed, net of corrections and returns
 * @param unreserved the part of {@code consumed} that was never reserved in this window: arrivals moved in, surplus persons,
 *                   irregular flights, corrections upwards. Only these can become overshoot
 */
public record Usage(long reserved, long consumed, long unreserved) {
    public static final Usage NONE = new Usage(0, 0, 0);

    /** Reserved and consumed together: what counts against the allowance. */
    public long held() {
        return reserved + consumed;
    }
}
