package org.acuerdo.agreements.terms.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/** The rules on limits. A limit is a ceiling: nothing here asks for it to be filled. */
final class LimitRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<PopulationCategory> STOCK =
            Set.of(PopulationCategory.THIRD_COUNTRY_NATIONAL, PopulationCategory.STATELESS);
    private static final int MOST_UNITS = 10_000_000;
    private static final int MOST_PERCENT = 1000;

    private LimitRules() {}

    static Verdict check(TermsRules.Context context, List<Limit> limits) {
        Verdict.Findings found = new Verdict.Findings();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            String at = "limits[" + i + "]";
            String clause = "limit " + (ID.matcher(limit.id()).matches() ? limit.id() : "number " + (i + 1));
            found.malformed(
                    !ID.matcher(limit.id()).matches(),
                    "LIMIT_ID_INVALID",
                    at + ".id",
                    "1 to 64 letters, digits, dots, hyphens or underscores",
                    clause);
            found.broken(!ids.add(limit.id()), "LIMIT_ID_TWICE", at + ".id", "each limit has its own id", clause);
            kept(found, context, at, clause, limit);
            volume(found, context, at, clause, limit);
            RampUpRules.check(found, at, clause, limit);
            Numbers.within(found, at + ".criticalPercent", limit.criticalPercent(), 1, 100, clause);
            carryOver(found, at, clause, limit);
            standing(found, at, clause, limit);
            appliesTo(found, context, at + ".appliesTo", clause, limit.appliesTo());
        }
        return found.verdict();
    }

    private static void kept(
            Verdict.Findings found, TermsRules.Context context, String at, String clause, Limit limit) {
        Optional<Limit> other = context.versions().stream()
                .filter(v -> v.withdrawnAt() == null)
                .flatMap(v -> v.terms().limits().stream())
                .filter(l -> l.id().equals(limit.id()))
                .filter(l -> l.unit() != limit.unit() || l.period() != limit.period())
                .findFirst();
        found.broken(
                other.isPresent(),
                "LIMIT_KIND_FIXED",
                at + (other.isPresent() && other.get().unit() != limit.unit() ? ".unit" : ".period"),
                other.map(l -> "this id stands for " + l.unit() + " per " + l.period() + "; use another id")
                        .orElse(null),
                clause + ": a limit id keeps its unit and period for ever");
    }

    private static void volume(
            Verdict.Findings found, TermsRules.Context context, String at, String clause, Limit limit) {
        Limit.Volume volume = limit.volume();
        boolean fixed = volume.fixed() != null;
        boolean percentage = volume.baseline() != null || volume.increasePercent() != null;
        found.broken(
                fixed == percentage || (percentage && (volume.baseline() == null || volume.increasePercent() == null)),
                "VOLUME_AMBIGUOUS",
                at + ".volume",
                "either fixed, or baseline with increasePercent",
                clause);
        Numbers.within(found, at + ".volume.fixed", volume.fixed(), 0, MOST_UNITS, clause);
        Numbers.percent(found, at + ".volume.increasePercent", volume.increasePercent(), MOST_PERCENT, clause);
        if (volume.baseline() != null) {
            baseline(found, context, at + ".volume.baseline", clause, limit, volume.baseline());
        }
    }

    private static void baseline(
            Verdict.Findings found, TermsRules.Context context, String at, String clause, Limit limit, UUID id) {
        Baseline baseline = context.baselines().stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElse(null);
        if (baseline == null) {
            found.broken(true, "BASELINE_UNKNOWN", at, "a baseline on record for this agreement", clause);
            return;
        }
        found.broken(
                baseline.unit() != limit.unit() || baseline.period() != limit.period(),
                "BASELINE_MISMATCH",
                at,
                "a baseline in " + limit.unit() + " per " + limit.period() + "; this one counts " + baseline.unit()
                        + " per " + baseline.period(),
                clause);
        found.broken(
                baseline.status() == Baseline.Status.REJECTED,
                "BASELINE_REJECTED",
                at,
                "a baseline that is claimed or decided; this one was rejected",
                clause);
    }

    private static void carryOver(Verdict.Findings found, String at, String clause, Limit limit) {
        if (limit.carryOver() == null) {
            return;
        }
        found.broken(
                limit.period() == Limit.Period.TERM || limit.period() == Limit.Period.STANDING,
                "CARRY_OVER_NOT_POSSIBLE",
                at + ".carryOver",
                "only a limit with windows one after another carries over",
                clause);
        Numbers.percent(found, at + ".carryOver.maxPercent", limit.carryOver().maxPercent(), 100, clause);
        Numbers.within(found, at + ".carryOver.windows", limit.carryOver().windows(), 1, 366, clause);
    }

    private static void standing(Verdict.Findings found, String at, String clause, Limit limit) {
        if (limit.period() != Limit.Period.STANDING) {
            return;
        }
        found.broken(
                limit.unit() != Limit.Unit.PERSON,
                "STANDING_NOT_POSSIBLE",
                at + ".unit",
                "a stock counts persons",
                clause);
        Set<PopulationCategory> categories =
                limit.appliesTo() == null ? null : limit.appliesTo().categories();
        found.broken(
                categories == null || !STOCK.containsAll(categories),
                "STANDING_NOT_POSSIBLE",
                at + ".appliesTo.categories",
                "a stock is for THIRD_COUNTRY_NATIONAL and STATELESS only",
                clause);
    }

    private static void appliesTo(
            Verdict.Findings found, TermsRules.Context context, String at, String clause, Limit.AppliesTo to) {
        if (to == null) {
            return;
        }
        Sets.notEmpty(found, at + ".categories", to.categories(), clause);
        Sets.notEmpty(found, at + ".aircraft", to.aircraft(), clause);
        Sets.notEmpty(found, at + ".airports", to.airports(), clause);
        if (to.airports() != null) {
            to.airports().stream()
                    .filter(a -> !Codes.airport(a))
                    .findFirst()
                    .ifPresent(a -> found.malformed(
                            true, "AIRPORT_UNKNOWN", at + ".airports", "ICAO codes such as MGGT", clause));
        }
        NationalityRules.check(found, context, at + ".nationalities", to.nationalities(), clause);
    }
}
