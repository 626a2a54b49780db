package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * The figures of one window at one moment.
 *
 * @param carried   units carried over into it from closed windows
 * @param deducted  overshoot of closed windows deducted from it
 * @param allowance whole units published; 0 without an operative day
 * @param lots      the closed windows that {@code carried} comes from, oldest first
 * @param overshot  the closed windows whose overshoot had not been borne before this one, oldest first
 */
public record Figures(
        Entitlement entitlement,
        long carried,
        long deducted,
        long allowance,
        Usage usage,
        List<Passed> lots,
        List<Passed> overshot) {

    /** Where these come from is not asked. */
    Figures(Entitlement entitlement, long carried, long deducted, long allowance, Usage usage) {
        this(entitlement, carried, deducted, allowance, usage, List.of(), List.of());
    }

    Figures from(List<Passed> carriedOn, List<Passed> overshoot) {
        return new Figures(entitlement, carried, deducted, allowance, usage, carriedOn, overshoot);
    }

    /** Own units, of which some may be carried on: what overshoot leaves of the rounded entitlement. */
    long own() {
        return Math.max(0, entitlement.whole() - deducted);
    }

    /** Own units that nobody holds; carried ones are used first. */
    long unused() {
        return Math.max(0, own() - Math.max(0, usage.held() - carried));
    }

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
