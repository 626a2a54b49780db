package org.acuerdo.flights.quota.rules;

import java.util.List;

/**
 * Units that one closed window passes on to a later one: what it carries on, or its overshoot.
 *
 * @param source the closed window
 * @param units  passed on when it closed
 * @param last   the last window that may use them; null for overshoot, which ends once it is borne
 * @param taken  what windows in between used of it, or bore, in their order
 */
public record Passed(Figures source, long units, Window last, List<Taken> taken) {

    /** What one window in between took. */
    public record Taken(Window window, long units) {}

    /** What reaches the later window. */
    public long left() {
        return units - taken.stream().mapToLong(Taken::units).sum();
    }
}
