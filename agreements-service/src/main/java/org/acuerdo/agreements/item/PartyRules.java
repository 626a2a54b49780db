package org.acuerdo.agreements.item;

import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Codes;

/** States that items name. */
public final class PartyRules {
    private PartyRules() {}

    /** A party of the agreement. */
    public static void party(Verdict.Findings found, Agreement agreement, String field, String state) {
        found.broken(
                !agreement.party(state),
                "NOT_A_PARTY",
                field,
                "a party of the agreement: " + agreement.sendingState + " or " + agreement.receivingState,
                "domain rules, section 2");
    }

    /** Any state. */
    public static void state(Verdict.Findings found, String field, String state) {
        found.malformed(
                !Codes.state(state), "STATE_UNKNOWN", field, "an ISO 3166-1 alpha-2 code such as GT", "conventions");
    }
}
