package org.acuerdo.agreements.baseline.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Baseline.Status;
import org.acuerdo.contracts.terms.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-02-06");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    @ParameterizedTest
    @ValueSource(strings = {"14", "7.5", "508/12", "1000000000"})
    void aPositiveValueIsTaken(String value) {
        assertTrue(BaselineRules.claim(Limit.Unit.FLIGHT, Limit.Period.WEEK, ExactNumber.of(value))
                .legal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-14", "0/3", "1000000001"})
    void anyOtherIsNot(String value) {
        Verdict verdict = BaselineRules.claim(Limit.Unit.FLIGHT, Limit.Period.WEEK, ExactNumber.of(value));
        assertEquals("NUMBER_OUT_OF_RANGE", verdict.broken().get(0).code());
    }

    @Test
    void rivalClaimsStandTogetherAndOneIsDecided() {
        List<Baseline> all =
                List.of(claim(ONE, Status.CLAIMED, Limit.Period.WEEK), claim(TWO, Status.CLAIMED, Limit.Period.WEEK));
        assertTrue(
                BaselineRules.decision(all, ONE, Status.DECIDED, TODAY, TODAY).legal());
    }

    @Test
    void atMostOneIsDecidedPerUnitAndPeriod() {
        List<Baseline> all = List.of(
                claim(ONE, Status.DECIDED, Limit.Period.WEEK),
                claim(TWO, Status.CLAIMED, Limit.Period.WEEK),
                claim(THREE, Status.CLAIMED, Limit.Period.YEAR));
        Verdict second = BaselineRules.decision(all, TWO, Status.DECIDED, TODAY, TODAY);
        assertEquals("BASELINE_ALREADY_DECIDED", second.conflicts().get(0).code());
        assertTrue(
                BaselineRules.decision(all, TWO, Status.REJECTED, TODAY, TODAY).legal());
        assertTrue(
                BaselineRules.decision(all, THREE, Status.DECIDED, TODAY, TODAY).legal());
    }

    @ParameterizedTest
    @CsvSource({"DECIDED, DECIDED", "DECIDED, REJECTED", "REJECTED, DECIDED", "REJECTED, REJECTED"})
    void aClaimIsDecidedOnce(Status present, Status outcome) {
        List<Baseline> all = List.of(claim(ONE, present, Limit.Period.WEEK));
        Verdict verdict = BaselineRules.decision(all, ONE, outcome, TODAY, TODAY);
        assertEquals("ALREADY_DECIDED", verdict.conflicts().get(0).code());
    }

    @Test
    void aDecisionLiesNotInTheFuture() {
        List<Baseline> all = List.of(claim(ONE, Status.CLAIMED, Limit.Period.WEEK));
        Verdict verdict = BaselineRules.decision(all, ONE, Status.DECIDED, TODAY.plusDays(1), TODAY);
        assertEquals("IN_THE_FUTURE", verdict.broken().get(0).code());
    }

    private static Baseline claim(UUID id, Status status, Limit.Period period) {
        return new Baseline(
                id,
                Limit.Unit.FLIGHT,
                period,
                ExactNumber.of("14"),
                "2024",
                null,
                status,
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
