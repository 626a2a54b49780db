package org.acuerdo.flights.flight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole state machine, cell by cell: "-" not taken, but may be later; "x" never again. */
class LifecycleTest {
    private static final String TABLE = """
        status            CLEAR   REFUSE  LAPSE  REVOKE            REVOKE_IN_FLIGHT CANCEL    ATTEST    CONFIRM   DEPART   ARRIVE
        REQUESTED         CLEARED REFUSED LAPSED CLEARANCE_REVOKED -                CANCELLED REQUESTED -         -        -
        CLEARED           -       REFUSED -      CLEARANCE_REVOKED -                CANCELLED CLEARED   CONFIRMED -        -
        CONFIRMED         -       REFUSED -      CLEARANCE_REVOKED -                CANCELLED CONFIRMED -         DEPARTED -
        DEPARTED          x       x       x      x                 DEPARTED         x         x         x         x        ARRIVED
        DIVERTED          x       x       x      x                 DIVERTED         x         x         x         x        ARRIVED
        ARRIVED           x       x       x      x                 x                x         x         x         x        x
        RECONCILED        x       x       x      x                 x                x         x         x         x        x
        RETURNED          x       x       x      x                 x                x         x         x         x        x
        LANDED_ELSEWHERE  x       x       x      x                 x                x         x         x         x        x
        REFUSED           x       x       x      x                 x                x         x         x         x        x
        LAPSED            x       x       x      x                 x                x         x         x         x        x
        CANCELLED         x       x       x      x                 x                x         x         x         x        x
        CLEARANCE_REVOKED x       x       x      x                 x                x         x         x         x        x
        """;

    private static final String MORE = """
        status            LAND     DIVERT   LAND_ELSEWHERE   RETURN   RESCHEDULE ACCEPT_OVER_LIMIT FLOWN_IRREGULARLY REPORT_UNUSED     NOT_FLOWN COUNT CORRECT RECONCILE REOPEN
        REQUESTED         -        -        -                -        REQUESTED  REQUESTED         LAPSED            REQUESTED         LAPSED - - - -
        CLEARED           -        -        -                -        REQUESTED  CLEARED           LAPSED            CLEARED           LAPSED - - - -
        CONFIRMED         -        -        -                -        REQUESTED  CONFIRMED         LAPSED            CONFIRMED         LAPSED - - - -
        DEPARTED          DEPARTED DIVERTED -                RETURNED x          x                 x                 DEPARTED          x DEPARTED DEPARTED - -
        DIVERTED          DIVERTED x        LANDED_ELSEWHERE RETURNED x          x                 x                 DIVERTED          x DIVERTED DIVERTED - -
        ARRIVED           x        x        x                x        x          x                 x                 ARRIVED           x ARRIVED ARRIVED RECONCILED -
        RECONCILED        x        x        x                x        x          x                 x                 RECONCILED        x RECONCILED RECONCILED - ARRIVED
        RETURNED          x        x        x                x        x          x                 x                 RETURNED          x RETURNED RETURNED x x
        LANDED_ELSEWHERE  x        x        x                x        x          x                 x                 LANDED_ELSEWHERE  x LANDED_ELSEWHERE LANDED_ELSEWHERE x x
        REFUSED           x        x        x                x        x          x                 x                 REFUSED           x x x x x
        LAPSED            x        x        x                x        x          x                 x                 LAPSED            x x x x x
        CANCELLED         x        x        x                x        x          x                 x                 CANCELLED         x x x x x
        CLEARANCE_REVOKED x        x        x                x        x          x                 x                 CLEARANCE_REVOKED x x x x x
        """;

    static Stream<Arguments> cells() {
        return Stream.of(TABLE, MORE).flatMap(LifecycleTest::cells);
    }

    private static Stream<Arguments> cells(String table) {
        List<String[]> rows = table.lines().map(l -> l.trim().split("\\s+")).toList();
        List<Arguments> cells = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            for (int i = 1; i < row.length; i++) {
                cells.add(Arguments.of(FlightStatus.valueOf(row[0]), FlightAct.valueOf(rows.get(0)[i]), row[i]));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void everyCell(FlightStatus status, FlightAct act, String expected) {
        FlightStatus after = Lifecycle.after(status, act).orElse(null);
        if (expected.equals("-") || expected.equals("x")) {
            assertNull(after);
            assertEquals(expected.equals("-"), Lifecycle.canStill(status, act));
        } else {
            assertEquals(FlightStatus.valueOf(expected), after);
        }
    }

    @Test
    void theTableCoversEverything() {
        assertEquals(FlightStatus.values().length * FlightAct.values().length, cells().count());
        assertEquals(
                Arrays.asList(FlightStatus.values()),
                TABLE.lines()
                        .skip(1)
                        .map(l -> FlightStatus.valueOf(l.trim().split("\\s+")[0]))
                        .toList());
    }
}
