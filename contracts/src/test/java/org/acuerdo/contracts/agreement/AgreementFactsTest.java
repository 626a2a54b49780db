package org.acuerdo.contracts.agreement;

import static org.acuerdo.contracts.agreement.AgreementStatus.ABANDONED;
import static org.acuerdo.contracts.agreement.AgreementStatus.ANNOUNCED;
import static org.acuerdo.contracts.agreement.AgreementStatus.EXPIRED;
import static org.acuerdo.contracts.agreement.AgreementStatus.IN_FORCE;
import static org.acuerdo.contracts.agreement.AgreementStatus.NEGOTIATING;
import static org.acuerdo.contracts.agreement.AgreementStatus.NOTICE_GIVEN;
import static org.acuerdo.contracts.agreement.AgreementStatus.SIGNED;
import static org.acuerdo.contracts.agreement.AgreementStatus.SUSPENDED;
import static org.acuerdo.contracts.agreement.AgreementStatus.TERMINATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts.Suspension;
import org.acuerdo.contracts.agreement.AgreementFacts.TerminationNotice;
import org.junit.jupiter.api.Test;

/** The life of one agreement, and the order of precedence of domain rules, section 2. */
class AgreementFactsTest {
    private static final AgreementFacts LIFE = new AgreementFacts(
            day("2025-02-05"),
            day("2025-02-10"),
            day("2025-03-01"),
            day("2025-03-10"),
            day("2025-03-20"),
            day("2025-04-01"),
            List.of(new Suspension(UUID.randomUUID(), day("2025-05-02"), day("2025-05-04"), null, "GT", null, null)),
            new TerminationNotice(day("2025-06-01"), day("2025-07-01"), "US", null, null, null),
            day("2025-12-31"),
            null);

    @Test
    void derivesTheStatusOfEachDay() {
        assertStatus("2025-02-05", ANNOUNCED, false);
        assertStatus("2025-02-10", NEGOTIATING, false);
        assertStatus("2025-03-01", SIGNED, false);
        assertStatus("2025-03-10", IN_FORCE, true);
        assertStatus("2025-03-20", IN_FORCE, true);
        assertStatus("2025-03-21", SIGNED, false);
        assertStatus("2025-04-01", IN_FORCE, true);
        assertStatus("2025-05-01", IN_FORCE, true);
        assertStatus("2025-05-02", SUSPENDED, false);
        assertStatus("2025-05-04", SUSPENDED, false);
        assertStatus("2025-05-05", IN_FORCE, true);
        assertStatus("2025-06-01", NOTICE_GIVEN, true);
        assertStatus("2025-06-30", NOTICE_GIVEN, true);
        assertStatus("2025-07-01", TERMINATED, false);
        assertStatus("2026-01-01", TERMINATED, false);
    }

    @Test
    void tellsProvisionalApplicationFromForce() {
        assertTrue(LIFE.provisionallyAppliedOn(day("2025-03-10")));
        assertFalse(LIFE.provisionallyAppliedOn(day("2025-03-21")));
        assertFalse(LIFE.provisionallyAppliedOn(day("2025-04-01")));
    }

    @Test
    void endsTheDayAfterItExpires() {
        AgreementFacts facts = new AgreementFacts(
                null, null, null, null, null, day("2025-01-01"), List.of(), null, day("2025-01-31"), null);

        assertTrue(facts.operativeOn(day("2025-01-31")));
        assertEquals(EXPIRED, facts.statusOn(day("2025-02-01")));
        assertFalse(facts.operativeOn(day("2025-02-01")));
    }

    @Test
    void suspensionGoesBeforeNoticeAndAbandonmentBeforeAll() {
        AgreementFacts suspendedUnderNotice = new AgreementFacts(
                null,
                null,
                null,
                null,
                null,
                day("2025-01-01"),
                List.of(new Suspension(UUID.randomUUID(), day("2025-02-01"), null, null, "GT", null, null)),
                new TerminationNotice(day("2025-01-15"), day("2025-03-01"), "US", null, null, null),
                null,
                null);
        AgreementFacts abandoned = new AgreementFacts(
                day("2025-01-01"), null, null, null, null, null, List.of(), null, null, day("2025-02-01"));

        assertEquals(NOTICE_GIVEN, suspendedUnderNotice.statusOn(day("2025-01-31")));
        assertEquals(SUSPENDED, suspendedUnderNotice.statusOn(day("2025-02-10")));
        assertEquals(TERMINATED, suspendedUnderNotice.statusOn(day("2025-03-01")));
        assertEquals(ANNOUNCED, abandoned.statusOn(day("2025-01-31")));
        assertEquals(ABANDONED, abandoned.statusOn(day("2025-02-01")));
    }

    private static void assertStatus(String day, AgreementStatus status, boolean operative) {
        assertEquals(status, LIFE.statusOn(day(day)), day);
        assertEquals(operative, LIFE.operativeOn(day(day)), day);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
