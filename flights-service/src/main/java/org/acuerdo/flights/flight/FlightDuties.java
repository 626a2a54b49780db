package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.safeguard.rules.Duties;

/**
 * What the safeguard attestation of a flight has to state, under the terms in force on the arrival days. A flight with
 * several landings is attested as one: all passengers, and what each receiver's terms require.
 */
@ApplicationScoped
class FlightDuties {

    @Inject
    AgreementCopies agreements;

    /** Of the whole flight. */
    Duties of(Flight flight) {
        return of(flight, id -> agreements.find(id).orElseThrow());
    }

    /** As the agreements were known at an instant. */
    Duties of(Flight flight, Instant at) {
        return of(
                flight,
                id -> agreements.knownAt(id, at).or(() -> agreements.find(id)).orElseThrow());
    }

    private static Duties of(Flight flight, Function<UUID, AgreementSnapshot> agreement) {
        List<PassengerGroup> all = flight.document().passengers();
        int thirdCountry = 0;
        List<Duties.Required> required = new ArrayList<>();
        List<Landing> landings = Landing.of(flight.document().request());
        for (Landing landing : landings) {
            AgreementSnapshot receiver = agreement.apply(landing.agreementId());
            thirdCountry += Counts.notNationalsOf(receiver.receivingState(), landing.groups());
            required(landing, receiver, landings.size() > 1).ifPresent(required::add);
        }
        return new Duties(Counts.persons(all), Counts.unaccompaniedMinors(all), thirdCountry, required);
    }

    /** What one receiver's terms require; empty where they have no safeguards. @param several name its agreement */
    static Optional<Duties.Required> required(Landing landing, AgreementSnapshot receiver, boolean several) {
        return receiver.termsOn(LandingCheck.arrivalDay(landing, receiver))
                .filter(version -> version.terms().safeguards() != null)
                .map(version -> new Duties.Required(
                        several ? receiver.id() : null,
                        version.version(),
                        version.terms().safeguards()));
    }
}
