package org.acuerdo.agreements.terms.rules;

import java.util.Set;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.terms.Nationalities;

/** Nationalities are assigned codes, included or excluded but not both, and never the sending state's own (guard G1). */
final class NationalityRules {
    private NationalityRules() {}

    static void check(
            Verdict.Findings found, TermsRules.Context context, String at, Nationalities nationalities, String clause) {
        if (nationalities == null) {
            return;
        }
        found.broken(
                (nationalities.include() == null) == (nationalities.exclude() == null),
                "NATIONALITIES_AMBIGUOUS",
                at,
                "either include or exclude",
                clause);
        codes(found, at + ".include", nationalities.include(), clause);
        codes(found, at + ".exclude", nationalities.exclude(), clause);
        found.broken(
                nationalities.include() != null && nationalities.include().contains(context.sendingState()),
                "SENDING_STATE_NATIONAL",
                at + ".include",
                "nationals of the sending state are never passengers",
                "guard G1");
    }

    private static void codes(Verdict.Findings found, String at, Set<String> codes, String clause) {
        if (codes == null) {
            return;
        }
        found.broken(codes.isEmpty(), "EMPTY_LIST", at, "at least one nationality", clause);
        found.malformed(
                codes.stream().anyMatch(c -> !Codes.state(c)),
                "STATE_UNKNOWN",
                at,
                "ISO 3166-1 alpha-2 codes such as HN",
                clause);
    }
}
