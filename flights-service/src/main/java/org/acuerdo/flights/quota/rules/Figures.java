package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;

/**
 * The figures of one window at one moment.
 *
 * @param carried   units carried over into it from closed windows
 * @param deducted  overshoot of closed windows deducted from it
 * @param allowance whole units published; 0 without an operative day
 */
public record Figures(Entitlement entitlement, long carried, long deducted, long allowance, Usage usage) {

    public Window window() {
        return entitlement.window();
    }

    /** Units that may still be reserved. */
    public long available() {
        return Math.max(0, allowance - usage.held());
    }

    /** Units held beyond the allowance. */
    public long excess() {
        return Math.max(0, usage.held() - allowance);
    }

    public WindowState state(LocalDate today) {
        int critical = entitlement.rule() == null ? 90 : entitlement.rule().criticalPercent();
        return WindowState.of(window().closedOn(today), allowance, usage.held(), critical);
    }
}
