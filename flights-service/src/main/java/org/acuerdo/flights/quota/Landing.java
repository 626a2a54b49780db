package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;

/**
 * One landing under one agreement, as far as limits are concerned.
 *
 * @param arrival scheduled or actual; its local day in the receiving state tells the windows
 * @param airport ICAO
 */
public record Landing(
        UUID agreementId, Instant arrival, AircraftCategory aircraft, String airport, List<PassengerGroup> groups) {}
