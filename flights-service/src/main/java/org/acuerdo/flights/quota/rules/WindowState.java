package org.acuerdo.flights.quota.rules;

import java.math.BigInteger;

/** What a reader needs to know of a window first. CRITICAL says how little is left, it never asks to fill it. */
public enum WindowState {
    CLOSED,
    EXHAUSTED,
    CRITICAL,
    OPEN;

    static WindowState of(boolean closed, long allowance, long held, int criticalPercent) {
        if (closed) {
            return CLOSED;
        }
        if (exhausted(allowance, held)) {
            return EXHAUSTED;
        }
        return critical(allowance, held, criticalPercent) ? CRITICAL : OPEN;
    }

    /** Nothing is left. */
    public static boolean exhausted(long allowance, long held) {
        return held >= allowance;
    }

    /** (reserved + consumed) x 100 >= criticalPercent x allowance. */
    public static boolean critical(long allowance, long held, int criticalPercent) {
        return BigInteger.valueOf(held)
                        .multiply(BigInteger.valueOf(100))
                        .compareTo(BigInteger.valueOf(allowance).multiply(BigInteger.valueOf(criticalPercent)))
                >= 0;
    }
}
