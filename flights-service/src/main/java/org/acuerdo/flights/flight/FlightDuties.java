package org.acuerdo.flights.flight;

import java.util.List;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.safeguard.rules.Duties;

/** What the safeguard attestation of a flight has to state, under the terms in force on its arrival day. */
final class FlightDuties {
    private FlightDuties() {}

    static Duties of(Flight flight, AgreementSnapshot agreement) {
        List<PassengerGroup> passengers = flight.document().passengers();
        TermsVersion version = agreement.termsOn(flight.arrivalDay).orElse(null);
        return new Duties(
                Counts.persons(passengers),
                Counts.unaccompaniedMinors(passengers),
                Counts.notNationalsOf(agreement.receivingState(), passengers),
                version == null ? 0 : version.version(),
                version == null ? null : version.terms().safeguards());
    }
}
