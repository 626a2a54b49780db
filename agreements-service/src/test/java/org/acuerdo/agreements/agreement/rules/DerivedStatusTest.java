package org.acuerdo.agreements.agreement.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementFacts.Suspension;
import org.acuerdo.contracts.agreement.AgreementFacts.TerminationNotice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of one agreement, day by day, as the domain rules order it. */
class DerivedStatusTest {
    private static final AgreementFacts LIFE = new AgreementFacts(
            day("2025-02-05"),
            day("2025-02-07"),
            day("2025-02-10"),
            day("2025-02-12"),
            day("2025-02-14"),
            day("2025-02-16"),
            List.of(new Suspension(new UUID(0, 1), day("2025-03-07"), day("2025-03-09"), "weather", "GT", false, null)),
            new TerminationNotice(day("2025-03-08"), day("2025-03-20"), "US", null, false, null),
            null,
            null);

    @ParameterizedTest
    @CsvSource({
        "2025-02-05, ANNOUNCED, false",
        "2025-02-06, ANNOUNCED, false",
        "2025-02-07, NEGOTIATING, false",
        "2025-02-10, SIGNED, false",
        "2025-02-12, IN_FORCE, true",
        "2025-02-14, IN_FORCE, true",
        "2025-02-15, SIGNED, false",
        "2025-02-16, IN_FORCE, true",
        "2025-03-06, IN_FORCE, true",
        "2025-03-07, SUSPENDED, false",
        "2025-03-08, SUSPENDED, false",
        "2025-03-09, SUSPENDED, false",
        "2025-03-10, NOTICE_GIVEN, true",
        "2025-03-19, NOTICE_GIVEN, true",
        "2025-03-20, TERMINATED, false",
        "2026-01-01, TERMINATED, false"
    })
    void statusOfADay(LocalDate day, String status, boolean operative) {
        assertEquals(status, LIFE.statusOn(day).name());
        assertEquals(operative, LIFE.operativeOn(day));
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31, IN_FORCE, true", "2026-01-01, EXPIRED, false"})
    void theDayAfterExpiryIsNoLongerOperative(LocalDate day, String status, boolean operative) {
        AgreementFacts facts = new AgreementFacts(
                null, null, null, null, null, day("2025-02-10"), List.of(), null, day("2025-12-31"), null);
        assertEquals(status, facts.statusOn(day).name());
        assertEquals(operative, facts.operativeOn(day));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
