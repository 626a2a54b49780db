package org.acuerdo.flights.quota.rules;

import java.util.List;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/** Which limits one landing falls under, and how many units it takes of them. */
public final class LimitMatch {
    private LimitMatch() {}

    /**
     * Units of the limit that a landing takes: one of a FLIGHT limit if aircraft, airport and at least one group match; the
     * matching persons of a PERSON limit.
     *
     * @param airport ICAO of the landing
     */
    public static long units(Limit limit, AircraftCategory aircraft, String airport, List<PassengerGroup> groups) {
        if (!route(limit, aircraft, airport)) {
            return 0;
        }
        long persons = 0;
        for (PassengerGroup group : groups) {
            if (matches(limit, group.category(), group.nationality())) {
                persons += group.persons();
            }
        }
        return limit.unit() == Limit.Unit.FLIGHT ? Math.min(1, persons) : persons;
    }

    /** Whether aircraft and airport fall under the limit. */
    public static boolean route(Limit limit, AircraftCategory aircraft, String airport) {
        Limit.AppliesTo narrowed = limit.appliesTo();
        return narrowed == null
                || ((narrowed.aircraft() == null || narrowed.aircraft().contains(aircraft))
                        && (narrowed.airports() == null || narrowed.airports().contains(airport)));
    }

    /** Whether the limit covers persons of this category and nationality (null: stateless). */
    public static boolean matches(Limit limit, PopulationCategory category, String nationality) {
        // a STANDING limit is a stock of those who will move on; others never leave reception
        if (limit.period() == Limit.Period.STANDING
                && category != PopulationCategory.THIRD_COUNTRY_NATIONAL
                && category != PopulationCategory.STATELESS) {
            return false;
        }
        Limit.AppliesTo narrowed = limit.appliesTo();
        if (narrowed == null) {
            return true;
        }
        if (narrowed.categories() != null && !narrowed.categories().contains(category)) {
            return false;
        }
        String counted = category == PopulationCategory.STATELESS ? null : nationality;
        return narrowed.nationalities() == null || narrowed.nationalities().accept(counted);
    }
}
