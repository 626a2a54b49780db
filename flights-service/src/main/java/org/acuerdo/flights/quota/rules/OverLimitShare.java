package org.acuerdo.flights.quota.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which flights make up a window's excess: the latest requested ones not yet departed (domain rules, section 3). */
public final class OverLimitShare {
    private static final Comparator<Holding> LATEST_FIRST = Comparator.comparing(Holding::requestedAt)
            .thenComparing(h -> h.flightId().toString())
            .reversed();

    private OverLimitShare() {}

    /**
     * Units that a flight not yet departed holds in a window.
     *
     * @param accepted by name although over a limit: what it holds is consented to, and no other is marked in its place
     */
    public record Holding(UUID flightId, Instant requestedAt, boolean accepted, String window, long units) {}

    /** @param excess by window */
    public static Set<UUID> over(List<Holding> holdings, Map<String, Long> excess) {
        Map<String, Long> left = new HashMap<>(excess);
        holdings.stream()
                .filter(Holding::accepted)
                .forEach(h -> left.computeIfPresent(h.window(), (w, n) -> n - h.units()));
        Set<UUID> over = new HashSet<>();
        holdings.stream().filter(h -> !h.accepted()).sorted(LATEST_FIRST).forEach(h -> {
            if (left.getOrDefault(h.window(), 0L) > 0) {
                over.add(h.flightId());
                left.merge(h.window(), -h.units(), Long::sum);
            }
        });
        return over;
    }
}
