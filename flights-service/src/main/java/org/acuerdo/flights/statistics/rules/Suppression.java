package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * What may be published of a closed month (guard G6). Each cell is decided by itself: 1 to 4 persons are suppressed. No figure
 * that spans cells is taken from the counts: totals are sums of what is published ({@link Answer}), so they tell nothing that
 * the cells don't. The number of flights is suppressed too where it would tell how many were in a suppressed cell.
 */
public final class Suppression {
    /** The smallest number of persons that is shown, other than none. */
    public static final long LEAST = 5;

    private Suppression() {}

    /**
     * @param received   persons received in the month, by category; a category that is left out had none
     * @param capacities persons that a flight may have carried, as far as anybody may know: seats of aircraft, the most that terms allow
     */
    public static Release release(
            UUID agreementId,
            YearMonth month,
            Map<PopulationCategory, Long> received,
            long flights,
            Collection<Integer> capacities) {
        Map<PopulationCategory, Long> cells = new EnumMap<>(PopulationCategory.class);
        long shown = 0;
        int hidden = 0;
        for (PopulationCategory category : PopulationCategory.values()) {
            long persons = received.getOrDefault(category, 0L);
            boolean suppressed = persons > 0 && persons < LEAST;
            cells.put(category, suppressed ? null : persons);
            hidden += suppressed ? 1 : 0;
            shown += suppressed ? 0 : persons;
        }
        return new Release(
                agreementId, month, cells, hidden > 0 && tells(flights, shown, hidden, capacities) ? null : flights);
    }

    /** True where the number of flights would narrow what the hidden cells may hold, from below or from above. */
    private static boolean tells(long flights, long shown, int hidden, Collection<Integer> capacities) {
        // somebody is on every flight: more flights than persons shown would say how many are not shown at least
        return flights > shown || capacities.stream().anyMatch(capacity -> fills(capacity, shown, hidden));
    }

    /**
     * True where so many full flights could just carry what is shown and not all that the hidden cells may hold: they would say how
     * many these are at most. It does not matter how many flights there were, only what is published anyhow; else that the
     * number is suppressed would give it away.
     */
    private static boolean fills(long capacity, long shown, int hidden) {
        long least = shown + hidden;
        long most = shown + hidden * (LEAST - 1);
        return (most - 1) / capacity > (least - 1) / capacity;
    }
}
