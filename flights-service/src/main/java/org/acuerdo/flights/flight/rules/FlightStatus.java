package org.acuerdo.flights.flight.rules;

/**
 * Where a flight stands. A legal hold is no status of its own: it lies over the status that goes on beneath it and shows
 * as {@code ON_HOLD} with {@code heldStatus}.
 */
public enum FlightStatus {
    REQUESTED,
    CLEARED,
    CONFIRMED,
    DEPARTED,
    ARRIVED,
    RETURNED,
    REFUSED,
    LAPSED,
    CANCELLED,
    CLEARANCE_REVOKED;

    /** What a held flight that has not departed shows as its status. */
    public static final String ON_HOLD = "ON_HOLD";

    /** Not departed and still to come: it holds units, deadlines run, holds stop it. */
    public boolean beforeDeparture() {
        return this == REQUESTED || this == CLEARED || this == CONFIRMED;
    }

    /** Under way to departure or in the air. */
    public boolean live() {
        return beforeDeparture() || this == DEPARTED;
    }
}
