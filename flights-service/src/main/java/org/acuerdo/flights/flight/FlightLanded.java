package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A flight has arrived, or its arrival was corrected to another time. Fired synchronously in the transaction that records it.
 */
public record FlightLanded(UUID flightId, List<UUID> agreementIds, Instant arrivedAt) {}
