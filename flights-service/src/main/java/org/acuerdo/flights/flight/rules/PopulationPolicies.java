package org.acuerdo.flights.flight.rules;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;

/** Policies on who may be aboard, group by group. */
public final class PopulationPolicies {
    private PopulationPolicies() {}

    /** Guard G1: no clause, role or setting lifts it. */
    static Stream<Violation> sendingStateNational(LandingCheck c) {
        return each(
                c,
                g -> c.agreement().sendingState().equals(g.nationality()),
                "SENDING_STATE_NATIONAL",
                "nationality",
                "nationals of the sending state are never passengers",
                "guard G1");
    }

    /** A NATIONAL is the receiving state's; a third-country national is not. */
    static Stream<Violation> categoryMismatch(LandingCheck c) {
        return categoryMismatch(
                c.landing().groupsField(), c.landing().groups(), c.agreement().receivingState());
    }

    /**
     * The same of any groups: in another category persons would be in no cohort and take no units. Nationals of the sending
     * state, who should never be aboard, are of another state too.
     *
     * @param field what holds the groups
     */
    public static Stream<Violation> categoryMismatch(String field, List<PassengerGroup> groups, String receiving) {
        return each(
                groups,
                g -> (g.category() == PopulationCategory.NATIONAL && !receiving.equals(g.nationality()))
                        || (g.category() == PopulationCategory.THIRD_COUNTRY_NATIONAL
                                && receiving.equals(g.nationality())),
                i -> Violation.of(
                        "CATEGORY_MISMATCH",
                        field + "[" + i + "].category",
                        "NATIONAL is a national of " + receiving + ", THIRD_COUNTRY_NATIONAL of another state",
                        "domain rules, section 1"));
    }

    static Stream<Violation> population(LandingCheck c) {
        return each(
                c,
                g -> accepted(c, g).isEmpty(),
                "POPULATION_NOT_ACCEPTED",
                "category",
                "accepted: "
                        + c.terms().populations().stream()
                                .map(Population::category)
                                .distinct()
                                .toList(),
                c.clause("populations"));
    }

    static Stream<Violation> nationality(LandingCheck c) {
        return each(
                c,
                g -> !accepted(c, g).isEmpty()
                        && accepted(c, g).stream()
                                .noneMatch(p -> p.nationalities() == null
                                        || p.nationalities().accept(g.nationality())),
                "NATIONALITY_NOT_ACCEPTED",
                "nationality",
                "the terms do not accept this nationality in this category",
                c.clause("populations"));
    }

    private static List<Population> accepted(LandingCheck c, PassengerGroup group) {
        return c.terms().populations().stream()
                .filter(p -> p.category() == group.category())
                .toList();
    }

    private static Stream<Violation> each(
            LandingCheck c, Predicate<PassengerGroup> broken, String code, String field, String detail, String clause) {
        return each(c.landing().groups(), broken, i -> Violation.of(code, c.group(i, field), detail, clause));
    }

    private static Stream<Violation> each(
            List<PassengerGroup> groups, Predicate<PassengerGroup> broken, IntFunction<Violation> violation) {
        return IntStream.range(0, groups.size())
                .filter(i -> broken.test(groups.get(i)))
                .mapToObj(violation);
    }
}
