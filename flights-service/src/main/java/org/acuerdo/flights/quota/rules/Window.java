package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.acuerdo.contracts.terms.Limit;

/**
 * One concrete period of a limit, in local days of the receiving state.
 *
 * @param label {@code 2025-02-12}, {@code 2025-W07}, {@code 2025-02}, {@code 2025-Q1}, {@code 2025}, {@code term},
 *              {@code standing}
 * @param start first day; null where TERM or STANDING is open
 * @param end   last day, inclusive; null where TERM or STANDING is open
 */
public record Window(Limit.Period period, String label, LocalDate start, LocalDate end) {

    /** Calendar windows tile the calendar; TERM and STANDING are one window for the whole agreement. */
    public boolean calendar() {
        return Windows.calendar(period);
    }

    /** Days of a calendar window. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(start, end) + 1;
    }

    /** Over on that local day: its last day has passed. */
    public boolean closedOn(LocalDate today) {
        return end != null && end.isBefore(today);
    }

    /** Shares at least one day with the span, both ends inclusive. */
    public boolean overlaps(LocalDate from, LocalDate to) {
        return (start == null || !start.isAfter(to)) && (end == null || !end.isBefore(from));
    }
}
