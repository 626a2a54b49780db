package org.acuerdo.flights.onward.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three arrived on 12 February; each report is told by its day, its outcome and its number. */
class ReviewClockTest {
    private static final LocalDate ARRIVAL = LocalDate.parse("2025-02-12");

    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of("nothing", "12", List.of()),
                Arguments.of("all reviewed", "20", List.of("20 STILL_HELD 3")),
                Arguments.of("one of three reviewed", "12", List.of("20 STILL_HELD 1")),
                Arguments.of(
                        "one after the other", "19", List.of("19 STILL_HELD 1", "20 STILL_HELD 1", "21 STILL_HELD 1")),
                Arguments.of("one held, the others released", "20", List.of("20 STILL_HELD 1", "20 RELEASED 2")),
                Arguments.of("the same the other way round", "20", List.of("20 RELEASED 2", "20 STILL_HELD 1")),
                Arguments.of("released without a review of the others", "12", List.of("20 RELEASED 1")),
                Arguments.of("one left unreviewed", "12", List.of("19 STILL_HELD 1", "20 TRANSFERRED 1")),
                Arguments.of("a second round", "27", List.of("20 STILL_HELD 3", "27 STILL_HELD 3")),
                Arguments.of("half a second round", "20", List.of("20 STILL_HELD 3", "27 STILL_HELD 2")),
                Arguments.of("an earlier review told later", "20", List.of("20 STILL_HELD 3", "15 STILL_HELD 3")),
                Arguments.of("a release told later", "20", List.of("20 STILL_HELD 2", "18 RELEASED 1")));
    }

    @ParameterizedTest(name = "{0}: from the {1}th")
    @MethodSource("reports")
    void runsFromTheReviewThatLiesBackFarthest(String what, String day, List<String> reports) {
        assertEquals(Optional.of(LocalDate.parse("2025-02-" + day)), runsFrom(3, reports));
    }

    @Test
    void stopsOnceNobodyIsHeld() {
        assertEquals(
                Optional.empty(), runsFrom(3, List.of("20 STILL_HELD 3", "21 RELEASED 2", "21 RETURNED_TO_SENDER 1")));
        assertEquals(Optional.empty(), runsFrom(0, List.of()));
    }

    /** The fourth of whom it is known only now that she arrived was never reviewed; of two who did, all were. */
    @Test
    void followsTheNumberOfThoseWhoArrived() {
        assertEquals(Optional.of(ARRIVAL), runsFrom(4, List.of("20 STILL_HELD 3")));
        assertEquals(Optional.of(LocalDate.parse("2025-02-20")), runsFrom(2, List.of("20 STILL_HELD 3")));
    }

    private static Optional<LocalDate> runsFrom(int persons, List<String> reports) {
        return ReviewClock.runsFrom(
                persons,
                ARRIVAL,
                reports.stream()
                        .map(text -> Arrays.asList(text.split(" ")))
                        .map(words -> new Report(
                                LocalDate.parse("2025-02-" + words.get(0)),
                                Outcome.valueOf(words.get(1)),
                                Integer.parseInt(words.get(2)),
                                null,
                                null,
                                null,
                                null))
                        .toList());
    }
}
