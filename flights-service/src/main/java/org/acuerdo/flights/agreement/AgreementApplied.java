package org.acuerdo.flights.agreement;

import org.acuerdo.contracts.agreement.AgreementSnapshot;

/**
 * A newer version of an agreement was applied. Fired synchronously in the transaction that applies it, which holds the
 * agreement's copy exclusively. The ledger observes it first (priority {@link #LEDGER}) and has recomputed the windows when
 * observers of default priority run; it tells what windows come to when these are through (priority {@link #LAST}), and who
 * looks at what remains of excess comes after that.
 *
 * @param before null for an agreement that was not known
 */
public record AgreementApplied(AgreementSnapshot before, AgreementSnapshot after) {
    public static final int LEDGER = 100;
    public static final int LAST = 5000;
}
