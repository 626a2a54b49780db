package org.acuerdo.flights.hold.rules;

import java.util.List;
import org.acuerdo.contracts.Violation;

/** Guard G3: what a legal hold covers, and what it stops. */
public final class HoldRules {
    private HoldRules() {}

    /**
     * True where the hold covers it. A nationality is held in every agreement that the placing state is party to.
     *
     * @param target   id of the flight or agreement, or the nationality
     * @param placedBy the state that placed it
     */
    public static boolean covers(HoldScope scope, String target, String placedBy, Covered it) {
        return switch (scope) {
            case FLIGHT -> it.flightId().toString().equals(target);
            case AGREEMENT ->
                it.agreements().stream().anyMatch(a -> a.toString().equals(target));
            case NATIONALITY ->
                it.parties().contains(placedBy) && it.nationalities().contains(target);
        };
    }

    /** ON_LEGAL_HOLD while any hold covers it. */
    public static List<Violation> stopped(boolean held) {
        return held
                ? List.of(Violation.of(
                        "ON_LEGAL_HOLD", null, "a legal hold stops it until every hold on it is lifted", "guard G3"))
                : List.of();
    }
}
