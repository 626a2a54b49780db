package org.acuerdo.flights.flight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Instant DEPARTURE = Instant.parse("2025-02-12T14:00:00Z");
    private static final Instant DECIDE_BY = Instant.parse("2025-02-08T12:00:00Z");

    @Test
    void beforeTheDeadlineItIsPending() {
        var standing = standing(FlightStatus.REQUESTED, pending(false), DECIDE_BY);
        assertEquals(FlightStatus.REQUESTED, standing.status());
        assertEquals(ClearanceStatus.PENDING, standing.clearances().get(0).status());
    }

    @Test
    void pastTheDeadlineItHasLapsedWhateverMessageIsMissing() {
        var standing = standing(FlightStatus.REQUESTED, pending(false), DECIDE_BY.plusMillis(1));
        assertEquals(FlightStatus.LAPSED, standing.status());
        assertEquals(ClearanceStatus.LAPSED, standing.clearances().get(0).status());
        assertEquals("NO_REPLY", standing.reason());
    }

    @Test
    void whereSilenceGrantsItIsCleared() {
        var standing = standing(FlightStatus.REQUESTED, pending(true), DECIDE_BY.plusMillis(1));
        assertEquals(FlightStatus.CLEARED, standing.status());
        assertEquals(ClearanceStatus.GRANTED, standing.clearances().get(0).status());
        assertEquals(true, standing.clearances().get(0).deemed());
    }

    @Test
    void blockedItLapsesAtTheScheduledDeparture() {
        Clearance blocked = clearance(ClearanceStatus.PENDING, null, "LIMIT_UNDECIDED", true);
        assertEquals(
                FlightStatus.REQUESTED,
                standing(FlightStatus.REQUESTED, blocked, DEPARTURE).status());
        var after = standing(FlightStatus.REQUESTED, blocked, DEPARTURE.plusMillis(1));
        assertEquals(FlightStatus.LAPSED, after.status());
        assertEquals("LIMIT_UNDECIDED", after.reason());
    }

    @Test
    void notFlownAfter24Hours() {
        Clearance granted = clearance(ClearanceStatus.GRANTED, null, null, false);
        Instant end = DEPARTURE.plusSeconds(24 * 3600);
        for (FlightStatus status : List.of(FlightStatus.CLEARED, FlightStatus.CONFIRMED)) {
            assertEquals(status, standing(status, granted, end.minusMillis(1)).status());
            assertEquals(FlightStatus.LAPSED, standing(status, granted, end).status());
            assertEquals("NOT_FLOWN", standing(status, granted, end).reason());
            assertEquals(
                    ClearanceStatus.WITHDRAWN,
                    standing(status, granted, end).clearances().get(0).status());
        }
        assertEquals(
                FlightStatus.DEPARTED,
                standing(FlightStatus.DEPARTED, granted, end).status());
    }

    @Test
    void aClearanceThatWasNeverAnsweredWaitsUntilTheFlightIsNotFlown() {
        Clearance asked = Clearance.asked(UUID.randomUUID(), 1, Examples.NOW, 0);
        assertEquals(
                FlightStatus.REQUESTED,
                standing(FlightStatus.REQUESTED, asked, DEPARTURE.plusSeconds(3600))
                        .status());
        var end = standing(FlightStatus.REQUESTED, asked, DEPARTURE.plusSeconds(24 * 3600));
        assertEquals(FlightStatus.LAPSED, end.status());
        assertEquals(ClearanceStatus.WITHDRAWN, end.clearances().get(0).status());
    }

    private static Deadlines.Standing standing(FlightStatus status, Clearance clearance, Instant now) {
        return Deadlines.standing(status, List.of(clearance), DEPARTURE, now);
    }

    private static Clearance pending(boolean silenceGrants) {
        return clearance(ClearanceStatus.PENDING, DECIDE_BY, null, silenceGrants);
    }

    private static Clearance clearance(ClearanceStatus status, Instant decideBy, String waitingFor, boolean grants) {
        return new Clearance(
                UUID.randomUUID(),
                1,
                status,
                Examples.NOW,
                true,
                decideBy,
                waitingFor,
                grants,
                false,
                null,
                null,
                null,
                1);
    }
}
