package org.acuerdo.flights.quota;

import java.util.UUID;
import org.acuerdo.flights.quota.rules.LastAsked;

/**
 * Units that a flight holds RESERVED in a window that has excess.
 *
 * @param excess of the window
 * @param units  of the flight
 * @param asked  when the flight last asked for units, of whatever window
 */
public record ExcessHolding(String limitId, String window, long excess, UUID flightId, long units, LastAsked asked) {

    /** The window's name among all of its agreement. */
    public String windowName() {
        return windowName(limitId, window);
    }

    static String windowName(String limitId, String label) {
        return limitId + " " + label;
    }
}
