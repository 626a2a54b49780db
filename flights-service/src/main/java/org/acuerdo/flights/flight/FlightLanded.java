package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A flight has arrived, or its arrival was corrected to another time. Fired synchronously in the transaction that records it.
 *
 * @param corrected the arrival was on record before, with another time
 */
public record FlightLanded(UUID flightId, List<UUID> agreementIds, Instant arrivedAt, boolean corrected) {}
