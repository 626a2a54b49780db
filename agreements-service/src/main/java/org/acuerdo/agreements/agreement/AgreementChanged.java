package org.acuerdo.agreements.agreement;

import org.acuerdo.contracts.agreement.AgreementSnapshot;

/**
 * Fired inside the transaction of every change, after it is written.
 *
 * @param what what happened, as the message's type names it: {@code suspended}, {@code terms-recorded}
 */
public record AgreementChanged(AgreementSnapshot snapshot, String what) {}
