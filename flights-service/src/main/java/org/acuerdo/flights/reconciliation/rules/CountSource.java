package org.acuerdo.flights.reconciliation.rules;

/** Whose count it is. */
public enum CountSource {
    /** The sending state's: who was aboard. */
    SENDER,
    /** The receiving state's: who was received. */
    RECEIVER,
    /** A monitoring body's. */
    MONITOR
}
