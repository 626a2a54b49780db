package org.acuerdo.flights.flight.rules;

import java.util.Optional;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/**
 * Where a landing is one in the receiving state, which its officers report: at an airport that lies there by its indicator,
 * at one that any of the agreement's terms name, or where the flight was to land.
 */
public final class ReceivingAirports {
    private ReceivingAirports() {}

    public static boolean has(String airport, Landing landing, AgreementSnapshot agreement) {
        return Codes.airportIn(airport, agreement.receivingState())
                || airport.equals(landing.leg().destination())
                || named(airport, agreement);
    }

    /** AIRPORT_NOT_ACCEPTED for any other. @param field what names it; null airport: where it was to land */
    public static Optional<Violation> check(
            String field, String airport, Landing landing, AgreementSnapshot agreement) {
        return airport == null || has(airport, landing, agreement)
                ? Optional.empty()
                : Optional.of(Violation.of(
                        "AIRPORT_NOT_ACCEPTED",
                        field,
                        "an airport in " + agreement.receivingState()
                                + "; a planner of the sending state reports a landing elsewhere",
                        "domain rules, section 4"));
    }

    private static boolean named(String airport, AgreementSnapshot agreement) {
        return agreement.terms().stream()
                .filter(v -> v.withdrawnAt() == null
                        && v.terms().conditions() != null
                        && v.terms().conditions().airports() != null)
                .flatMap(v -> v.terms().conditions().airports().stream())
                .anyMatch(a -> a.icao().equals(airport));
    }
}
