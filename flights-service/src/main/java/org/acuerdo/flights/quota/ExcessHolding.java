package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.UUID;

/**
 * Units that a flight holds RESERVED in a window that has excess.
 *
 * @param excess      of the window
 * @param units       of the flight
 * @param requestedAt when the flight last asked for units of this window
 */
public record ExcessHolding(
        String limitId, String window, long excess, UUID flightId, long units, Instant requestedAt) {}
