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

    private static SideBySide landing(int aboard, int received, NotReceived... missing) {
        return SideBySide.of(
                List.of(nationals(0, 50)),
                List.of(nationals(0, aboard)),
                List.of(nationals(0, received)),
                null,
                List.of(missing));
    }

    private static SideBySide several(SideBySide first, SideBySide second, List<PassengerGroup> monitor) {
        List<PassengerGroup> aboard = java.util.stream.Stream.concat(first.sender().stream(), second.sender().stream())
                .toList();
        return SideBySide.of(
                aboard,
                aboard,
                monitor,
                List.of(new SideBySide.AtLanding(1, first), new SideBySide.AtLanding(2, second)));
    }

    @Test
    void whoLeftWithTheWrongLegIsFoundWhateverTheSumsAre() {
        SideBySide s = several(landing(50, 49), landing(40, 41), null);
        assertEquals(0, s.unaccounted());
        assertFalse(s.agree());
        assertEquals(
                List.of("1 men 50 49", "1 persons 50 49", "2 men 40 41", "2 persons 40 41"),
                s.differences().stream()
                        .map(d -> d.leg() + " " + d.counted() + " " + d.first() + " " + d.second())
                        .toList());
    }

    @Test
    void whoIsMissingAtOneLandingIsNotAccountedForByAnother() {
        SideBySide s = several(landing(50, 49), landing(40, 40, new NotReceived("hospital", 1)), null);
        assertEquals(0, s.unaccounted());
        assertFalse(s.agree());
        assertTrue(several(landing(50, 49, new NotReceived("hospital", 1)), landing(40, 40), null)
                .agree());
    }

    @Test
    void aMonitorOfTheWholeFlightCountsAllWhoLandSomewhere() {
        assertTrue(several(landing(50, 50), landing(40, 40), List.of(nationals(0, 90)))
                .agree());
        assertFalse(several(landing(50, 50), landing(40, 40), List.of(nationals(0, 89)))
                .agree());
    }

    private static CountsRecord.Count count(int men, Instant at) {
        return new CountsRecord.Count(
                CountSource.RECEIVER,
                List.of(nationals(0, men)),
                List.of(),
                "counted again",
                "officer",
                "GT",
                at,
                null);
    }

    private static int men(CountsRecord record) {
        return record.last(CountSource.RECEIVER, null)
                .orElseThrow()
                .passengers()
                .get(0)
                .men();
    }
}
