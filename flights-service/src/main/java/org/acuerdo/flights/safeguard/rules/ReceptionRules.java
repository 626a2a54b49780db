package org.acuerdo.flights.safeguard.rules;

import java.util.List;
import org.acuerdo.contracts.Violation;

/** Reception capacity: the most unaccompanied minors that the receiving state can receive in one week. */
public final class ReceptionRules {
    private ReceptionRules() {}

    /**
     * @param alone    unaccompanied minors of this flight
     * @param others   those of the other confirmed, departed and arrived flights of the week
     * @param week     label of the ISO week of arrival, e.g. 2025-W07
     * @param required the receiver's safeguards
     */
    public static List<Violation> capacity(int alone, long others, String week, Duties.Required required) {
        Integer most = required.safeguards().unaccompaniedMinorsPerWeek();
        return most == null || alone == 0 || alone + others <= most
                ? List.of()
                : List.of(required.violation(
                        "RECEPTION_CAPACITY",
                        "passengers",
                        "reception in " + week + " has places for " + most + " unaccompanied minors, " + others
                                + " are expected already, " + alone + " on this flight",
                        "safeguards.unaccompaniedMinorsPerWeek"));
    }
}
