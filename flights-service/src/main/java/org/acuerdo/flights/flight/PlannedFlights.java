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
                                f.id,
                                f.requestedAt,
                                f.overLimitAccepted,
                                Landings.asRequested(f.document().request())))
                        .toList();
    }
}
