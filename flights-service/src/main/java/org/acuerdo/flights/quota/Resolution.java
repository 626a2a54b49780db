package org.acuerdo.flights.quota;

/** How an attempt to resolve a flight's reservations ended. Each reservation resolves exactly once. */
public enum Resolution {
    DONE,
    ALREADY_CONSUMED,
    ALREADY_RELEASED,
    NOTHING_HELD
}
