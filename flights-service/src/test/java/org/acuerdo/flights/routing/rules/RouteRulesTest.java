package org.acuerdo.flights.routing.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.quota.Given;
import org.acuerdo.flights.routing.rules.RouteRules.Left;
import org.junit.jupiter.api.Test;

class RouteRulesTest {
    private static final LocalDate FROM = LocalDate.parse("2025-03-01");
    private static final LocalDate TO = FROM.plusDays(27);
    private static final Limit DAILY = Given.fixed("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 5);

    private static AgreementSnapshot agreement() {
        return Given.agreement()
                .inForce("2025-02-10")
                .terms("2025-02-10", DAILY)
                .snapshot();
    }

    @Test
    void ownNationalsAreAcceptedDirectlyAndOthersAsThirdCountryNationals() {
        RouteRules.Answer own = RouteRules.of(agreement(), "GT", FROM, TO);
        assertTrue(own.accepts());
        assertEquals(PopulationCategory.NATIONAL, own.as());
        RouteRules.Answer other = RouteRules.of(agreement(), "VE", FROM, TO);
        assertTrue(other.accepts());
        assertEquals(PopulationCategory.THIRD_COUNTRY_NATIONAL, other.as());
        assertEquals(30, other.population().onwardWithinDays());
    }

    @Test
    void nationalsOfTheSendingStateNeverAre() {
        assertEquals("SENDING_STATE_NATIONAL", code(RouteRules.of(agreement(), "US", FROM, TO)));
    }

    @Test
    void oneOperativeDayIsEnoughAndNoneIsNot() {
        AgreementSnapshot later = Given.agreement()
                .inForce("2025-03-28")
                .terms("2025-02-10", DAILY)
                .snapshot();
        assertTrue(RouteRules.of(later, "VE", FROM, TO).accepts());
        assertEquals("AGREEMENT_NOT_OPERATIVE", code(RouteRules.of(later, "VE", FROM, TO.minusDays(1))));
        AgreementSnapshot suspended = Given.agreement()
                .inForce("2025-02-10")
                .suspended("2025-02-20", null)
                .terms("2025-02-10", DAILY)
                .snapshot();
        assertEquals("AGREEMENT_NOT_OPERATIVE", code(RouteRules.of(suspended, "GT", FROM, TO)));
    }

    @Test
    void aLimitWithNothingLeftInAnyWindowIsTheReason() {
        List<Limit> limits = RouteRules.of(agreement(), "VE", FROM, TO).limits("VE");
        assertEquals(1, limits.size());
        assertEquals(
                "LIMIT_REACHED",
                RouteRules.exhausted(limits, List.of(new Left("flights-day", 0)))
                        .get(0)
                        .code());
        assertEquals(
                List.of(),
                RouteRules.exhausted(limits, List.of(new Left("flights-day", 0), new Left("flights-day", 1))));
    }

    private static String code(RouteRules.Answer answer) {
        assertEquals(1, answer.reasons().size());
        return answer.reasons().get(0).code();
    }
}
