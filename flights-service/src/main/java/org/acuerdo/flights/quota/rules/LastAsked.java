package org.acuerdo.flights.quota.rules;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a flight last asked for units, of whatever window: at its request, or at a rescheduling that took more of some. By
 * this it is later or earlier requested than another, in all windows alike.
 *
 * @param order in which units were taken, among those who asked at the same instant
 */
public record LastAsked(Instant at, long order) implements Comparable<LastAsked> {

    @Override
    public int compareTo(LastAsked that) {
        return Comparator.comparing(LastAsked::at)
                .thenComparingLong(LastAsked::order)
                .compare(this, that);
    }
}
