package org.acuerdo.flights.quota;

import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.quota.rules.WindowState;

/** Which lines a change of a window crosses; each crossing is told exactly once. */
final class Crossing {
    private Crossing() {}

    /**
     * Types of the events, in order.
     *
     * @param closed a window that is over has nothing to give: only its excess and recomputations matter
     */
    static List<String> between(WindowRow before, WindowRow after, boolean closed) {
        List<String> types = new ArrayList<>(2);
        if (before.allowance() != after.allowance()) {
            types.add(MessageTypes.QUOTA_RECOMPUTED);
        }
        if (!closed) {
            boolean criticalBefore = critical(before);
            boolean exhaustedBefore = WindowState.exhausted(before.allowance(), before.held());
            if (!criticalBefore && critical(after)) {
                types.add(MessageTypes.QUOTA_CRITICAL);
            }
            boolean exhausted = WindowState.exhausted(after.allowance(), after.held());
            if (!exhaustedBefore && exhausted) {
                types.add(MessageTypes.QUOTA_EXHAUSTED);
            }
            if (exhaustedBefore && !exhausted) {
                types.add(MessageTypes.QUOTA_REOPENED);
            }
        }
        if (before.excess() == 0 && after.excess() > 0) {
            types.add(MessageTypes.QUOTA_EXCESS);
        }
        return types;
    }

    private static boolean critical(WindowRow row) {
        return WindowState.critical(row.allowance(), row.held(), row.criticalPercent());
    }
}
