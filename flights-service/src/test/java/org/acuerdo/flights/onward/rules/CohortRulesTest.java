package org.acuerdo.flights.onward.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
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
                        new Report(LocalDate.parse("2025-02-14"), Outcome.ONWARD, 4, "HN", 1, null),
                        Standing.arrived(3),
                        true,
                        List.of("IN_THE_FUTURE", "MORE_OUT_THAN_IN", "ATTESTATION_INCOMPLETE", "ON_LEGAL_HOLD")));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("reports")
    void rules(Report report, Standing standing, boolean held, List<String> expected) {
        assertEquals(
                expected,
                CohortRules.violations(report, standing, ARRIVAL, TODAY, held).stream()
                        .map(Violation::code)
                        .toList());
    }

    @Test
    void onwardLeavesReception() {
        assertEquals(new Standing(3, 2, 0, 0, 2), CohortRules.after(Standing.arrived(3), onward(2, 2)));
    }

    @Test
    void protectionAndStayLeaveItOnlyWhereTheReportSaysSo() {
        assertEquals(
                new Standing(3, 1, 0, 0, 0), CohortRules.after(Standing.arrived(3), of(Outcome.PROTECTION_CLAIM, 1)));
        Report left = new Report(TODAY, Outcome.LAWFUL_STAY, 1, null, null, true);
        assertEquals(new Standing(3, 1, 0, 0, 1), CohortRules.after(Standing.arrived(3), left));
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
        Standing s = CohortRules.after(Standing.arrived(3), new Report(TODAY, Outcome.UNRESOLVED, 2, null, null, true));
        assertEquals(new Standing(3, 0, 2, 2, 2), s);
        assertEquals(new Standing(3, 3, 0, 0, 3), CohortRules.after(s, onward(3, 3)));
    }

    @Test
    void stillHeldEndsNothing() {
        assertEquals(Standing.arrived(3), CohortRules.after(Standing.arrived(3), of(Outcome.STILL_HELD, 3)));
    }

    private static Report onward(int count, Integer assessed) {
        return new Report(TODAY, Outcome.ONWARD, count, "HN", assessed, null);
    }

    private static Report of(Outcome outcome, int count) {
        return new Report(TODAY, outcome, count, null, null, null);
    }

    private static Report on(String day) {
        return new Report(LocalDate.parse(day), Outcome.LAWFUL_STAY, 1, null, null, null);
    }
}
