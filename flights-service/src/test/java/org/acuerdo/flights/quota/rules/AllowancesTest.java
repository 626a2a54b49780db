package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.Given;
import org.junit.jupiter.api.Test;

/** Carry-over, overshoot, partial windows, ramp-up and the open windows, by single cases. */
class AllowancesTest {
    private static final Limit TEN_A_WEEK = Given.fixed("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, 10);
    /** Monday of 2025-W02. */
    private static final LocalDate W2 = LocalDate.parse("2025-01-06");

    @Test
    void unused_units_are_carried_on_once_and_at_most_by_the_percent() {
        AgreementSnapshot snapshot = inForce()
                .terms("2025-01-06", Given.carrying(TEN_A_WEEK, "25", 1))
                .snapshot();
        // 4 of 10 used in W02: unused 6, at most floor(2.5) = 2 go on to W03, where they are used first
        List<Figures> weeks = weeks(snapshot, Map.of(0, new Usage(0, 4, 0), 1, new Usage(0, 1, 0)), W2.plusWeeks(2), 4);
        assertEquals(List.of(10L, 12L, 12L, 10L), allowances(weeks));
        assertEquals(2, weeks.get(1).carried());
        // in W03 1 was used, a carried one; the other carried one is gone, 10 own are unused: 2 go on to W04
        assertEquals(2, weeks.get(2).carried());
        assertEquals(0, weeks.get(3).carried(), "W04 is open: nothing of it goes on yet");
    }

    @Test
    void carried_units_count_windows_of_the_calendar_suspended_ones_included() {
        Given given = inForce().suspended("2025-01-13", "2025-01-19");
        AgreementSnapshot one =
                given.terms("2025-01-06", Given.carrying(TEN_A_WEEK, "100", 1)).snapshot();
        assertEquals(List.of(10L, 0L, 10L), allowances(weeks(one, Map.of(0, new Usage(0, 4, 0)), W2.plusWeeks(2), 3)));
        AgreementSnapshot two = inForce()
                .suspended("2025-01-13", "2025-01-19")
                .terms("2025-01-06", Given.carrying(TEN_A_WEEK, "100", 2))
                .snapshot();
        assertEquals(List.of(10L, 0L, 16L), allowances(weeks(two, Map.of(0, new Usage(0, 4, 0)), W2.plusWeeks(2), 3)));
    }

    @Test
    void oldest_carried_units_are_used_first() {
        AgreementSnapshot snapshot = inForce()
                .terms("2025-01-06", Given.carrying(TEN_A_WEEK, "20", 2))
                .snapshot();
        // W02 carries 2 (for W03, W04); W03 uses 1 of them and carries 2 (for W04, W05): W04 has 1 + 2
        List<Figures> weeks = weeks(snapshot, Map.of(1, new Usage(0, 1, 0)), W2.plusWeeks(2), 4);
        assertEquals(List.of(10L, 12L, 13L, 10L), allowances(weeks));
    }

    @Test
    void overshoot_is_deducted_from_the_next_operative_windows() {
        AgreementSnapshot snapshot = inForce()
                .suspended("2025-01-13", "2025-01-19")
                .terms("2025-01-06", TEN_A_WEEK)
                .snapshot();
        List<Figures> weeks = weeks(snapshot, Map.of(0, new Usage(0, 23, 13)), W2.plusWeeks(1), 5);
        assertEquals(List.of(10L, 0L, 0L, 7L, 10L), allowances(weeks));
        assertEquals(
                List.of(0L, 0L, 10L, 3L, 0L),
                weeks.stream().map(Figures::deducted).toList());
    }

    @Test
    void excess_that_had_been_reserved_is_never_deducted() {
        AgreementSnapshot snapshot = inForce().terms("2025-01-06", TEN_A_WEEK).snapshot();
        List<Figures> weeks = weeks(snapshot, Map.of(0, new Usage(0, 15, 2)), W2.plusWeeks(1), 2);
        assertEquals(List.of(10L, 8L), allowances(weeks));
        assertEquals(5, weeks.get(0).excess());
    }

    @Test
    void overshoot_waits_until_the_window_has_closed() {
        AgreementSnapshot snapshot = inForce().terms("2025-01-06", TEN_A_WEEK).snapshot();
        Map<Integer, Usage> usage = Map.of(0, new Usage(0, 13, 13));
        assertEquals(List.of(10L, 10L), allowances(weeks(snapshot, usage, W2.plusDays(6), 2)));
        assertEquals(List.of(10L, 7L), allowances(weeks(snapshot, usage, W2.plusDays(7), 2)));
    }

    @Test
    void full_gives_a_partly_operative_window_the_whole_volume() {
        AgreementSnapshot snapshot = Given.agreement()
                .inForce("2025-01-10")
                .terms("2025-01-01", Given.full(TEN_A_WEEK))
                .snapshot();
        assertEquals(List.of(10L, 10L), allowances(weeks(snapshot, Map.of(), W2, 2)));
    }

    @Test
    void a_window_without_operative_day_has_no_allowance_and_no_terms() {
        AgreementSnapshot snapshot = Given.agreement()
                .inForce("2025-01-13")
                .terms("2025-01-01", TEN_A_WEEK)
                .snapshot();
        Figures figures = weeks(snapshot, Map.of(), W2, 1).get(0);
        assertEquals(0, figures.allowance());
        assertNull(figures.entitlement().termsVersion());
        assertEquals(WindowState.EXHAUSTED, figures.state(W2));
    }

    @Test
    void days_whose_terms_lack_the_id_give_nothing() {
        AgreementSnapshot snapshot = inForce()
                .terms("2025-01-01", Given.fixed("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, 7))
                .terms("2025-01-08", Given.fixed("other", Limit.Unit.FLIGHT, Limit.Period.WEEK, 7))
                .snapshot();
        Figures figures = weeks(snapshot, Map.of(), W2, 1).get(0);
        assertEquals(Rational.of(2), figures.entitlement().entitlement());
        assertEquals(2, figures.entitlement().termsVersion());
    }

    @Test
    void ramp_up_steps_take_the_place_of_the_volumes_figure() {
        Limit fixed = Given.ramped(
                TEN_A_WEEK,
                new Limit.RampUpStep(LocalDate.parse("2025-01-13"), null, 4),
                new Limit.RampUpStep(LocalDate.parse("2025-01-20"), null, 8));
        assertEquals(
                List.of(0L, 4L, 8L, 8L),
                allowances(weeks(inForce().terms("2025-01-01", fixed).snapshot(), Map.of(), W2, 4)));
        Limit percent = Given.ramped(
                Given.increased("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, "40", Limit.Rounding.FLOOR),
                new Limit.RampUpStep(LocalDate.parse("2025-01-13"), ExactNumber.of("20"), null),
                new Limit.RampUpStep(LocalDate.parse("2025-01-20"), ExactNumber.of("40"), null));
        AgreementSnapshot snapshot = inForce()
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "10", Baseline.Status.DECIDED)
                .terms("2025-01-01", percent)
                .snapshot();
        assertEquals(List.of(10L, 12L, 14L), allowances(weeks(snapshot, Map.of(), W2, 3)));
    }

    @Test
    void half_up_and_a_new_version_that_does_not_restart_the_running_sum() {
        Limit cumulative =
                Given.increased("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, "40", Limit.Rounding.CUMULATIVE_FLOOR);
        AgreementSnapshot snapshot = inForce()
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED)
                .terms("2025-01-06", cumulative)
                .terms("2025-01-20", cumulative)
                .snapshot();
        assertEquals(List.of(19L, 20L, 19L, 20L, 20L), allowances(weeks(snapshot, Map.of(), W2, 5)));
        AgreementSnapshot half = inForce()
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED)
                .terms(
                        "2025-01-06",
                        Given.increased("l", Limit.Unit.FLIGHT, Limit.Period.WEEK, "40", Limit.Rounding.HALF_UP))
                .snapshot();
        assertEquals(List.of(20L, 20L), allowances(weeks(half, Map.of(), W2, 2)));
    }

    /** In force from the 15th of 28 days; 10 of 31 days suspended: 10 x 21/31 = 6.77. */
    @Test
    void months_are_shared_by_their_own_days() {
        for (Limit.Rounding rounding : List.of(Limit.Rounding.FLOOR, Limit.Rounding.HALF_UP)) {
            AgreementSnapshot snapshot = Given.agreement()
                    .inForce("2025-02-15")
                    .suspended("2025-03-01", "2025-03-10")
                    .baseline(Limit.Unit.FLIGHT, Limit.Period.MONTH, "10", Baseline.Status.DECIDED)
                    .terms("2025-01-01", Given.increased("l", Limit.Unit.FLIGHT, Limit.Period.MONTH, "0", rounding))
                    .snapshot();
            LimitCourse course = LimitCourse.of(snapshot, "l").orElseThrow();
            long january = Windows.ordinal(Limit.Period.MONTH, W2);
            assertEquals(
                    List.of(0L, 5L, rounding == Limit.Rounding.FLOOR ? 6L : 7L, 10L),
                    allowances(Allowances.between(course, Map.of(), W2, january, january + 3)));
        }
    }

    @Test
    void standing_follows_the_clocks_local_day_within_the_operative_days() {
        AgreementSnapshot snapshot = Given.agreement()
                .inForce("2025-02-10")
                .expires("2025-12-31")
                .suspended("2025-03-07", "2025-03-09")
                .terms("2025-02-10", Given.fixed("l", Limit.Unit.PERSON, Limit.Period.STANDING, 120))
                .terms("2025-06-01", Given.fixed("l", Limit.Unit.PERSON, Limit.Period.STANDING, 80))
                .snapshot();
        LimitCourse course = LimitCourse.of(snapshot, "l").orElseThrow();
        for (String day : List.of("2025-02-01", "2025-03-08", "2025-05-31")) {
            assertEquals(
                    120,
                    Allowances.on(course, Map.of(), LocalDate.parse(day), W2).allowance(),
                    day);
        }
        for (String day : List.of("2025-06-01", "2026-06-01")) {
            assertEquals(
                    80,
                    Allowances.on(course, Map.of(), LocalDate.parse(day), W2).allowance(),
                    day);
        }
        Figures after = Allowances.on(course, Map.of(), LocalDate.parse("2026-01-01"), W2);
        assertEquals(LocalDate.parse("2025-02-10"), after.window().start());
        assertEquals(LocalDate.parse("2025-12-31"), after.window().end());
        assertEquals(WindowState.CLOSED, after.state(LocalDate.parse("2026-01-01")));
    }

    @Test
    void a_suspension_until_further_notice_is_no_end() {
        Limit shelter = Given.fixed("l", Limit.Unit.PERSON, Limit.Period.STANDING, 120);
        LocalDate march = LocalDate.parse("2025-03-05");
        Figures figures = standing(
                Given.agreement()
                        .inForce("2025-02-10")
                        .suspended("2025-03-01", null)
                        .terms("2025-02-10", shelter),
                march);
        assertEquals(LocalDate.parse("2025-02-10"), figures.window().start());
        assertNull(figures.window().end());
        assertEquals(WindowState.OPEN, figures.state(march));
        assertEquals(120, figures.allowance());
    }

    /** What ends a window of the whole agreement, suspended or not when it comes. */
    @Test
    void the_end_of_the_agreement_ends_term_and_standing() {
        Limit term = Given.fixed("l", Limit.Unit.PERSON, Limit.Period.TERM, 200);
        LocalDate day = LocalDate.parse("2025-03-05");
        String last = "2025-03-31";
        Map<String, Given> ends = Map.of(
                "terminated", Given.agreement().inForce("2025-02-10").terminated("2025-03-01", "2025-04-01"),
                "expired", Given.agreement().inForce("2025-02-10").expires(last),
                "provisional application over", Given.agreement().provisional("2025-02-10", last),
                "abandoned", Given.agreement().provisional("2025-02-10", null).abandoned("2025-04-01"));
        ends.forEach((what, given) -> {
            given.suspended("2025-03-01", null).terms("2025-02-10", term);
            Figures figures = standing(given, day);
            assertEquals(LocalDate.parse(last), figures.window().end(), what);
            assertEquals(WindowState.OPEN, figures.state(day), what);
            assertEquals(WindowState.CLOSED, standing(given, day.plusMonths(1)).state(day.plusMonths(1)), what);
            assertEquals(200, standing(given, day.plusMonths(1)).allowance(), what);
        });
        Figures open = standing(
                Given.agreement()
                        .provisional("2025-02-10", last)
                        .inForce("2025-05-01")
                        .terms("2025-02-10", term),
                day);
        assertNull(open.window().end(), "in force after provisional application was over");
    }

    private static Figures standing(Given given, LocalDate today) {
        return Allowances.on(LimitCourse.of(given.snapshot(), "l").orElseThrow(), Map.of(), today, today);
    }

    @Test
    void state_tells_closed_exhausted_critical_open() {
        AgreementSnapshot snapshot = inForce().terms("2025-01-06", TEN_A_WEEK).snapshot();
        assertEquals(
                WindowState.OPEN,
                weeks(snapshot, Map.of(0, new Usage(8, 0, 0)), W2, 1).get(0).state(W2));
        assertEquals(
                WindowState.CRITICAL,
                weeks(snapshot, Map.of(0, new Usage(9, 0, 0)), W2, 1).get(0).state(W2));
        assertEquals(
                WindowState.EXHAUSTED,
                weeks(snapshot, Map.of(0, new Usage(10, 0, 0)), W2, 1).get(0).state(W2));
        assertEquals(
                WindowState.CLOSED,
                weeks(snapshot, Map.of(), W2.plusWeeks(1), 1).get(0).state(W2.plusWeeks(1)));
    }

    @Test
    void explanation_ends_in_the_allowance_and_says_it_in_two_languages() {
        AgreementSnapshot snapshot = Given.agreement()
                .inForce("2025-02-10")
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.CLAIMED)
                .terms(
                        "2025-02-10",
                        Given.increased(
                                "l", Limit.Unit.FLIGHT, Limit.Period.WEEK, "40", Limit.Rounding.CUMULATIVE_FLOOR))
                .snapshot();
        LimitCourse course = LimitCourse.of(snapshot, "l").orElseThrow();
        LocalDate today = LocalDate.parse("2025-02-12");
        Explanation explanation =
                Explain.of(course, Allowances.on(course, Map.of(), today, LocalDate.parse("2025-02-17")), today);
        Explanation.Step last = explanation.steps().get(explanation.steps().size() - 1);
        assertEquals("20", last.value().fraction());
        assertEquals(20, explanation.allowance());
        assertTrue(explanation.steps().stream()
                .anyMatch(s -> s.value().fraction().equals("98/5") && s.source().equals("terms 1, limit l")));
        assertTrue(explanation.steps().stream().anyMatch(s -> s.source().contains("Reuters, for 2024, CLAIMED")));
        assertEquals(
                "At most 20 flights may come in 2025-W08: a baseline of 14 a week (Reuters) plus 40 percent, gives 98/5 (19.6);"
                        + " rounding down the running sum, begun with 2025-W07, from 98/5 (19.6) to 196/5 (39.2) leaves 20; provisional, since the"
                        + " baseline is not decided.",
                explanation.sentence().en());
        assertTrue(explanation
                .sentence()
                .es()
                .startsWith("Como máximo 20 vuelos pueden llegar en 2025-W08: una línea de base de 14 por semana"));
    }

    @Test
    void each_closed_window_that_carries_on_or_overshot_is_a_step_with_its_numbers() {
        AgreementSnapshot snapshot = inForce()
                .terms("2025-01-06", Given.carrying(TEN_A_WEEK, "20", 2))
                .snapshot();
        LimitCourse course = LimitCourse.of(snapshot, "l").orElseThrow();
        long first = Windows.ordinal(Limit.Period.WEEK, W2);
        // W02 and W03 carry 2 each; W03 used one of W02's; in W04 came 18, of which 5 never reserved there: 13 may, 5
        // overshoot
        Map<Long, Usage> usage = Map.of(first + 1, new Usage(0, 1, 0), first + 2, new Usage(0, 18, 5));
        Explanation fourth = explained(course, usage, W2.plusWeeks(2));
        assertEquals(
                List.of(
                        "carried over from 2025-W02, usable through 2025-W04: 1",
                        "carried over from 2025-W03, usable through 2025-W05: 2",
                        "carried over from closed windows: 3",
                        "allowance of 2025-W04: 13"),
                said(fourth, 3));
        assertEquals(
                "rounded 10, carried 0, deducted 0, own 10, held 0, unused 10, percent 20, most 2, carriedOn 2, used 1 2025-W03",
                inputs(fourth, "carried over from 2025-W02"));
        assertEquals(
                "At most 13 flights may come in 2025-W04: a fixed volume of 10 a week, gives 10, rounded down to 10, plus 3"
                        + " carried over from closed windows (1 of 2025-W02 and 2 of 2025-W03).",
                fourth.sentence().en());
        Explanation fifth = explained(course, usage, W2.plusWeeks(3));
        assertEquals(
                List.of(
                        "carried over from closed windows: 0",
                        "overshoot of 2025-W04: 5",
                        "deducted overshoot of closed windows: 5",
                        "allowance of 2025-W05: 5"),
                said(fifth, 3));
        assertEquals("allowance 13, consumed 18, unreserved 5, overshoot 5", inputs(fifth, "overshoot of 2025-W04"));
        assertEquals(
                "Como máximo 5 vuelos pueden llegar en 2025-W05: un volumen fijo de 10 por semana, da 10, redondeado hacia abajo"
                        + " a 10, menos 5 por exceso de ventanas cerradas (5 de 2025-W04).",
                fifth.sentence().es());
    }

    private static Explanation explained(LimitCourse course, Map<Long, Usage> usage, LocalDate today) {
        return Explain.of(course, Allowances.on(course, usage, today, today), today);
    }

    /** From the step after so many on: volume, share and entitlement come first. */
    private static List<String> said(Explanation explanation, int after) {
        return explanation.steps().stream()
                .skip(after)
                .filter(s -> !s.what().equals("rounded entitlement"))
                .map(s -> s.what() + ": " + s.value().fraction())
                .toList();
    }

    private static String inputs(Explanation explanation, String what) {
        return explanation.steps().stream()
                .filter(s -> s.what().startsWith(what))
                .findFirst()
                .orElseThrow()
                .inputs()
                .stream()
                .map(i -> i.name() + " " + i.value().fraction() + (i.window() == null ? "" : " " + i.window()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static Given inForce() {
        return Given.agreement().inForce("2025-01-01");
    }

    /** Figures of consecutive weeks from 2025-W02; usage by the week's number from there. */
    private static List<Figures> weeks(
            AgreementSnapshot snapshot, Map<Integer, Usage> usage, LocalDate today, int count) {
        long first = Windows.ordinal(Limit.Period.WEEK, W2);
        Map<Long, Usage> byPlace = new HashMap<>();
        usage.forEach((week, held) -> byPlace.put(first + week, held));
        return Allowances.between(
                LimitCourse.of(snapshot, "l").orElseThrow(), byPlace, today, first, first + count - 1);
    }

    private static List<Long> allowances(List<Figures> weeks) {
        return weeks.stream().map(Figures::allowance).toList();
    }
}
