package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.Given;

/** What holds for any terms, facts and usage. */
class AllowancesProperties {
    static final LocalDate START = LocalDate.parse("2025-01-06");
    static final Limit.Period[] CALENDAR = {
        Limit.Period.DAY, Limit.Period.WEEK, Limit.Period.MONTH, Limit.Period.QUARTER, Limit.Period.YEAR
    };

    @Property
    void windows_tile_the_calendar(
            @ForAll @IntRange(max = 4) int which, @ForAll @IntRange(min = -20000, max = 60000) int day) {
        Limit.Period period = CALENDAR[which];
        LocalDate date = LocalDate.ofEpochDay(day);
        Window window = Windows.of(period, date);
        assertTrue(window.overlaps(date, date));
        assertEquals(window, Windows.parse(period, window.label()).orElseThrow());
        long place = Windows.ordinal(period, date);
        assertEquals(window, Windows.at(period, place));
        assertEquals(window.end().plusDays(1), Windows.at(period, place + 1).start());
        assertEquals(place, Windows.ordinal(period, window.start()));
        assertEquals(place, Windows.ordinal(period, window.end()));
    }

    @Property
    void cumulative_floors_add_up_to_the_floor_of_the_running_sum(@ForAll Random random) {
        Limit.Period period = CALENDAR[random.nextInt(3)];
        LimitCourse course = course(random, period, Limit.Rounding.CUMULATIVE_FLOOR, null);
        long first = Windows.ordinal(period, START);
        Rational exact = Rational.ZERO;
        BigInteger whole = BigInteger.ZERO;
        for (long place = first - 3; place < first + 60; place++) {
            Entitlement given = course.entitlement(place);
            exact = exact.plus(given.entitlement());
            whole = whole.add(BigInteger.valueOf(given.whole()));
            assertEquals(exact.floor(), whole);
        }
    }

    @Property
    void rounding_stays_within_one_unit_of_the_entitlement(@ForAll Random random) {
        Limit.Rounding rounding = Limit.Rounding.values()[random.nextInt(3)];
        Limit.Period period = CALENDAR[random.nextInt(CALENDAR.length)];
        LimitCourse course = course(random, period, rounding, null);
        for (long place = Windows.ordinal(period, START) - 1; place < Windows.ordinal(period, START) + 12; place++) {
            Entitlement given = course.entitlement(place);
            Rational off = Rational.of(given.whole()).minus(given.entitlement());
            assertTrue(given.whole() >= 0);
            assertTrue(off.compareTo(Rational.ONE) < 0 && off.compareTo(Rational.of(-1)) > 0);
            if (rounding == Limit.Rounding.FLOOR) {
                assertTrue(off.signum() <= 0);
            }
            if (!given.operative()) {
                assertEquals(0, given.entitlement().signum());
            }
        }
    }

    @Property
    void prorated_parts_add_up_to_the_whole(
            @ForAll @IntRange(min = 1, max = 6) int split, @ForAll @IntRange(max = 500) int volume) {
        Limit limit = Given.fixed("l", Limit.Unit.PERSON, Limit.Period.WEEK, volume);
        LocalDate cut = START.plusDays(split);
        Given before =
                Given.agreement().inForce("2025-01-01").expires(cut.minusDays(1).toString());
        Given after = Given.agreement().inForce(cut.toString());
        long place = Windows.ordinal(Limit.Period.WEEK, START);
        Rational sum = Rational.ZERO;
        for (Given given : List.of(before, after)) {
            AgreementSnapshot snapshot = given.terms("2025-01-01", limit).snapshot();
            sum = sum.plus(LimitCourse.of(snapshot, "l")
                    .orElseThrow()
                    .entitlement(place)
                    .entitlement());
        }
        assertEquals(Rational.of(volume), sum);
    }

    @Property
    void suspending_more_days_never_gives_more(
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 20) int length,
            @ForAll @IntRange(max = 300) int volume) {
        Limit limit = Given.fixed("l", Limit.Unit.PERSON, Limit.Period.WEEK, volume);
        LocalDate first = START.plusDays(from);
        AgreementSnapshot shorter = Given.agreement()
                .inForce("2025-01-01")
                .suspended(first.toString(), first.plusDays(length).toString())
                .terms("2025-01-01", limit)
                .snapshot();
        AgreementSnapshot longer = Given.agreement()
                .inForce("2025-01-01")
                .suspended(first.toString(), first.plusDays(length + 1L).toString())
                .terms("2025-01-01", limit)
                .snapshot();
        long place = Windows.ordinal(Limit.Period.WEEK, START);
        for (long week = place; week < place + 8; week++) {
            assertTrue(
                    LimitCourse.of(longer, "l").orElseThrow().entitlement(week).whole()
                            <= LimitCourse.of(shorter, "l")
                                    .orElseThrow()
                                    .entitlement(week)
                                    .whole());
        }
    }

    @Property
    void carried_units_never_exceed_the_cap_and_are_never_given_twice(@ForAll Random random) {
        int percent = random.nextInt(101);
        int span = 1 + random.nextInt(3);
        LimitCourse course = course(
                random,
                Limit.Period.WEEK,
                Limit.Rounding.values()[random.nextInt(3)],
                new Limit.CarryOver(ExactNumber.of(Integer.toString(percent)), span));
        long first = Windows.ordinal(Limit.Period.WEEK, START);
        Map<Long, Usage> usage = usageWithinAllowance(random, course, first, 20);
        LocalDate today = START.plusWeeks(20);
        List<Figures> weeks = Allowances.between(course, usage, today, first, first + 22);
        long used = 0;
        long given = 0;
        for (int i = 0; i < weeks.size(); i++) {
            Figures week = weeks.get(i);
            long cap = 0;
            for (int back = 1; back <= span && i - back >= 0; back++) {
                cap += weeks.get(i - back).entitlement().whole() * percent / 100;
            }
            assertTrue(week.carried() <= cap);
            used += week.usage().held();
            given += week.entitlement().whole();
            assertTrue(used <= given, "carrying over never lets more come than all windows together give");
            assertEquals(0, week.excess());
        }
        assertEquals(0, weeks.get(21).carried(), "nothing passes an open window");
    }

    @Property
    void overshoot_is_deducted_one_for_one_and_nothing_else_is(@ForAll Random random) {
        LimitCourse course = course(random, Limit.Period.WEEK, Limit.Rounding.values()[random.nextInt(3)], null);
        long first = Windows.ordinal(Limit.Period.WEEK, START);
        Map<Long, Usage> usage = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            long unreserved = random.nextInt(12);
            usage.put(first + i, new Usage(random.nextInt(5), unreserved + random.nextInt(15), unreserved));
        }
        LocalDate today = START.plusWeeks(5 + random.nextInt(8));
        // a hundred more windows bear whatever is still to be deducted, or have nothing to give
        List<Figures> weeks = Allowances.between(course, usage, today, first, first + 110);
        long overshoot = 0;
        long deducted = 0;
        for (Figures week : weeks) {
            deducted += week.deducted();
            assertTrue(deducted <= overshoot, "only what earlier windows overshot");
            assertEquals(
                    week.entitlement().operative() ? week.entitlement().whole() - week.deducted() : 0,
                    week.allowance());
            assertTrue(deducted == overshoot || week.allowance() == 0, "down to 0 before the next window bears any");
            if (week.window().closedOn(today)) {
                overshoot += Allowances.overshoot(week);
            }
        }
    }

    @Property
    void a_span_tells_the_same_as_its_windows_one_by_one(@ForAll Random random) {
        LimitCourse course =
                course(random, Limit.Period.WEEK, Limit.Rounding.FLOOR, new Limit.CarryOver(ExactNumber.of("30"), 2));
        long first = Windows.ordinal(Limit.Period.WEEK, START);
        Map<Long, Usage> usage = new HashMap<>();
        for (int i = 0; i < 15; i++) {
            usage.put(first + i, new Usage(0, random.nextInt(20), random.nextInt(4)));
        }
        LocalDate today = START.plusWeeks(random.nextInt(20));
        List<Figures> span = Allowances.between(course, usage, today, first, first + 20);
        for (int i = 0; i <= 20; i++) {
            assertEquals(
                    span.get(i).allowance(),
                    Allowances.between(course, usage, today, first + i, first + i)
                            .get(0)
                            .allowance());
        }
    }

    @Property
    void the_explanation_always_ends_in_the_allowance(@ForAll Random random) {
        Limit.Period period = CALENDAR[random.nextInt(CALENDAR.length)];
        LimitCourse course = course(random, period, Limit.Rounding.values()[random.nextInt(3)], null);
        LocalDate day = START.plusDays(random.nextInt(200));
        Figures figures = Allowances.on(course, Map.of(), START, day);
        Explanation explanation = Explain.of(course, figures, START);
        assertEquals(
                Long.toString(figures.allowance()),
                explanation.steps().get(explanation.steps().size() - 1).value().fraction());
        Rational shares = Rational.ZERO;
        for (Explanation.Step step : explanation.steps()) {
            if (step.rule().startsWith("volume x days") || step.rule().startsWith("volume(day) = 0")) {
                shares = shares.plus(Rational.parse(step.value().fraction()));
            }
        }
        assertEquals(figures.entitlement().entitlement(), shares);
    }

    /** Reserves and consumes week after week, as the ledger would: never beyond what is available on that day. */
    private static Map<Long, Usage> usageWithinAllowance(Random random, LimitCourse course, long first, int weeks) {
        Map<Long, Usage> usage = new HashMap<>();
        for (int i = 0; i < weeks; i++) {
            Figures figures = Allowances.between(course, usage, START.plusWeeks(i), first + i, first + i)
                    .get(0);
            long taken = figures.available() == 0 ? 0 : random.nextInt((int) figures.available() + 1);
            usage.put(first + i, new Usage(taken / 2, taken - taken / 2, 0));
        }
        return usage;
    }

    private static LimitCourse course(
            Random random, Limit.Period period, Limit.Rounding rounding, Limit.CarryOver carryOver) {
        return course(random, period, rounding, carryOver, null);
    }

    static LimitCourse course(
            Random random,
            Limit.Period period,
            Limit.Rounding rounding,
            Limit.CarryOver carryOver,
            Limit.PartialPeriod partial) {
        LocalDate inForce = START.plusDays(random.nextInt(30));
        Given given = Given.agreement().inForce(inForce.toString());
        LocalDate suspended = inForce.plusDays(random.nextInt(40));
        for (int i = 0; i < random.nextInt(3); i++) {
            LocalDate until = suspended.plusDays(random.nextInt(15));
            given.suspended(suspended.toString(), until.toString());
            suspended = until.plusDays(1L + random.nextInt(30));
        }
        if (random.nextInt(4) == 0) {
            given.expires(suspended.plusDays(random.nextInt(100)).toString());
        }
        given.baseline(
                Limit.Unit.PERSON,
                period,
                random.nextBoolean() ? Integer.toString(random.nextInt(60)) : random.nextInt(600) + "/12",
                Baseline.Status.DECIDED);
        LocalDate effective = START;
        for (int i = 0; i <= random.nextInt(3); i++) {
            Limit limit = random.nextInt(3) == 0
                    ? new Limit(
                            "l",
                            Limit.Unit.PERSON,
                            period,
                            new Limit.Volume(random.nextInt(50), null, null),
                            null,
                            rounding,
                            partial,
                            carryOver,
                            null,
                            null)
                    : new Limit(
                            "l",
                            Limit.Unit.PERSON,
                            period,
                            new Limit.Volume(null, Given.BASELINE, ExactNumber.of(random.nextInt(80) + ".5")),
                            null,
                            rounding,
                            partial,
                            carryOver,
                            null,
                            null);
            given.terms(effective.toString(), limit);
            effective = effective.plusDays(1L + random.nextInt(60));
        }
        return LimitCourse.of(given.snapshot(), "l").orElseThrow();
    }
}
