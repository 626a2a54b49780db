package org.acuerdo.flights.onward.rules;

import java.time.LocalDate;

/**
 * One report about some persons of a cohort.
 *
 * @param on                   local day in the receiving state
 * @param destination          ONWARD only
 * @param individuallyAssessed ONWARD only: how many of them were
 * @param leftReception        said to have left reception, where the outcome does not say so itself
 */
public record Report(
        LocalDate on,
        Outcome outcome,
        int count,
        String destination,
        Integer individuallyAssessed,
        Boolean leftReception) {}
