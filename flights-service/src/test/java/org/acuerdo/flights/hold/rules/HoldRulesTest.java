package org.acuerdo.flights.hold.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldRulesTest {
    private static final UUID FLIGHT = UUID.fromString("01950000-0000-7000-8000-0000000000f1");
    private static final UUID AGREEMENT = UUID.fromString("01950000-0000-7000-8000-0000000000a1");
    private static final Covered IT = Covered.of(FLIGHT, AGREEMENT, "US", "GT", Set.of("GT", "HN"));

    @ParameterizedTest(name = "{0} {1} placed by {2}: {3}")
    @CsvSource({
        "FLIGHT, 01950000-0000-7000-8000-0000000000f1, US, true",
        "FLIGHT, 01950000-0000-7000-8000-0000000000f2, US, false",
        "AGREEMENT, 01950000-0000-7000-8000-0000000000a1, GT, true",
        "AGREEMENT, 01950000-0000-7000-8000-0000000000a2, GT, false",
        "NATIONALITY, HN, US, true",
        "NATIONALITY, GT, GT, true",
        "NATIONALITY, SV, US, false",
        "NATIONALITY, HN, HN, false"
    })
    void coversByScope(HoldScope scope, String target, String placedBy, boolean expected) {
        assertEquals(expected, HoldRules.covers(scope, target, placedBy, IT));
    }

    @Test
    void aHoldStops() {
        assertEquals("ON_LEGAL_HOLD", HoldRules.stopped(true).get(0).code());
        assertEquals(0, HoldRules.stopped(false).size());
    }
}
