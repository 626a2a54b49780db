package org.acuerdo.flights.quota;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which flights are over a limit, as plainly as the rules say it: the latest requested not yet departed that make up an excess. */
final class NaiveMarks {
    /** Who asked for units last has the highest number. */
    private final Map<UUID, Integer> asked = new HashMap<>();

    /** By agreement. */
    private final Map<UUID, Set<UUID>> accepted = new HashMap<>();

    /** At a request, or at a rescheduling that takes more of any window. */
    void asked(UUID flight) {
        asked.put(
                flight,
                asked.size() + (asked.values().stream().mapToInt(n -> n).max().orElse(0)) + 1);
    }

    void accepted(UUID flight, UUID agreement) {
        accepted.computeIfAbsent(agreement, a -> new HashSet<>()).add(flight);
    }

    /** What was consented to was another flight. */
    void rescheduled(UUID flight) {
        accepted.values().forEach(flights -> flights.remove(flight));
    }

    /** @param waiting flights not yet departed */
    Set<UUID> over(
            UUID agreement, NaiveLedger ledger, Map<String, NaiveQuota.Figure> figures, Collection<UUID> waiting) {
        Set<UUID> consented = accepted.getOrDefault(agreement, Set.of());
        Set<UUID> over = new HashSet<>();
        for (String window : ledger.windows()) {
            NaiveQuota.Held held = ledger.held(window);
            NaiveQuota.Figure figure = figures.get(window);
            long left = held.reserved + held.consumed - (figure == null ? 0 : figure.allowance());
            for (UUID flight : left > 0 ? consented : Set.<UUID>of()) {
                left -= ledger.reserved(flight).getOrDefault(window, 0L)
                        + ledger.consumed(flight).getOrDefault(window, 0L);
            }
            if (left <= 0) {
                continue;
            }
            List<UUID> latestFirst = waiting.stream()
                    .filter(f -> !consented.contains(f) && ledger.reserved(f).containsKey(window))
                    .sorted(Comparator.comparing(asked::get).reversed())
                    .toList();
            for (UUID flight : latestFirst) {
                if (left > 0) {
                    over.add(flight);
                    left -= ledger.reserved(flight).get(window);
                }
            }
        }
        return over;
    }
}
