package org.acuerdo.flights.flight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Conditions;
import org.junit.jupiter.api.Test;

class ReceivingAirportsTest {
    private static final AgreementSnapshot GUATEMALA = Examples.agreement();

    private static Landing planned(String destination) {
        return Landing.of(Examples.request(
                        destination, "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", Examples.passengers()))
                .get(0);
    }

    @Test
    void byTheIndicator() {
        assertTrue(ReceivingAirports.has("MGPB", planned("MGGT"), GUATEMALA));
        assertFalse(ReceivingAirports.has("MMTP", planned("MGGT"), GUATEMALA));
        assertFalse(ReceivingAirports.has("KAEX", planned("MGGT"), GUATEMALA));
    }

    @Test
    void whereItWasToLand() {
        assertTrue(ReceivingAirports.has("MMTP", planned("MMTP"), GUATEMALA));
    }

    /** Of any version that was not withdrawn: it may have been asked for under an earlier one. */
    @Test
    void whatTheTermsName() {
        Conditions border = new Conditions(
                null,
                null,
                null,
                null,
                null,
                List.of(new Conditions.Airport("MMTP", null, null, null, null)),
                Set.of());
        var named = Examples.terms(border, Examples.manual());
        var later = Examples.terms(Examples.conditions(), Examples.manual());
        assertTrue(
                ReceivingAirports.has("MMTP", planned("MGGT"), Examples.agreement(Examples.inForce(), named, later)));
        AgreementSnapshot a = Examples.agreement(Examples.inForce(), named);
        var version = a.terms().get(0);
        AgreementSnapshot withdrawn = new AgreementSnapshot(
                a.id(),
                a.reference(),
                a.title(),
                a.kind(),
                a.sendingState(),
                a.receivingState(),
                a.zone(),
                a.version(),
                a.recording(),
                a.facts(),
                List.of(new org.acuerdo.contracts.terms.TermsVersion(
                        version.version(),
                        version.recordedAt(),
                        Instant.parse("2025-02-07T12:00:00Z"),
                        version.terms())),
                a.baselines(),
                a.pendingActs(),
                a.monitoringBodies());
        assertFalse(ReceivingAirports.has("MMTP", planned("MGGT"), withdrawn));
    }

    @Test
    void anyOtherIsSaidToBeElsewhere() {
        assertEquals(Optional.empty(), ReceivingAirports.check("airport", null, planned("MGGT"), GUATEMALA));
        assertEquals(Optional.empty(), ReceivingAirports.check("airport", "MGPB", planned("MGGT"), GUATEMALA));
        var found = ReceivingAirports.check("value", "MMTP", planned("MGGT"), GUATEMALA)
                .orElseThrow();
        assertEquals("AIRPORT_NOT_ACCEPTED", found.code());
        assertEquals("value", found.field());
    }
}
