package org.acuerdo.flights.onward.rules;

import java.util.EnumSet;
import java.util.Set;

/** What became of persons in a cohort. */
public enum Outcome {
    /** Went on to another country, individually assessed. */
    ONWARD,
    PROTECTION_CLAIM,
    LAWFUL_STAY,
    RETURNED_TO_SENDER,
    /** Ends nothing and may be replaced. */
    UNRESOLVED,
    /** Custody: set free. */
    RELEASED,
    /** Custody: handed to another authority. */
    TRANSFERRED,
    /** Custody: reviewed and still held; ends nothing. */
    STILL_HELD;

    private static final Set<Outcome> ONWARD_COHORT =
            EnumSet.of(ONWARD, PROTECTION_CLAIM, LAWFUL_STAY, RETURNED_TO_SENDER, UNRESOLVED);
    private static final Set<Outcome> CUSTODY = EnumSet.of(RELEASED, TRANSFERRED, RETURNED_TO_SENDER, STILL_HELD);

    /** The outcomes that a kind of cohort knows. */
    public static Set<Outcome> of(boolean custody) {
        return EnumSet.copyOf(custody ? CUSTODY : ONWARD_COHORT);
    }

    /** True where the persons are no longer waited for. */
    public boolean ends() {
        return this != UNRESOLVED && this != STILL_HELD;
    }

    /** True where persons stay in the receiving state, and in its reception until a report says that they left it. */
    public boolean stays() {
        return this == PROTECTION_CLAIM || this == LAWFUL_STAY;
    }

    /** True where persons leave the receiving state, and so its reception. */
    public boolean leaves() {
        return this == ONWARD || this == RETURNED_TO_SENDER || this == TRANSFERRED;
    }
}
