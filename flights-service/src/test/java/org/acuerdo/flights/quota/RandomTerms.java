package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Random terms with limits of every period and in every way: as the naive model reads them, and as the service does. Each
 * version lacks some of the limits that others have.
 */
final class RandomTerms {
    /** The baseline itself, in hundredths of it. */
    private static final long BASELINE = 100;

    private final Random random;

    RandomTerms(Random random) {
        this.random = random;
    }

    List<NaiveRule> rules(LocalDate from) {
        List<NaiveRule> all = new ArrayList<>(List.of(
                fixed("day", Limit.Unit.FLIGHT, Limit.Period.DAY, Limit.Rounding.FLOOR, 1, 4, 100),
                baseline(from),
                fixed("tcn", Limit.Unit.PERSON, Limit.Period.WEEK, Limit.Rounding.FLOOR, 0, 30, 60),
                fixed("month", Limit.Unit.FLIGHT, Limit.Period.MONTH, Limit.Rounding.HALF_UP, 20, 40, 50),
                ramped(from, fixed("quarter", Limit.Unit.FLIGHT, Limit.Period.QUARTER, rounding(), 40, 60, 40)),
                fixed("year", Limit.Unit.PERSON, Limit.Period.YEAR, rounding(), 300, 900, 30),
                fixed("military", Limit.Unit.FLIGHT, Limit.Period.WEEK, Limit.Rounding.HALF_UP, 3, 8, 100),
                fixed("mixed", Limit.Unit.FLIGHT, Limit.Period.WEEK, rounding(), 4, 10, 50),
                fixed("hondurans", Limit.Unit.PERSON, Limit.Period.MONTH, Limit.Rounding.HALF_UP, 20, 60, 40),
                ramped(from, fixed("puerto", Limit.Unit.PERSON, Limit.Period.MONTH, Limit.Rounding.FLOOR, 20, 60, 0)),
                ramped(from, fixed("term", Limit.Unit.PERSON, Limit.Period.TERM, Limit.Rounding.FLOOR, 200, 400, 0)),
                fixed("stock", Limit.Unit.PERSON, Limit.Period.STANDING, Limit.Rounding.FLOOR, 10, 60, 0)));
        // limits come and go
        all.removeIf(r -> random.nextInt(8) == 0);
        return all;
    }

    private Limit.Rounding rounding() {
        Limit.Rounding[] all = Limit.Rounding.values();
        return all[random.nextInt(all.length)];
    }

    private NaiveRule fixed(
            String id, Limit.Unit unit, Limit.Period period, Limit.Rounding rounding, int least, int span, int most) {
        long volume = 100L * (least + random.nextInt(span));
        return rule(id, unit, period, rounding, volume, most == 0 ? 0 : random.nextInt(most + 1), 0, List.of());
    }

    /** On the baseline, with a percentage or with one that grows by dated steps. */
    private NaiveRule baseline(LocalDate from) {
        List<NaiveRule.Step> steps = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            steps(from).forEach(day -> steps.add(new NaiveRule.Step(day, 100L + random.nextInt(80))));
        }
        long volume = 100L + random.nextInt(80);
        return rule(
                "week",
                Limit.Unit.FLIGHT,
                Limit.Period.WEEK,
                Limit.Rounding.CUMULATIVE_FLOOR,
                volume,
                0,
                BASELINE,
                steps);
    }

    /** One of two times it grows by dated steps from nothing. */
    private NaiveRule ramped(LocalDate from, NaiveRule r) {
        if (random.nextBoolean()) {
            return r;
        }
        List<NaiveRule.Step> steps = steps(from).stream()
                .map(day -> new NaiveRule.Step(day, 100 * (r.volume100() / 100 * (50 + random.nextInt(60)) / 100)))
                .toList();
        return rule(r.id(), r.unit(), r.period(), r.rounding(), r.volume100(), r.percent(), 0, steps);
    }

    private List<LocalDate> steps(LocalDate from) {
        LocalDate first = from.plusDays(random.nextInt(12) - 6L);
        LocalDate second = first.plusDays(1 + random.nextInt(20));
        return List.of(first, second, second.plusDays(1 + random.nextInt(40)));
    }

    private NaiveRule rule(
            String id,
            Limit.Unit unit,
            Limit.Period period,
            Limit.Rounding rounding,
            long volume,
            int percent,
            long base,
            List<NaiveRule.Step> ramp) {
        boolean calendar = period != Limit.Period.TERM && period != Limit.Period.STANDING;
        return new NaiveRule(
                id,
                unit,
                period,
                rounding,
                volume,
                percent,
                1 + random.nextInt(3),
                random.nextInt(3) == 0 ? 50 + random.nextInt(51) : 90,
                base,
                ramp,
                calendar && random.nextInt(4) == 0,
                id.equals("week"),
                covers(id));
    }

    private NaiveRule.Covers covers(String id) {
        PopulationCategory others = PopulationCategory.THIRD_COUNTRY_NATIONAL;
        return switch (id) {
            case "tcn" -> new NaiveRule.Covers(others, null, null, null, null);
            // whoever may stand in reception, or third-country nationals alone
            case "stock" -> new NaiveRule.Covers(random.nextBoolean() ? others : null, null, null, null, null);
            // a stateless group satisfies what excludes, never what includes
            case "mixed" -> new NaiveRule.Covers(null, null, Set.of("GT", "CU"), null, null);
            case "hondurans" -> new NaiveRule.Covers(null, Set.of("HN"), null, null, null);
            case "military" -> new NaiveRule.Covers(null, null, null, aircraft(), null);
            case "puerto" -> new NaiveRule.Covers(null, null, null, null, Set.of("MGPB"));
            default -> NaiveRule.Covers.ALL;
        };
    }

    /** Mostly what it is called; other terms may have it otherwise. */
    private Set<AircraftCategory> aircraft() {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of(AircraftCategory.MILITARY, AircraftCategory.CHARTER);
            case 1 -> Set.of(AircraftCategory.CHARTER);
            default -> Set.of(AircraftCategory.MILITARY);
        };
    }

    /** The limit of the terms that a rule stands for. */
    static Limit limit(NaiveRule r) {
        boolean onBaseline = r.onBaseline();
        NaiveRule.Covers c = r.covers();
        Limit.AppliesTo narrowed = c.equals(NaiveRule.Covers.ALL)
                ? null
                : new Limit.AppliesTo(
                        c.category() == null ? null : Set.of(c.category()),
                        c.include() == null && c.exclude() == null ? null : new Nationalities(c.include(), c.exclude()),
                        c.aircraft(),
                        c.airports());
        return new Limit(
                r.id(),
                r.unit(),
                r.period(),
                onBaseline
                        ? new Limit.Volume(null, Given.BASELINE, percent(r.volume100()))
                        : new Limit.Volume(Math.toIntExact(r.volume100() / 100), null, null),
                narrowed,
                r.rounding(),
                r.full() ? Limit.PartialPeriod.FULL : null,
                r.percent() == 0
                        ? null
                        : new Limit.CarryOver(ExactNumber.of(Integer.toString(r.percent())), r.windows()),
                r.critical() == 90 ? null : r.critical(),
                r.ramp().isEmpty()
                        ? null
                        : r.ramp().stream().map(step -> step(onBaseline, step)).toList());
    }

    private static Limit.RampUpStep step(boolean onBaseline, NaiveRule.Step step) {
        return onBaseline
                ? new Limit.RampUpStep(step.from(), percent(step.volume100()), null)
                : new Limit.RampUpStep(step.from(), null, Math.toIntExact(step.volume100() / 100));
    }

    /** By how many percent a volume exceeds the baseline. */
    private static ExactNumber percent(long volume100) {
        return ExactNumber.of(Long.toString(volume100 - 100));
    }
}
