package org.acuerdo.flights.quota.rules;

import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * What facts and terms alone give one window, before anything is carried over or deducted.
 *
 * @param entitlement   exact, possibly fractional
 * @param sumBefore     CUMULATIVE_FLOOR only: the running sum up to the window before; else null
 * @param whole         the entitlement rounded by the window's rounding
 * @param operativeDays days of the window on which the agreement is operative (TERM, STANDING: 1 if there is any)
 * @param terms         the version that applies on the window's last operative day; null where it has none
 * @param rule          the limit that sets rounding, carry-over and shares: as on the last operative day whose terms have the
 *                      id; without such a day as on the window's last day whose terms have it; null if none has
 * @param provisional   rests on a baseline that is not decided
 */
public record Entitlement(
        Window window,
        Rational entitlement,
        Rational sumBefore,
        long whole,
        int operativeDays,
        TermsVersion terms,
        Limit rule,
        boolean provisional) {

    public boolean operative() {
        return operativeDays > 0;
    }

    /** The version in force on the last operative day; null without one. */
    public Integer termsVersion() {
        return terms == null ? null : terms.version();
    }
}
