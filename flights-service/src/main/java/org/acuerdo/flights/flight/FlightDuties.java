package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.safeguard.rules.Duties;

/**
 * What the safeguard attestation of a flight has to state, under the terms in force on the arrival days. A flight with
 * several landings is attested as one: all passengers, and the strictest of what each receiver's terms require.
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
        return Landing.of(flight.document().request()).stream()
                .map(landing -> of(landing, agreement.apply(landing.agreementId())))
                .reduce(FlightDuties::together)
                .orElseThrow();
    }

    /** Of one landing. */
    static Duties of(Landing landing, AgreementSnapshot agreement) {
        Optional<TermsVersion> version = agreement.termsOn(LandingCheck.arrivalDay(landing, agreement));
        return new Duties(
                Counts.persons(landing.groups()),
                Counts.unaccompaniedMinors(landing.groups()),
                Counts.notNationalsOf(agreement.receivingState(), landing.groups()),
                version.map(TermsVersion::version).orElse(0),
                version.map(v -> v.terms().safeguards()).orElse(null));
    }

    private static Duties together(Duties a, Duties b) {
        return new Duties(
                a.passengers() + b.passengers(),
                a.alone() + b.alone(),
                a.thirdCountry() + b.thirdCountry(),
                a.termsVersion(),
                strictest(a.required(), b.required()));
    }

    private static Safeguards strictest(Safeguards a, Safeguards b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return new Safeguards(
                either(a, b, Safeguards::monitorAboard),
                most(a.medicalStaff(), b.medicalStaff()),
                either(a, b, Safeguards::interpreter),
                // reception is each receiver's own: checked landing by landing
                null);
    }

    private static Boolean either(Safeguards a, Safeguards b, Function<Safeguards, Boolean> which) {
        return Boolean.TRUE.equals(which.apply(a)) || Boolean.TRUE.equals(which.apply(b));
    }

    private static Integer most(Integer a, Integer b) {
        return a == null || b == null ? (a == null ? b : a) : Math.max(a, b);
    }
}
