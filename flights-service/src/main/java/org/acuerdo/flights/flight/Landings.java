package org.acuerdo.flights.flight;

import java.util.List;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.quota.Landing;

/** A flight's landings as the quota ledger takes them. */
final class Landings {
    private Landings() {}

    static List<Landing> asRequested(FlightRequest request) {
        return org.acuerdo.flights.flight.rules.Landing.of(request).stream()
                .map(l -> new Landing(
                        l.agreementId(),
                        l.leg().arrival().toInstant(),
                        request.aircraft().category(),
                        l.leg().destination(),
                        l.groups()))
                .toList();
    }
}
