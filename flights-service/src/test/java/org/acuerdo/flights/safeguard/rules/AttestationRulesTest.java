package org.acuerdo.flights.safeguard.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.terms.Safeguards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttestationRulesTest {
    private static final Duties.Required REQUIRED = new Duties.Required(null, 1, new Safeguards(true, 1, true, 150));
    private static final Duties DUTIES = new Duties(103, 1, 3, List.of(REQUIRED));
    private static final Attestation COMPLETE = new Attestation(103, 103, 103, 0, 1, 3, true, true, 1);

    @Test
    void theMainPathIsComplete() {
        assertEquals(List.of(), AttestationRules.missing(COMPLETE, DUTIES));
        assertEquals(List.of(), AttestationRules.possible(COMPLETE, DUTIES));
    }

    @Test
    void withoutOneItIsNotAttested() {
        assertEquals(
                List.of("NOT_ATTESTED"),
                AttestationRules.missing(null, DUTIES).stream()
                        .map(Violation::code)
                        .toList());
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.of("assessed", new Attestation(102, 103, 103, 0, 1, 3, true, true, 1)),
                Arguments.of("nationalityVerified", new Attestation(103, 102, 103, 0, 1, 3, true, true, 1)),
                Arguments.of("fitToFly", new Attestation(103, 103, 102, 0, 1, 3, true, true, 1)),
                Arguments.of("pendingRemedies", new Attestation(103, 103, 103, 1, 1, 3, true, true, 1)),
                Arguments.of("bestInterestsDetermined", new Attestation(103, 103, 103, 0, 0, 3, true, true, 1)),
                Arguments.of("thirdCountryRiskAssessed", new Attestation(103, 103, 103, 0, 1, 2, true, true, 1)),
                Arguments.of("interpreter", new Attestation(103, 103, 103, 0, 1, 3, false, true, 1)),
                Arguments.of("monitorAboard", new Attestation(103, 103, 103, 0, 1, 3, true, false, 1)),
                Arguments.of("medicalAboard", new Attestation(103, 103, 103, 0, 1, 3, true, true, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void eachDutyAlone(String field, Attestation attestation) {
        List<Violation> found = AttestationRules.missing(attestation, DUTIES);
        assertEquals(List.of(field), found.stream().map(Violation::field).toList());
        assertEquals("ATTESTATION_INCOMPLETE", found.get(0).code());
    }

    @Test
    void allAtOnce() {
        List<Violation> found = AttestationRules.missing(new Attestation(0, 0, 0, 2, 0, 0, false, false, 0), DUTIES);
        assertEquals(9, found.size());
    }

    @Test
    void whatTheTermsDoNotRequireIsNotMissed() {
        Duties free = new Duties(103, 1, 3, List.of());
        assertEquals(
                List.of(), AttestationRules.missing(new Attestation(103, 103, 103, 0, 1, 3, false, false, 0), free));
    }

    @Test
    void ofSeveralReceiversTheStrictestHoldsAndIsNamed() {
        Duties.Required one = new Duties.Required(UUID.randomUUID(), 3, new Safeguards(null, 1, true, null));
        Duties.Required other = new Duties.Required(UUID.randomUUID(), 7, new Safeguards(true, 2, null, null));
        Duties both = new Duties(103, 1, 3, List.of(one, other));
        List<Violation> found =
                AttestationRules.missing(new Attestation(103, 103, 103, 0, 1, 3, false, false, 0), both);
        assertEquals(
                List.of("monitorAboard", "interpreter", "medicalAboard"),
                found.stream().map(Violation::field).toList());
        assertEquals(
                List.of("terms 7, safeguards", "terms 3, safeguards", "terms 7, safeguards"),
                found.stream().map(Violation::clause).toList());
        assertEquals(
                List.of(other.agreementId(), one.agreementId(), other.agreementId()),
                found.stream().map(Violation::agreementId).toList());
        assertEquals(
                List.of("medicalAboard"),
                AttestationRules.missing(new Attestation(103, 103, 103, 0, 1, 3, true, true, 1), both).stream()
                        .map(Violation::field)
                        .toList());
    }

    @Test
    void atDepartureWhoIsUnfitMayStayBehind() {
        Attestation twoUnfit = new Attestation(103, 103, 101, 0, 1, 3, true, true, 1);
        assertEquals(List.of(), AttestationRules.missingAtDeparture(twoUnfit, DUTIES));
        Attestation notAssessed = new Attestation(102, 103, 101, 0, 1, 3, true, true, 1);
        assertEquals(1, AttestationRules.missingAtDeparture(notAssessed, DUTIES).size());
    }

    @Test
    void moreThanThereAreCanNeverBeTrue() {
        List<Violation> found =
                AttestationRules.possible(new Attestation(104, 104, 104, 104, 2, 4, true, true, 1), DUTIES);
        assertEquals(6, found.size());
        assertEquals("COUNTS_DIFFER", found.get(0).code());
    }

    @Test
    void receptionTakesSoManyUnaccompaniedMinorsAWeek() {
        assertEquals(List.of(), ReceptionRules.capacity(1, 149, "2025-W07", REQUIRED));
        assertEquals(
                List.of("RECEPTION_CAPACITY"),
                ReceptionRules.capacity(1, 150, "2025-W07", REQUIRED).stream()
                        .map(Violation::code)
                        .toList());
        assertEquals(List.of(), ReceptionRules.capacity(0, 200, "2025-W07", REQUIRED));
        Duties.Required unlimited = new Duties.Required(null, 1, new Safeguards(true, 1, true, null));
        assertEquals(List.of(), ReceptionRules.capacity(9, 900, "2025-W07", unlimited));
    }
}
