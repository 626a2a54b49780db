package org.acuerdo.flights.onward.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CohortRulesTest {
    private static final LocalDate ARRIVAL = LocalDate.parse("2025-02-12");
    private static final LocalDate TODAY = LocalDate.parse("2025-02-13");

    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of(onward(3, 3), Standing.arrived(3), false, List.of()),
                Arguments.of(onward(4, 4), Standing.arrived(3), false, List.of("MORE_OUT_THAN_IN")),
                Arguments.of(onward(3, 2), Standing.arrived(3), false, List.of("ATTESTATION_INCOMPLETE")),
                Arguments.of(onward(3, null), Standing.arrived(3), false, List.of("ATTESTATION_INCOMPLETE")),
                Arguments.of(onward(3, 3), Standing.arrived(3), true, List.of("ON_LEGAL_HOLD")),
                Arguments.of(of(Outcome.RETURNED_TO_SENDER, 1), Standing.arrived(3), true, List.of("ON_LEGAL_HOLD")),
                Arguments.of(of(Outcome.PROTECTION_CLAIM, 1), Standing.arrived(3), true, List.of()),
                Arguments.of(of(Outcome.UNRESOLVED, 3), Standing.arrived(3), false, List.of()),
                Arguments.of(of(Outcome.UNRESOLVED, 4), Standing.arrived(3), false, List.of("MORE_OUT_THAN_IN")),
                Arguments.of(on("2025-02-14"), Standing.arrived(3), false, List.of("IN_THE_FUTURE")),
                Arguments.of(on("2025-02-11"), Standing.arrived(3), false, List.of("OUT_OF_ORDER")),
                Arguments.of(
                        new Report(LocalDate.parse("2025-02-14"), Outcome.ONWARD, 4, "HN", 1, null, null),
                        Standing.arrived(3),
                        true,
                        List.of("IN_THE_FUTURE", "MORE_OUT_THAN_IN", "ATTESTATION_INCOMPLETE", "ON_LEGAL_HOLD")));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("reports")
    void rules(Report report, Standing standing, boolean held, List<String> expected) {
        assertEquals(
                expected,
                CohortRules.violations(report, standing, List.of(), ARRIVAL, TODAY, held).stream()
                        .map(Violation::code)
                        .toList());
    }

    /** Whoever is told to have gone on to one of the two states has another outcome. */
    @Test
    void whoGoesOnGoesToAnotherStateThanTheTwo() {
        assertEquals(Optional.empty(), CohortRules.destination(to(Outcome.ONWARD, "HN"), "US", "GT"));
        assertEquals(
                Optional.of("another state; who went back to US is reported as RETURNED_TO_SENDER"),
                CohortRules.destination(to(Outcome.ONWARD, "US"), "US", "GT"));
        assertEquals(
                Optional.of("another state; who stays in GT is reported as LAWFUL_STAY or UNRESOLVED"),
                CohortRules.destination(to(Outcome.ONWARD, "GT"), "US", "GT"));
        assertEquals(Optional.empty(), CohortRules.destination(to(Outcome.RETURNED_TO_SENDER, "US"), "US", "GT"));
        assertEquals(Optional.empty(), CohortRules.destination(to(Outcome.LAWFUL_STAY, null), "US", "GT"));
    }

    private static Report to(Outcome outcome, String destination) {
        return new Report(TODAY, outcome, 1, destination, 1, null, null);
    }

    @Test
    void onwardLeavesReception() {
        assertEquals(new Standing(3, 2, 0, 0, 2), CohortRules.after(Standing.arrived(3), onward(2, 2)));
    }

    @Test
    void protectionAndStayLeaveItOnlyWhereTheReportSaysSo() {
        assertEquals(
                new Standing(3, 1, 0, 0, 0), CohortRules.after(Standing.arrived(3), of(Outcome.PROTECTION_CLAIM, 1)));
        assertEquals(
                new Standing(3, 1, 0, 0, 1),
                CohortRules.after(Standing.arrived(3), left(Outcome.LAWFUL_STAY, 1, null)));
    }

    @Test
    void unresolvedEndsNothingAndIsReplaced() {
        Standing s = CohortRules.after(Standing.arrived(3), of(Outcome.UNRESOLVED, 2));
        assertEquals(new Standing(3, 0, 2, 0, 0), s);
        s = CohortRules.after(s, of(Outcome.UNRESOLVED, 1));
        assertEquals(new Standing(3, 0, 1, 0, 0), s);
        assertEquals(new Standing(3, 3, 0, 0, 3), CohortRules.after(s, onward(3, 3)));
    }

    @Test
    void whoLeftReceptionUnresolvedDoesNotLeaveItTwice() {
        Standing s = CohortRules.after(Standing.arrived(3), left(Outcome.UNRESOLVED, 2, null));
        assertEquals(new Standing(3, 0, 2, 2, 2), s);
        assertEquals(new Standing(3, 3, 0, 0, 3), CohortRules.after(s, onward(3, 3)));
    }

    /** Three claimed protection and stayed in reception, one has lawful stay and left it; one is still waited for. */
    private static final List<Report> BEFORE =
            List.of(of(Outcome.PROTECTION_CLAIM, 3), left(Outcome.LAWFUL_STAY, 1, null));

    private static Standing afterThem(int persons) {
        Standing standing = Standing.arrived(persons);
        for (Report report : BEFORE) {
            standing = CohortRules.after(standing, report);
        }
        return standing;
    }

    static Stream<Arguments> later() {
        return Stream.of(
                Arguments.of(left(Outcome.PROTECTION_CLAIM, 3, true), List.of()),
                Arguments.of(left(Outcome.PROTECTION_CLAIM, 4, true), List.of("MORE_OUT_THAN_IN")),
                // whoever has it left reception with it
                Arguments.of(left(Outcome.LAWFUL_STAY, 1, true), List.of("MORE_OUT_THAN_IN")),
                // another one, who is still waited for
                Arguments.of(left(Outcome.PROTECTION_CLAIM, 1, null), List.of()),
                Arguments.of(left(Outcome.PROTECTION_CLAIM, 2, null), List.of("MORE_OUT_THAN_IN")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("later")
    void whoStayedInReceptionLeavesItLater(Report report, List<String> expected) {
        assertEquals(
                expected,
                CohortRules.violations(report, afterThem(5), BEFORE, ARRIVAL, TODAY, false).stream()
                        .map(Violation::code)
                        .toList());
    }

    @Test
    void leavingLaterEndsNothingASecondTime() {
        Standing before = afterThem(5);
        assertEquals(new Standing(5, 4, 0, 0, 1), before);
        assertEquals(new Standing(5, 4, 0, 0, 3), CohortRules.after(before, left(Outcome.PROTECTION_CLAIM, 2, true)));
    }

    @Test
    void nobodyLeavesTwice() {
        Report two = left(Outcome.PROTECTION_CLAIM, 2, true);
        Standing after = CohortRules.after(afterThem(5), two);
        List<Report> before = Stream.concat(BEFORE.stream(), Stream.of(two)).toList();
        assertEquals(
                List.of(),
                CohortRules.violations(left(Outcome.PROTECTION_CLAIM, 1, true), after, before, ARRIVAL, TODAY, false));
        assertEquals(
                1,
                CohortRules.violations(two, after, before, ARRIVAL, TODAY, false)
                        .size());
    }

    @Test
    void onceNobodyIsWaitedForLeavingIsOfThoseReportedBefore() {
        Report plain = left(Outcome.PROTECTION_CLAIM, 2, null);
        assertEquals(left(Outcome.PROTECTION_CLAIM, 2, true), CohortRules.meant(plain, afterThem(4)));
        assertEquals(plain, CohortRules.meant(plain, afterThem(5)));
        Report said = left(Outcome.PROTECTION_CLAIM, 2, false);
        assertEquals(said, CohortRules.meant(said, afterThem(4)));
        assertEquals(of(Outcome.PROTECTION_CLAIM, 2), CohortRules.meant(of(Outcome.PROTECTION_CLAIM, 2), afterThem(4)));
        assertEquals(onward(1, 1), CohortRules.meant(onward(1, 1), afterThem(4)));
    }

    /** Who had left reception before the claim is not there to leave it. */
    @Test
    void neverMoreLeaveThanAreThere() {
        List<Report> before = List.of(left(Outcome.UNRESOLVED, 1, null), of(Outcome.PROTECTION_CLAIM, 3));
        Standing standing = Standing.arrived(3);
        for (Report report : before) {
            standing = CohortRules.after(standing, report);
        }
        assertEquals(new Standing(3, 3, 0, 0, 1), standing);
        assertEquals(
                List.of("MORE_OUT_THAN_IN"),
                CohortRules.violations(left(Outcome.PROTECTION_CLAIM, 3, true), standing, before, ARRIVAL, TODAY, false)
                        .stream()
                        .map(Violation::code)
                        .toList());
        assertEquals(
                List.of(),
                CohortRules.violations(
                        left(Outcome.PROTECTION_CLAIM, 2, true), standing, before, ARRIVAL, TODAY, false));
    }

    @Test
    void stillHeldEndsNothing() {
        assertEquals(Standing.arrived(3), CohortRules.after(Standing.arrived(3), of(Outcome.STILL_HELD, 3)));
    }

    private static Report onward(int count, Integer assessed) {
        return new Report(TODAY, Outcome.ONWARD, count, "HN", assessed, null, null);
    }

    private static Report of(Outcome outcome, int count) {
        return new Report(TODAY, outcome, count, null, null, null, null);
    }

    private static Report left(Outcome outcome, int count, Boolean reportedBefore) {
        return new Report(TODAY, outcome, count, null, null, true, reportedBefore);
    }

    private static Report on(String day) {
        return new Report(LocalDate.parse(day), Outcome.LAWFUL_STAY, 1, null, null, null, null);
    }
}
