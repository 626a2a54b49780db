package org.acuerdo.agreements.agreement.rules;

import org.acuerdo.contracts.agreement.Basis;

/** What may be stated as a basis. */
public final class BasisRules {
    private BasisRules() {}

    /** An outcome on record names itself as the basis; nobody else can claim to be one. */
    public static Verdict stated(Basis basis) {
        Verdict.Findings found = new Verdict.Findings();
        found.malformed(
                basis != null && (basis.workingGroup() != null || basis.outcome() != null),
                "MALFORMED",
                "basis",
                "kind and reference; an outcome of a working group is recorded below the group and is then the basis",
                "domain rules, section 2: working groups");
        return found.verdict();
    }
}
