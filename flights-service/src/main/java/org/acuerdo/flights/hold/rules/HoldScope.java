package org.acuerdo.flights.hold.rules;

/** What a legal hold stops: one flight, all of an agreement, or all with a nationality aboard. */
public enum HoldScope {
    FLIGHT,
    AGREEMENT,
    NATIONALITY
}
