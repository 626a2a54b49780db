package org.acuerdo.flights.onward.rules;

import java.time.LocalDate;

/**
 * One report about some persons of a cohort.
 *
 * @param on                   local day in the receiving state
 * @param destination          ONWARD only
 * @param individuallyAssessed ONWARD only: how many of them were
 * @param leftReception        said to have left reception, where the outcome does not say so itself
 * @param reportedBefore       their outcome was reported before, it is known only now that they have left reception; null:
 *                             not said
 */
public record Report(
        LocalDate on,
        Outcome outcome,
        int count,
        String destination,
        Integer individuallyAssessed,
        Boolean leftReception,
        Boolean reportedBefore) {

    /** True where it tells that persons have left reception whose outcome was reported before: it ends nothing. */
    boolean later() {
        return Boolean.TRUE.equals(reportedBefore);
    }

    /** True where they have left reception by what it says. */
    boolean leaves() {
        return outcome.leaves() || Boolean.TRUE.equals(leftReception);
    }

    Report asLater() {
        return new Report(on, outcome, count, destination, individuallyAssessed, leftReception, true);
    }
}
