package org.acuerdo.flights.routing.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.quota.rules.LimitMatch;

/** Whether an agreement's terms accept persons of a nationality in a span of days, and as what. */
public final class RouteRules {
    private RouteRules() {}

    /**
     * What the terms say, before any window is looked at.
     *
     * @param as         NATIONAL of the receiving state, or THIRD_COUNTRY_NATIONAL
     * @param population the clause that accepts them; null where none does
     * @param terms      of the first operative day; null where no day is
     * @param reasons    why it does not accept them; empty: it does
     */
    public record Answer(PopulationCategory as, Population population, TermsVersion terms, List<Violation> reasons) {
        public boolean accepts() {
            return reasons.isEmpty();
        }

        /** Ids of the limits that persons of the nationality fall under. */
        public List<Limit> limits(String nationality) {
            return terms == null
                    ? List.of()
                    : terms.terms().limits().stream()
                            .filter(l -> LimitMatch.matches(l, as, nationality))
                            .toList();
        }
    }

    /** One window of a limit, as far as it gives anything. */
    public record Left(String limitId, long available) {}

    public static Answer of(AgreementSnapshot agreement, String nationality, LocalDate from, LocalDate to) {
        PopulationCategory as = nationality.equals(agreement.receivingState())
                ? PopulationCategory.NATIONAL
                : PopulationCategory.THIRD_COUNTRY_NATIONAL;
        if (nationality.equals(agreement.sendingState())) {
            return refused(
                    as,
                    null,
                    "SENDING_STATE_NATIONAL",
                    "nationals of the sending state are never passengers",
                    "guard G1");
        }
        Optional<LocalDate> day = from.datesUntil(to.plusDays(1))
                .filter(d ->
                        agreement.facts().operativeOn(d) && agreement.termsOn(d).isPresent())
                .findFirst();
        if (day.isEmpty()) {
            return refused(
                    as,
                    null,
                    "AGREEMENT_NOT_OPERATIVE",
                    "no operative day with terms from " + from + " to " + to + "; on " + from + " it is "
                            + agreement.facts().statusOn(from),
                    "facts of the agreement");
        }
        TermsVersion terms = agreement.termsOn(day.get()).orElseThrow();
        List<Population> ofCategory = terms.terms().populations().stream()
                .filter(p -> p.category() == as)
                .toList();
        if (ofCategory.isEmpty()) {
            return refused(as, terms, "POPULATION_NOT_ACCEPTED", "no " + as + " is accepted", "populations");
        }
        return ofCategory.stream()
                .filter(p -> p.nationalities() == null || p.nationalities().accept(nationality))
                .findFirst()
                .map(p -> new Answer(as, p, terms, List.of()))
                .orElseGet(() -> refused(
                        as,
                        terms,
                        "NATIONALITY_NOT_ACCEPTED",
                        nationality + " is not among the nationalities accepted as " + as,
                        "populations, nationalities"));
    }

    /**
     * LIMIT_REACHED for each limit that gives nothing in any window of the span.
     *
     * @param limits that persons of the nationality fall under whatever aircraft or airport
     */
    public static List<Violation> exhausted(List<Limit> limits, List<Left> windows) {
        return limits.stream()
                .filter(l -> l.appliesTo() == null
                        || (l.appliesTo().aircraft() == null && l.appliesTo().airports() == null))
                .filter(l -> windows.stream().noneMatch(w -> w.limitId().equals(l.id()) && w.available() > 0))
                .map(l -> Violation.of(
                        "LIMIT_REACHED",
                        null,
                        "limit " + l.id() + " has nothing available in these windows",
                        "limits." + l.id()))
                .toList();
    }

    private static Answer refused(
            PopulationCategory as, TermsVersion terms, String code, String detail, String clause) {
        return new Answer(as, null, terms, List.of(Violation.of(code, null, detail, clause)));
    }
}
