package org.acuerdo.flights.quota;

import java.util.Comparator;
import java.util.UUID;

/** A limit of an agreement. Ordered, because locks are taken in this order. */
record LimitKey(UUID agreementId, String limitId) implements Comparable<LimitKey> {
    private static final Comparator<LimitKey> ORDER =
            Comparator.comparing(LimitKey::agreementId).thenComparing(LimitKey::limitId);

    @Override
    public int compareTo(LimitKey that) {
        return ORDER.compare(this, that);
    }
}
