package org.acuerdo.agreements.terms.rules;

import java.util.Collection;
import org.acuerdo.agreements.agreement.rules.Verdict;

/** An empty list narrows to nothing, which nobody means: leave it out to narrow nothing. */
final class Sets {
    private Sets() {}

    static void notEmpty(Verdict.Findings found, String field, Collection<?> values, String clause) {
        found.broken(
                values != null && values.isEmpty(),
                "EMPTY_LIST",
                field,
                "at least one value, or no list at all where nothing is narrowed",
                clause);
        found.malformed(
                values != null && values.contains(null), "MALFORMED", field, "no null among the values", clause);
    }
}
