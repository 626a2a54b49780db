package org.acuerdo.agreements.agreement.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every illegal fact is refused with its reason, and says whether it conflicts with what stands or breaks a rule. */
class FactRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-02-06");
    private static final Instant NOW = Instant.parse("2025-02-06T12:00:00Z");
    private static final UUID S1 = UUID.fromString("0194e000-0000-7000-8000-000000000001");
    private static final UUID S2 = UUID.fromString("0194e000-0000-7000-8000-000000000002");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void illegalFactIsRefused(String name, List<Fact> before, Fact fact, String code, boolean conflict) {
        Verdict verdict = FactRules.check(after(before), fact, TODAY, "GT");
        List<Violation> found = conflict ? verdict.conflicts() : verdict.broken();
        assertTrue(
                found.stream().anyMatch(v -> v.code().equals(code)),
                () -> name + ": expected " + code + " in " + verdict);
        found.forEach(v -> assertTrue(v.clause() != null && v.detail() != null, () -> "reason and clause: " + v));
    }

    static Stream<Arguments> illegalFactIsRefused() {
        Fact inForce = new Fact.EntryIntoForce(day("2025-01-10"));
        Fact notice = notice("2025-01-20", "2025-02-01");
        return Stream.of(
                conflict("signing after termination", List.of(inForce, notice), new Fact.Signature(TODAY), "ENDED"),
                conflict(
                        "signing after abandonment",
                        List.of(new Fact.Abandonment(day("2025-02-01"), "GT")),
                        new Fact.Signature(TODAY),
                        "ENDED"),
                conflict(
                        "second signature",
                        List.of(new Fact.Signature(day("2025-01-01"))),
                        new Fact.Signature(TODAY),
                        "ALREADY_SIGNED"),
                conflict(
                        "second negotiation",
                        List.of(new Fact.Negotiation(day("2025-01-01"))),
                        new Fact.Negotiation(TODAY),
                        "ALREADY_NEGOTIATING"),
                conflict(
                        "second entry into force",
                        List.of(inForce),
                        new Fact.EntryIntoForce(day("2025-03-01")),
                        "ALREADY_IN_FORCE"),
                conflict(
                        "second provisional application",
                        List.of(new Fact.ProvisionalApplication(day("2025-01-01"), null)),
                        new Fact.ProvisionalApplication(day("2025-03-01"), null),
                        "ALREADY_PROVISIONAL"),
                conflict(
                        "provisional application of what is in force",
                        List.of(inForce),
                        new Fact.ProvisionalApplication(day("2025-03-01"), null),
                        "ALREADY_IN_FORCE"),
                conflict(
                        "suspension outside force",
                        List.of(),
                        suspension(S1, "2025-03-01", "2025-03-02"),
                        "NOT_IN_FORCE"),
                conflict(
                        "suspension before force",
                        List.of(inForce),
                        suspension(S1, "2025-01-09", "2025-01-12"),
                        "NOT_IN_FORCE"),
                conflict(
                        "suspension that outlasts provisional application",
                        List.of(new Fact.ProvisionalApplication(day("2025-01-01"), day("2025-03-31"))),
                        suspension(S1, "2025-03-01", "2025-04-01"),
                        "NOT_IN_FORCE"),
                conflict(
                        "suspension after the end",
                        List.of(inForce, notice),
                        suspension(S1, "2025-03-01", null),
                        "ENDED"),
                conflict(
                        "overlapping suspensions, one day",
                        List.of(inForce, suspension(S1, "2025-03-01", "2025-03-10")),
                        suspension(S2, "2025-03-10", "2025-03-12"),
                        "SUSPENSIONS_OVERLAP"),
                conflict(
                        "overlapping an open suspension",
                        List.of(inForce, suspension(S1, "2025-03-01", null)),
                        suspension(S2, "2025-05-10", "2025-05-12"),
                        "SUSPENSIONS_OVERLAP"),
                conflict(
                        "open suspension over a later one",
                        List.of(inForce, suspension(S1, "2025-03-01", "2025-03-02")),
                        suspension(S2, "2025-02-10", null),
                        "SUSPENSIONS_OVERLAP"),
                conflict(
                        "ending a suspension that is over",
                        List.of(inForce, suspension(S1, "2025-01-11", "2025-01-12")),
                        new Fact.SuspensionEnd(S1, day("2025-01-12"), "GT"),
                        "SUSPENSION_ENDED"),
                conflict(
                        "ending no suspension",
                        List.of(inForce),
                        new Fact.SuspensionEnd(S1, TODAY, "GT"),
                        "NOT_SUSPENDED"),
                conflict(
                        "second notice",
                        List.of(inForce, notice),
                        notice("2025-02-01", "2025-03-01"),
                        "NOTICE_ALREADY_GIVEN"),
                conflict(
                        "notice of what is not in force",
                        List.of(),
                        notice("2025-02-01", "2025-03-01"),
                        "NOT_IN_FORCE"),
                conflict(
                        "notice of what is abandoned",
                        List.of(new Fact.Abandonment(day("2025-01-01"), "GT")),
                        notice("2025-02-01", "2025-03-01"),
                        "ENDED"),
                conflict("withdrawing no notice", List.of(inForce), new Fact.NoticeWithdrawal("GT"), "NO_NOTICE"),
                conflict(
                        "withdrawing a notice that took effect",
                        List.of(inForce, notice),
                        new Fact.NoticeWithdrawal("GT"),
                        "ENDED"),
                conflict(
                        "abandoning what is in force",
                        List.of(inForce),
                        new Fact.Abandonment(TODAY, "GT"),
                        "ALREADY_IN_FORCE"),
                conflict(
                        "abandoning twice",
                        List.of(new Fact.Abandonment(day("2025-01-01"), "GT")),
                        new Fact.Abandonment(TODAY, "GT"),
                        "ENDED"),
                conflict("extending what does not expire", List.of(inForce), new Fact.Extension(TODAY), "NO_EXPIRY"),
                rule("negotiation in the future", List.of(), new Fact.Negotiation(TODAY.plusDays(1)), "IN_THE_FUTURE"),
                rule("signature in the future", List.of(), new Fact.Signature(TODAY.plusDays(1)), "IN_THE_FUTURE"),
                rule(
                        "notice given in the future",
                        List.of(inForce),
                        notice("2025-02-07", "2025-03-01"),
                        "IN_THE_FUTURE"),
                rule(
                        "abandonment in the future",
                        List.of(),
                        new Fact.Abandonment(TODAY.plusDays(1), "GT"),
                        "IN_THE_FUTURE"),
                rule(
                        "signature before negotiation",
                        List.of(new Fact.Negotiation(day("2025-01-05"))),
                        new Fact.Signature(day("2025-01-04")),
                        "OUT_OF_ORDER"),
                rule(
                        "negotiation after signature",
                        List.of(new Fact.Signature(day("2025-01-05"))),
                        new Fact.Negotiation(day("2025-01-06")),
                        "OUT_OF_ORDER"),
                rule(
                        "force before signature",
                        List.of(new Fact.Signature(day("2025-01-05"))),
                        new Fact.EntryIntoForce(day("2025-01-04")),
                        "OUT_OF_ORDER"),
                rule("signature after force", List.of(inForce), new Fact.Signature(TODAY), "OUT_OF_ORDER"),
                rule(
                        "suspension that ends before it begins",
                        List.of(inForce),
                        suspension(S1, "2025-03-09", "2025-03-07"),
                        "OUT_OF_ORDER"),
                rule(
                        "suspension of the other state",
                        List.of(inForce),
                        new Fact.Suspension(S1, TODAY, null, "US", "reason"),
                        "NOT_OWN_STATE"),
                rule(
                        "end of the other state's suspension",
                        List.of(inForce, suspension(S1, "2025-03-01", null)),
                        new Fact.SuspensionEnd(S1, day("2025-03-05"), "US"),
                        "NOT_OWN_STATE"),
                rule(
                        "end before the suspension begins",
                        List.of(inForce, suspension(S1, "2025-03-01", null)),
                        new Fact.SuspensionEnd(S1, day("2025-02-28"), "GT"),
                        "OUT_OF_ORDER"),
                rule(
                        "end after it ends by itself",
                        List.of(inForce, suspension(S1, "2025-03-01", "2025-03-05")),
                        new Fact.SuspensionEnd(S1, day("2025-03-07"), "GT"),
                        "OUT_OF_ORDER"),
                rule(
                        "notice that took effect before it was given",
                        List.of(inForce),
                        notice("2025-02-01", "2025-01-31"),
                        "OUT_OF_ORDER"),
                rule(
                        "notice of the other state",
                        List.of(inForce),
                        new Fact.TerminationNotice(TODAY, TODAY.plusDays(30), "US", null),
                        "NOT_OWN_STATE"),
                rule(
                        "withdrawal of the other state's notice",
                        List.of(inForce, notice("2025-02-01", "2025-03-01")),
                        new Fact.NoticeWithdrawal("US"),
                        "NOT_OWN_STATE"),
                rule(
                        "abandonment before signature",
                        List.of(new Fact.Signature(day("2025-01-05"))),
                        new Fact.Abandonment(day("2025-01-04"), "GT"),
                        "OUT_OF_ORDER"),
                rule("absurd year", List.of(), new Fact.EntryIntoForce(day("9999-01-01")), "DATE_IMPLAUSIBLE"));
    }

    @Test
    void aSuspensionMayStartInTheFutureOrBeRecordedLate() {
        AgreementFacts facts = after(List.of(new Fact.EntryIntoForce(day("2025-01-10"))));
        assertTrue(FactRules.check(facts, suspension(S1, "2025-01-20", "2025-01-25"), TODAY, "GT")
                .legal());
        assertTrue(FactRules.check(facts, suspension(S1, "2025-07-20", null), TODAY, "GT")
                .legal());
    }

    @Test
    void suspensionsMayTouchButNotOverlap() {
        AgreementFacts facts =
                after(List.of(new Fact.EntryIntoForce(day("2025-01-10")), suspension(S1, "2025-03-01", "2025-03-10")));
        assertTrue(FactRules.check(facts, suspension(S2, "2025-03-11", "2025-03-12"), TODAY, "GT")
                .legal());
    }

    @Test
    void endingAFutureSuspensionOnItsFirstDayTakesItBack() {
        AgreementFacts facts = after(List.of(
                new Fact.EntryIntoForce(day("2025-01-10")),
                suspension(S1, "2025-03-01", null),
                new Fact.SuspensionEnd(S1, day("2025-03-01"), "GT")));
        assertTrue(facts.operativeOn(day("2025-03-01")));
        assertTrue(FactRules.check(facts, suspension(S2, "2025-03-01", "2025-03-02"), TODAY, "GT")
                .legal());
    }

    @Test
    void shorterNoticeIsFlaggedNotRefused() {
        NoticeDays thirty = new NoticeDays(30, 30);
        AgreementFacts facts = after(List.of(new Fact.EntryIntoForce(day("2025-01-10"))));
        Fact shortNotice = notice("2025-02-01", "2025-03-02");
        assertTrue(FactRules.check(facts, shortNotice, TODAY, "GT").legal());
        assertEquals(
                true,
                FactLog.with(facts, shortNotice, thirty, TODAY, NOW)
                        .terminationNotice()
                        .shortNotice());
        Fact whole = notice("2025-02-01", "2025-03-03");
        assertEquals(
                false,
                FactLog.with(facts, whole, thirty, TODAY, NOW)
                        .terminationNotice()
                        .shortNotice());
        Fact soon = suspension(S1, "2025-03-07", null);
        assertEquals(
                true,
                FactLog.with(facts, soon, thirty, TODAY, NOW)
                        .suspensions()
                        .get(0)
                        .shortNotice());
        Fact later = suspension(S1, "2025-03-08", null);
        assertEquals(
                false,
                FactLog.with(facts, later, thirty, TODAY, NOW)
                        .suspensions()
                        .get(0)
                        .shortNotice());
    }

    private static AgreementFacts after(List<Fact> facts) {
        AgreementFacts standing = AgreementFacts.none();
        for (Fact fact : facts) {
            standing = FactLog.with(standing, fact, NoticeDays.NONE, TODAY, NOW);
        }
        return standing;
    }

    private static Fact suspension(UUID id, String from, String until) {
        return new Fact.Suspension(id, day(from), until == null ? null : day(until), "GT", "reason");
    }

    private static Fact notice(String givenOn, String effectiveOn) {
        return new Fact.TerminationNotice(day(givenOn), day(effectiveOn), "GT", null);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Arguments conflict(String name, List<Fact> before, Fact fact, String code) {
        return Arguments.of(name, before, fact, code, true);
    }

    private static Arguments rule(String name, List<Fact> before, Fact fact, String code) {
        return Arguments.of(name, before, fact, code, false);
    }
}
