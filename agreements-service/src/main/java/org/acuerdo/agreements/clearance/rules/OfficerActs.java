package org.acuerdo.agreements.clearance.rules;

import java.util.Optional;

/** Which acts of the receiving state's officers a clearance no longer takes, whatever comes: that is said before anything else. */
public final class OfficerActs {

    /** Why not; named as the interface's codes are. */
    public enum Barred {
        /** Silence decided at the deadline. */
        CLEARANCE_LAPSED,
        /** It was decided, it has ended, or the flight has landed. */
        WRONG_STATE
    }

    private OfficerActs() {}

    /**
     * Granting or refusing.
     *
     * @param status    as the clock's instant has it
     * @param bySilence true where silence made it so
     */
    public static Optional<Barred> decision(ClearanceStatus status, boolean bySilence) {
        if (bySilence) {
            return Optional.of(Barred.CLEARANCE_LAPSED);
        }
        return status == ClearanceStatus.PENDING ? Optional.empty() : Optional.of(Barred.WRONG_STATE);
    }

    /**
     * Taking consent back: before departure, or in the air.
     *
     * @param status as the clock's instant has it
     * @param landed true once the flight has landed under the clearance's agreement: the consent was used
     */
    public static Optional<Barred> revocation(ClearanceStatus status, boolean landed) {
        return status == ClearanceStatus.GRANTED && !landed ? Optional.empty() : Optional.of(Barred.WRONG_STATE);
    }
}
