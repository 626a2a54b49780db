package org.acuerdo.contracts.terms;

/** {@code RECEIVING_STATE}: an aircraft that the receiving state itself sends. */
public enum AircraftCategory {
    SCHEDULED,
    CHARTER,
    STATE,
    MILITARY,
    RECEIVING_STATE
}
