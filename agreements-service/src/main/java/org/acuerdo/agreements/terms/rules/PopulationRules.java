package org.acuerdo.agreements.terms.rules;

import java.util.Collections;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;

/** Populations accepted: each nationality of a category is named once, so that its conditions are not in doubt. */
final class PopulationRules {
    private PopulationRules() {}

    static Verdict check(TermsRules.Context context, List<Population> populations) {
        Verdict.Findings found = new Verdict.Findings();
        for (int i = 0; i < populations.size(); i++) {
            Population population = populations.get(i);
            String at = "populations[" + i + "]";
            String clause = "terms, populations: " + population.category();
            NationalityRules.check(found, context, at + ".nationalities", population.nationalities(), clause);
            twice(found, populations.subList(0, i), population, at, clause);
            foreign(found, context, population, at, clause);
            clocks(found, population, at, clause);
        }
        return found.verdict();
    }

    private static void twice(
            Verdict.Findings found, List<Population> before, Population population, String at, String clause) {
        found.broken(
                before.stream()
                        .anyMatch(p -> p.category() == population.category()
                                && overlap(p.nationalities(), population.nationalities())),
                "POPULATION_TWICE",
                at,
                "each nationality of a category once",
                clause);
    }

    private static boolean overlap(Nationalities one, Nationalities two) {
        boolean bothInclude = one != null && two != null && one.include() != null && two.include() != null;
        return !bothInclude || !Collections.disjoint(one.include(), two.include());
    }

    private static void foreign(
            Verdict.Findings found, TermsRules.Context context, Population population, String at, String clause) {
        boolean includes =
                population.nationalities() != null && population.nationalities().include() != null;
        if (!includes) {
            return;
        }
        var include = population.nationalities().include();
        found.broken(
                population.category() == PopulationCategory.THIRD_COUNTRY_NATIONAL
                        && include.contains(context.receivingState()),
                "CATEGORY_MISMATCH",
                at + ".nationalities.include",
                "a national of the receiving state is no third-country national",
                clause);
        found.broken(
                population.category() == PopulationCategory.NATIONAL
                        && include.stream().anyMatch(n -> !n.equals(context.receivingState())),
                "CATEGORY_MISMATCH",
                at + ".nationalities.include",
                "own nationals are those of the receiving state",
                clause);
        found.broken(
                population.category() == PopulationCategory.STATELESS,
                "CATEGORY_MISMATCH",
                at + ".nationalities.include",
                "a stateless person has no nationality",
                clause);
    }

    private static void clocks(Verdict.Findings found, Population population, String at, String clause) {
        Numbers.within(found, at + ".onwardWithinDays", population.onwardWithinDays(), 1, 3650, clause);
        Numbers.within(found, at + ".reviewWithinDays", population.reviewWithinDays(), 1, 3650, clause);
        boolean moves = population.category() == PopulationCategory.THIRD_COUNTRY_NATIONAL
                || population.category() == PopulationCategory.STATELESS;
        found.broken(
                population.onwardWithinDays() != null && !moves,
                "CATEGORY_MISMATCH",
                at + ".onwardWithinDays",
                "only third-country nationals and stateless persons move on",
                clause);
        found.broken(
                population.reviewWithinDays() != null && population.category() != PopulationCategory.CUSTODY_TRANSFER,
                "CATEGORY_MISMATCH",
                at + ".reviewWithinDays",
                "only custody transfers are reviewed",
                clause);
    }
}
