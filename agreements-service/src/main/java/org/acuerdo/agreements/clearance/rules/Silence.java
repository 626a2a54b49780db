package org.acuerdo.agreements.clearance.rules;

import java.time.Instant;

/** The deadline itself decides, not the moment a timer runs: an answer after it is too late. */
public final class Silence {
    private Silence() {}

    /**
     * The status as an instant has it.
     *
     * @param deadline     decideBy, or the departure while a provisional limit is blocked
     * @param grants       true where silence is consent
     */
    public static ClearanceStatus statusAt(ClearanceStatus stored, Instant deadline, boolean grants, Instant now) {
        if (stored != ClearanceStatus.PENDING || !now.isAfter(deadline)) {
            return stored;
        }
        return grants ? ClearanceStatus.GRANTED : ClearanceStatus.LAPSED;
    }
}
