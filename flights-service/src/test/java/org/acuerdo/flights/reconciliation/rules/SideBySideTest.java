package org.acuerdo.flights.reconciliation.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static PassengerGroup nationals(int women, int men) {
        return new PassengerGroup(PopulationCategory.NATIONAL, "GT", women, men, 0, 0, null);
    }

    private static PassengerGroup hondurans(int men) {
        return new PassengerGroup(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 0, men, 0, 0, null);
    }

    private static SideBySide of(
            List<PassengerGroup> sender,
            List<PassengerGroup> receiver,
            List<PassengerGroup> monitor,
            NotReceived... missing) {
        return SideBySide.of(List.of(nationals(50, 50)), sender, receiver, monitor, List.of(missing));
    }

    @Test
    void theSameCountsAgreeWhateverWasPlanned() {
        SideBySide s = of(List.of(nationals(31, 49)), List.of(nationals(31, 49)), null);
        assertTrue(s.agree());
        assertEquals(0, s.unaccounted());
    }

    @Test
    void oneMoreAboardThanReceivedIsUnaccountedFor() {
        SideBySide s = of(List.of(nationals(31, 49)), List.of(nationals(31, 48)), null);
        assertFalse(s.agree());
        assertEquals(1, s.unaccounted());
        assertEquals(
                List.of("men 49 48", "persons 80 79"),
                s.differences().stream()
                        .map(d -> d.counted() + " " + d.first() + " " + d.second())
                        .toList());
    }

    @Test
    void whoIsMissingWithAReasonIsNotLost() {
        assertTrue(of(List.of(nationals(31, 49)), List.of(nationals(31, 48)), null, new NotReceived("hospital", 1))
                .agree());
        assertFalse(of(List.of(nationals(31, 49)), List.of(nationals(31, 47)), null, new NotReceived("hospital", 1))
                .agree());
    }

    @Test
    void whoIsMissingInOneGroupIsNotMadeUpForInAnother() {
        SideBySide s = of(
                List.of(nationals(10, 10), hondurans(2)),
                List.of(nationals(10, 8), hondurans(3)),
                null,
                new NotReceived("hospital", 1));
        assertEquals(0, s.unaccounted());
        assertFalse(s.agree());
    }

    @Test
    void theSameSumInOtherClassesDiffers() {
        assertFalse(
                of(List.of(nationals(31, 49)), List.of(nationals(63, 17)), null).agree());
    }

    @Test
    void aReportWithoutClassesIsComparedByPersons() {
        assertTrue(of(
                        List.of(nationals(31, 49)),
                        List.of(PassengerGroup.unspecified(PopulationCategory.NATIONAL, "GT", 80)),
                        null)
                .agree());
    }

    @Test
    void theMonitorsCountIsThatOfOneState() {
        List<PassengerGroup> aboard = List.of(nationals(31, 49));
        List<PassengerGroup> received = List.of(nationals(31, 48));
        NotReceived missing = new NotReceived("hospital", 1);
        assertTrue(of(aboard, received, aboard, missing).agree());
        assertTrue(of(aboard, received, received, missing).agree());
        assertFalse(of(aboard, received, List.of(nationals(30, 49)), missing).agree());
    }

    @Test
    void whereNoDepartureWasReportedThereIsNothingToCompare() {
        SideBySide s = of(null, List.of(nationals(0, 79)), null);
        assertTrue(s.agree());
        assertNull(s.unaccounted());
    }

    @Test
    void theRecordKeepsEveryCountAndKnowsWhatItKnewWhen() {
        Instant first = Instant.parse("2025-01-25T06:00:00Z");
        Instant second = Instant.parse("2025-01-26T06:00:00Z");
        CountsRecord record = CountsRecord.EMPTY.with(count(79, first)).with(count(80, second));
        assertEquals(2, record.counts().size());
        assertEquals(80, men(record));
        assertEquals(79, men(record.asKnownAt(second.minusMillis(1))));
        assertEquals(80, men(record.asKnownAt(second)));
        assertTrue(record.asKnownAt(first.minusMillis(1)).counts().isEmpty());
    }

    private static CountsRecord.Count count(int men, Instant at) {
        return new CountsRecord.Count(
                CountSource.RECEIVER, List.of(nationals(0, men)), List.of(), "counted again", "officer", "GT", at);
    }

    private static int men(CountsRecord record) {
        return record.last(CountSource.RECEIVER)
                .orElseThrow()
                .passengers()
                .get(0)
                .men();
    }
}
