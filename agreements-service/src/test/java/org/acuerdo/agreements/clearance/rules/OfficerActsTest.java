package org.acuerdo.agreements.clearance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.acuerdo.agreements.clearance.rules.OfficerActs.Barred;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every act of an officer on a clearance in every status. */
class OfficerActsTest {

    @ParameterizedTest(name = "{0}: decision {1}, revocation {2}, after landing {3}")
    @CsvSource(nullValues = "taken", textBlock = """
        PENDING,   taken,       WRONG_STATE, WRONG_STATE
        GRANTED,   WRONG_STATE, taken,       WRONG_STATE
        REFUSED,   WRONG_STATE, WRONG_STATE, WRONG_STATE
        LAPSED,    WRONG_STATE, WRONG_STATE, WRONG_STATE
        REVOKED,   WRONG_STATE, WRONG_STATE, WRONG_STATE
        WITHDRAWN, WRONG_STATE, WRONG_STATE, WRONG_STATE
        """)
    void inEveryStatus(ClearanceStatus status, Barred decision, Barred revocation, Barred landed) {
        assertEquals(Optional.ofNullable(decision), OfficerActs.decision(status, false));
        assertEquals(Optional.ofNullable(revocation), OfficerActs.revocation(status, false));
        assertEquals(Optional.ofNullable(landed), OfficerActs.revocation(status, true));
    }

    @ParameterizedTest
    @EnumSource
    void whatSilenceDecidedNoOfficerDecides(ClearanceStatus status) {
        assertEquals(Optional.of(Barred.CLEARANCE_LAPSED), OfficerActs.decision(status, true));
    }
}
