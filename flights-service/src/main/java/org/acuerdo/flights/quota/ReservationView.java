package org.acuerdo.flights.quota;

import java.util.UUID;

/**
 * What a flight holds of one window in one state, summed up.
 *
 * @param window the window's label
 * @param units  net of corrections and returns
 * @param state  RESERVED, CONSUMED or RELEASED
 */
public record ReservationView(UUID agreementId, String limitId, String window, long units, String state) {}
