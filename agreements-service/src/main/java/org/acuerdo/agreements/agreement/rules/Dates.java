package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;

/** Bounds of dates in an agreement. */
public final class Dates {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Dates() {}

    /** A date of happening: plausible, and not after the clock's local day. */
    public static void happened(Verdict.Findings found, String field, LocalDate day, LocalDate today, String clause) {
        plausible(found, field, day);
        found.broken(
                day != null && day.isAfter(today) && !day.isAfter(LAST),
                "IN_THE_FUTURE",
                field,
                "what has happened lies not after today, " + today,
                clause);
    }

    /** Years from 1900 to 2199: anything else is a slip of the pen. */
    public static void plausible(Verdict.Findings found, String field, LocalDate day) {
        found.broken(
                day != null && (day.isBefore(FIRST) || day.isAfter(LAST)),
                "DATE_IMPLAUSIBLE",
                field,
                "a day from " + FIRST + " to " + LAST,
                "plausible dates");
    }

    static void ordered(
            Verdict.Findings found, String field, LocalDate first, LocalDate second, String detail, String clause) {
        found.broken(first != null && second != null && first.isAfter(second), "OUT_OF_ORDER", field, detail, clause);
    }
}
