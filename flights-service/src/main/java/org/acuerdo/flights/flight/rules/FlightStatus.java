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
    /** In the air to, or down at, another airport than planned. */
    DIVERTED,
    ARRIVED,
    /** Held for settled by an officer: the counts agree, or the difference is explained. */
    RECONCILED,
    RETURNED,
    /** Came down outside the receiving state. */
    LANDED_ELSEWHERE,
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
        return beforeDeparture() || inTheAir();
    }

    /** Departed, and neither arrived nor back. */
    public boolean inTheAir() {
        return this == DEPARTED || this == DIVERTED;
    }
}
