package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
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

    /** @param received persons received in the month, by category; a category that is left out had none */
    public static Release release(
            UUID agreementId, YearMonth month, Map<PopulationCategory, Long> received, long flights) {
        Map<PopulationCategory, Long> cells = new EnumMap<>(PopulationCategory.class);
        long shown = 0;
        boolean hidden = false;
        for (PopulationCategory category : PopulationCategory.values()) {
            long persons = received.getOrDefault(category, 0L);
            boolean suppressed = persons > 0 && persons < LEAST;
            cells.put(category, suppressed ? null : persons);
            hidden |= suppressed;
            shown += suppressed ? 0 : persons;
        }
        // somebody is on every flight: more flights than persons shown would say how many are not shown at least
        return new Release(agreementId, month, cells, hidden && flights > shown ? null : flights);
    }
}
