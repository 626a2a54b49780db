package org.acuerdo.flights.quota.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which flights make up a window's excess: the latest requested ones not yet departed (domain rules, section 3). */
public final class OverLimitShare {
    private static final Comparator<Holding> LATEST_FIRST = Comparator.comparing(Holding::asked)
            .thenComparing(h -> h.flightId().toString())
            .reversed();

    private OverLimitShare() {}

    /** Units that a flight not yet departed, and not accepted although over a limit, holds in a window. */
    public record Holding(UUID flightId, LastAsked asked, String window, long units) {}

    /**
     * @param excess   by window
     * @param accepted by window: units of the flights that were accepted by name, also where they have flown. So much was
     *                 consented to, and no other is marked in their place
     */
    public static Set<UUID> over(List<Holding> holdings, Map<String, Long> excess, Map<String, Long> accepted) {
        Map<String, Long> left = new HashMap<>(excess);
        accepted.forEach((window, units) -> left.computeIfPresent(window, (w, n) -> n - units));
        Set<UUID> over = new HashSet<>();
        holdings.stream().sorted(LATEST_FIRST).forEach(h -> {
            if (left.getOrDefault(h.window(), 0L) > 0) {
                over.add(h.flightId());
                left.merge(h.window(), -h.units(), Long::sum);
            }
        });
        return over;
    }
}
