package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.quota.PlannedFlight;

/** Flights not yet departed, for those who look ahead. */
@ApplicationScoped
public class PlannedFlights {

    @Inject
    FlightRepository flights;

    /** All of an agreement, as they were asked for last. */
    public List<PlannedFlight> notDeparted(UUID agreementId) {
        List<UUID> ids = flights.notDeparted(agreementId);
        return ids.isEmpty()
                ? List.of()
                : flights.list("id in ?1", ids).stream()
                        .map(f -> new PlannedFlight(
                                f.id, f.requestedAt, f.acceptedUnder(agreementId), Landings.toCome(f.document())))
                        .toList();
    }

    /** Those of an agreement that were accepted although over a limit, and have departed: what they use was consented to. */
    public List<UUID> acceptedAndFlown(UUID agreementId) {
        List<UUID> ids = flights.overLimitAccepted(agreementId);
        return ids.isEmpty()
                ? List.of()
                : flights.list("id in ?1", ids).stream()
                        .filter(f -> f.acceptedUnder(agreementId) && !f.status.beforeDeparture())
                        .map(f -> f.id)
                        .toList();
    }
}
