package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.quota.Given;
import org.junit.jupiter.api.Test;

class LimitMatchTest {
    private static final List<PassengerGroup> MIXED = List.of(
            Given.group(PopulationCategory.NATIONAL, "GT", 56),
            Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 2),
            Given.group(PopulationCategory.STATELESS, null, 1));

    @Test
    void a_mixed_flight_is_one_flight_and_for_a_limit_by_category_its_persons() {
        assertEquals(1, units(flights(null), MIXED));
        assertEquals(59, units(persons(null), MIXED));
        assertEquals(2, units(persons(categories(PopulationCategory.THIRD_COUNTRY_NATIONAL)), MIXED));
        assertEquals(1, units(flights(categories(PopulationCategory.STATELESS)), MIXED));
        assertEquals(0, units(flights(categories(PopulationCategory.CUSTODY_TRANSFER)), MIXED));
    }

    @Test
    void a_stateless_group_satisfies_exclude_never_include() {
        assertEquals(1, units(persons(nationalities(null, Set.of("GT", "HN"))), MIXED));
        assertEquals(2, units(persons(nationalities(Set.of("HN"), null)), MIXED));
    }

    @Test
    void aircraft_and_airport_narrow() {
        assertEquals(
                0, units(flights(new Limit.AppliesTo(null, null, Set.of(AircraftCategory.MILITARY), null)), MIXED));
        assertEquals(
                1,
                units(
                        flights(new Limit.AppliesTo(null, null, Set.of(AircraftCategory.CHARTER), Set.of("MGGT"))),
                        MIXED));
        assertEquals(0, units(persons(new Limit.AppliesTo(null, null, null, Set.of("MGPB"))), MIXED));
    }

    @Test
    void a_group_of_nobody_is_no_group() {
        assertEquals(0, units(flights(null), List.of(Given.group(PopulationCategory.NATIONAL, "GT", 0))));
    }

    @Test
    void standing_counts_third_country_nationals_and_stateless_persons_only() {
        assertEquals(3, units(Given.fixed("l", Limit.Unit.PERSON, Limit.Period.STANDING, 5), MIXED));
    }

    private static long units(Limit limit, List<PassengerGroup> groups) {
        return LimitMatch.units(limit, AircraftCategory.CHARTER, "MGGT", groups);
    }

    private static Limit flights(Limit.AppliesTo appliesTo) {
        return Given.appliedTo(Given.fixed("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, 5), appliesTo);
    }

    private static Limit persons(Limit.AppliesTo appliesTo) {
        return Given.appliedTo(Given.fixed("l", Limit.Unit.PERSON, Limit.Period.WEEK, 5), appliesTo);
    }

    private static Limit.AppliesTo categories(PopulationCategory category) {
        return new Limit.AppliesTo(Set.of(category), null, null, null);
    }

    private static Limit.AppliesTo nationalities(Set<String> include, Set<String> exclude) {
        return new Limit.AppliesTo(null, new Nationalities(include, exclude), null, null);
    }
}
