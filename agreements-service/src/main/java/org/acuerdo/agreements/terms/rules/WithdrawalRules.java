package org.acuerdo.agreements.terms.rules;

import java.time.LocalDate;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.terms.TermsVersion;

/** A version that has taken effect is never edited, only superseded; one that has not can be withdrawn. */
public final class WithdrawalRules {
    private WithdrawalRules() {}

    /** @param today the clock's day in the agreement's zone */
    public static Verdict check(TermsVersion version, LocalDate today) {
        String clause = "terms " + version.version();
        return new Verdict.Findings()
                .conflict(version.withdrawnAt() != null, "WITHDRAWN", null, "it is withdrawn already", clause)
                .conflict(
                        version.withdrawnAt() == null
                                && !version.terms().effectiveFrom().isAfter(today),
                        "IN_EFFECT",
                        null,
                        "it took effect on " + version.terms().effectiveFrom() + "; only another version supersedes it",
                        clause)
                .verdict();
    }
}
