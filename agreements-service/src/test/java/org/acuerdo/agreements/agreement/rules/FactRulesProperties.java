package org.acuerdo.agreements.agreement.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementStatus;

/** Whatever facts are tried in whatever order: those that were accepted give one consistent status on every day. */
class FactRulesProperties {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final int DAYS = 60;
    private static final Set<AgreementStatus> ENDS =
            Set.of(AgreementStatus.ABANDONED, AgreementStatus.TERMINATED, AgreementStatus.EXPIRED);

    @Property(tries = 2000)
    void acceptedFactsAreConsistent(@ForAll("attempts") List<Tuple2<Fact, Integer>> attempts) {
        AgreementFacts facts =
                new AgreementFacts(null, null, null, null, null, null, List.of(), null, FIRST.plusDays(50), null);
        for (Tuple2<Fact, Integer> attempt : attempts) {
            LocalDate today = FIRST.plusDays(attempt.get2());
            if (attempt.get1() instanceof Fact.Suspension again && known(facts, again.id())) {
                // ids are made by the service, each once
                continue;
            }
            if (FactRules.check(facts, attempt.get1(), today, "GT").legal()) {
                facts = FactLog.with(facts, attempt.get1(), NoticeDays.NONE, today, Instant.EPOCH);
            }
        }
        consistent(facts);
    }

    private static boolean known(AgreementFacts facts, UUID suspension) {
        return facts.suspensions().stream().anyMatch(s -> s.id().equals(suspension));
    }

    private static void consistent(AgreementFacts facts) {
        boolean endedBefore = false;
        for (int n = -1; n <= DAYS; n++) {
            LocalDate day = FIRST.plusDays(n);
            AgreementStatus status = facts.statusOn(day);
            boolean operative = facts.operativeOn(day);
            if (operative) {
                assertTrue(
                        status == AgreementStatus.IN_FORCE || status == AgreementStatus.NOTICE_GIVEN,
                        () -> "operative on " + day + " although " + status);
            }
            if (status == AgreementStatus.IN_FORCE) {
                assertTrue(operative, () -> "in force yet not operative on " + day);
            }
            assertEquals(ENDS.contains(status), facts.endedOn(day), () -> "ended on " + day);
            if (endedBefore) {
                assertTrue(facts.endedOn(day), () -> "came back to life on " + day);
            }
            endedBefore = facts.endedOn(day);
            long suspensions =
                    facts.suspensions().stream().filter(s -> s.covers(day)).count();
            assertTrue(suspensions <= 1, () -> "suspended twice on " + day);
        }
        ordered(facts.negotiatingSince(), facts.signedOn());
        ordered(facts.signedOn(), facts.inForceFrom());
        for (LocalDate fact : new LocalDate[] {facts.negotiatingSince(), facts.signedOn(), facts.inForceFrom()}) {
            if (fact != null && facts.terminationNotice() != null) {
                assertTrue(
                        facts.abandonedOn() != null
                                || fact.isBefore(facts.terminationNotice().effectiveOn()),
                        () -> "happened after the end: " + facts);
            }
        }
        if (facts.terminationNotice() != null) {
            assertFalse(facts.terminationNotice()
                    .effectiveOn()
                    .isBefore(facts.terminationNotice().givenOn()));
        }
    }

    private static void ordered(LocalDate first, LocalDate second) {
        assertTrue(first == null || second == null || !first.isAfter(second), () -> first + " after " + second);
    }

    @Provide
    Arbitrary<List<Tuple2<Fact, Integer>>> attempts() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        Arbitrary<LocalDate> dayOrNone = day.injectNull(0.3);
        Arbitrary<UUID> id = Arbitraries.longs().between(1, 4).map(n -> new UUID(0, n));
        Arbitrary<Fact> fact = Arbitraries.oneOf(
                day.map(Fact.Negotiation::new),
                day.map(Fact.Signature::new),
                day.map(Fact.EntryIntoForce::new),
                Combinators.combine(day, dayOrNone).as(Fact.ProvisionalApplication::new),
                Combinators.combine(id, day, dayOrNone)
                        .as((i, from, until) -> new Fact.Suspension(i, from, until, "GT", "reason")),
                Combinators.combine(id, day).as((i, on) -> new Fact.SuspensionEnd(i, on, "GT")),
                Combinators.combine(day, day).as((g, e) -> new Fact.TerminationNotice(g, e, "GT", null)),
                Arbitraries.just(new Fact.NoticeWithdrawal("GT")),
                day.map(on -> new Fact.Abandonment(on, "GT")),
                day.map(Fact.Extension::new));
        Arbitrary<Integer> today = Arbitraries.integers().between(0, DAYS);
        return Combinators.combine(fact, today).as(Tuple::of).list().ofMaxSize(25);
    }
}
