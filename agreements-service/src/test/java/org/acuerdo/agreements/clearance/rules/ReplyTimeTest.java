package org.acuerdo.agreements.clearance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.ClearanceClause.Mode;
import org.acuerdo.contracts.terms.ClearanceClause.OnSilence;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTimeTest {
    private static final ZoneId GUATEMALA = ZoneId.of("America/Guatemala");
    private static final Instant DEPARTURE = Instant.parse("2025-02-20T14:00:00Z");

    @ParameterizedTest(name = "{0} hours from {1}: {2}, silence means {3}")
    @CsvSource({
        "48, 2025-02-06T12:00:00Z, 2025-02-08T12:00:00Z, DEEMED_GRANTED",
        "48, 2025-02-18T13:59:59Z, 2025-02-20T13:59:59Z, DEEMED_GRANTED",
        "48, 2025-02-18T14:00:00Z, 2025-02-20T14:00:00Z, LAPSE",
        "48, 2025-02-20T12:00:00Z, 2025-02-20T14:00:00Z, LAPSE"
    })
    void hoursEndAtTheLatestAtDeparture(int hours, Instant from, Instant decideBy, OnSilence silence) {
        Terms terms = terms(new ClearanceClause(Mode.MANUAL, hours, null, OnSilence.DEEMED_GRANTED));
        assertEquals(new ReplyTime(decideBy, silence), ReplyTime.of(terms, from, DEPARTURE, GUATEMALA));
    }

    // Thursday the 6th; Friday the 7th is a holiday of these terms, Saturday and Sunday are the weekend
    @ParameterizedTest(name = "{0} working days from {1}: {2}")
    @CsvSource({
        "1, 2025-02-06T18:00:00Z, 2025-02-10T18:00:00Z",
        "2, 2025-02-06T18:00:00Z, 2025-02-11T18:00:00Z",
        "1, 2025-02-08T18:00:00Z, 2025-02-11T06:00:00Z"
    })
    void workingDaysAreThoseOfTheTerms(int days, Instant from, Instant decideBy) {
        Terms terms = terms(new ClearanceClause(Mode.MANUAL, null, days, OnSilence.LAPSE));
        assertEquals(decideBy, ReplyTime.of(terms, from, DEPARTURE, GUATEMALA).decideBy());
    }

    @Test
    void theDeadlineItselfIsInTimeAndTheInstantAfterItIsNot() {
        ClearanceStatus pending = ClearanceStatus.PENDING;
        assertEquals(pending, Silence.statusAt(pending, DEPARTURE, true, DEPARTURE));
        Instant after = DEPARTURE.plus(Duration.ofNanos(1000));
        assertEquals(ClearanceStatus.GRANTED, Silence.statusAt(pending, DEPARTURE, true, after));
        assertEquals(ClearanceStatus.LAPSED, Silence.statusAt(pending, DEPARTURE, false, after));
        for (ClearanceStatus decided : ClearanceStatus.values()) {
            boolean open = decided == pending;
            assertEquals(open, Silence.statusAt(decided, DEPARTURE, false, after) != decided);
        }
    }

    private static Terms terms(ClearanceClause clause) {
        Conditions conditions = new Conditions(
                null,
                null,
                null,
                null,
                new Conditions.WorkingCalendar(
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(LocalDate.parse("2025-02-07"))),
                null,
                null);
        return new Terms(
                LocalDate.parse("2025-02-01"),
                Terms.Certainty.AGREED,
                null,
                null,
                List.of(),
                conditions,
                List.of(),
                clause,
                null);
    }
}
