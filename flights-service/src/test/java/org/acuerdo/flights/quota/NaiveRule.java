package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * A limit as one version of the terms has it, for the naive model; volumes in hundredths, where they rest on the baseline: of it.
 *
 * @param base100 before the first step of a ramp
 * @param ramp    steps, ascending; empty: none
 * @param full    a window that is operative in part gets the whole volume of its last operative day
 */
record NaiveRule(
        String id,
        Limit.Unit unit,
        Limit.Period period,
        Limit.Rounding rounding,
        long volume100,
        int percent,
        int windows,
        int critical,
        long base100,
        List<Step> ramp,
        boolean full,
        boolean onBaseline,
        Covers covers) {

    /** From a day on another volume. */
    record Step(LocalDate from, long volume100) {}

    /** Whom and what a limit covers; null: all. */
    record Covers(
            PopulationCategory category,
            Set<String> include,
            Set<String> exclude,
            Set<AircraftCategory> aircraft,
            Set<String> airports) {
        static final Covers ALL = new Covers(null, null, null, null, null);
    }

    long volume100(LocalDate day) {
        long volume = ramp.isEmpty() ? volume100 : base100;
        for (Step step : ramp) {
            volume = step.from().isAfter(day) ? volume : step.volume100();
        }
        return volume;
    }

    /** Whether aircraft and airport fall under it. */
    boolean takes(Landing landing) {
        return (covers.aircraft() == null || covers.aircraft().contains(landing.aircraft()))
                && (covers.airports() == null || covers.airports().contains(landing.airport()));
    }

    boolean covers(PassengerGroup group) {
        boolean own = group.category() == PopulationCategory.NATIONAL;
        if (period == Limit.Period.STANDING && own
                || covers.category() != null && covers.category() != group.category()) {
            return false;
        }
        String nationality = group.nationality();
        return (covers.include() == null
                        || nationality != null && covers.include().contains(nationality))
                && (covers.exclude() == null
                        || nationality == null
                        || !covers.exclude().contains(nationality));
    }
}
