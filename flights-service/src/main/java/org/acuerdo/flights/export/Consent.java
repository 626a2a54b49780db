package org.acuerdo.flights.export;

import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.flight.FlightView;

/** What the receiving states have said to a flight: nothing to one that flew irregularly, or was imported. */
final class Consent {
    private Consent() {}

    /** In the order of the landings. */
    static List<ClearanceStatus> of(FlightView v) {
        if (v.clearance() != null) {
            return List.of(v.clearance().status());
        }
        return v.clearances() == null
                ? List.of()
                : Route.agreements(v).stream().map(id -> under(v, id)).toList();
    }

    private static ClearanceStatus under(FlightView v, UUID agreementId) {
        return v.clearances().stream()
                .filter(c -> c.agreementId().equals(agreementId))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /** One of them was taken back; one that was taken back before the departure ended the flight. */
    static boolean revoked(FlightView v) {
        return of(v).contains(ClearanceStatus.REVOKED);
    }
}
