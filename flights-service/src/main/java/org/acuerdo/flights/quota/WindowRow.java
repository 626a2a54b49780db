package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.flights.quota.rules.Usage;

/** A row of the ledger: one window that ever held something. Changes go through the withers, and keep excess exact. */
record WindowRow(
        long id,
        UUID agreementId,
        String limitId,
        String label,
        long place,
        LocalDate start,
        LocalDate end,
        long allowance,
        long reserved,
        long consumed,
        long unreserved,
        long excess,
        int criticalPercent,
        long version) {

    LimitKey limit() {
        return new LimitKey(agreementId, limitId);
    }

    WindowKey key() {
        return new WindowKey(limit(), label);
    }

    boolean calendar() {
        return !label.equals("term") && !label.equals("standing");
    }

    boolean closedOn(LocalDate today) {
        return end != null && end.isBefore(today);
    }

    Usage usage() {
        return new Usage(reserved, consumed, unreserved);
    }

    long held() {
        return reserved + consumed;
    }

    long available() {
        return Math.max(0, allowance - held());
    }

    String subject() {
        return agreementId + "/" + limitId + "/" + label;
    }

    /** With units added to or taken from it; signed. */
    WindowRow moved(long reservedUnits, long consumedUnits, long unreservedUnits) {
        return with(
                allowance,
                reserved + reservedUnits,
                consumed + consumedUnits,
                // a correction downwards takes first what was never reserved here
                Math.max(0, Math.min(unreserved + unreservedUnits, consumed + consumedUnits)),
                start,
                end,
                criticalPercent);
    }

    /** With figures as they are reckoned now. */
    WindowRow figured(long newAllowance, LocalDate newStart, LocalDate newEnd, int newCriticalPercent) {
        return with(newAllowance, reserved, consumed, unreserved, newStart, newEnd, newCriticalPercent);
    }

    private WindowRow with(
            long newAllowance,
            long newReserved,
            long newConsumed,
            long newUnreserved,
            LocalDate newStart,
            LocalDate newEnd,
            int newCriticalPercent) {
        return new WindowRow(
                id,
                agreementId,
                limitId,
                label,
                place,
                newStart,
                newEnd,
                newAllowance,
                newReserved,
                newConsumed,
                newUnreserved,
                Math.max(0, newReserved + newConsumed - newAllowance),
                newCriticalPercent,
                version);
    }

    WindowRow versioned(long newVersion) {
        return new WindowRow(
                id,
                agreementId,
                limitId,
                label,
                place,
                start,
                end,
                allowance,
                reserved,
                consumed,
                unreserved,
                excess,
                criticalPercent,
                newVersion);
    }
}
