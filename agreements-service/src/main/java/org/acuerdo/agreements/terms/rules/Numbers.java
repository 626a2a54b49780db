package org.acuerdo.agreements.terms.rules;

import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.Rational;

/** Bounds of numbers in terms. */
final class Numbers {
    private Numbers() {}

    static void within(Verdict.Findings found, String field, Integer number, int least, int most, String clause) {
        found.broken(
                number != null && (number < least || number > most),
                "NUMBER_OUT_OF_RANGE",
                field,
                least + " to " + most,
                clause);
    }

    /** A percentage is a decimal from 0 to {@code most}; a fraction is for baselines only. */
    static void percent(Verdict.Findings found, String field, ExactNumber percent, int most, String clause) {
        if (percent == null) {
            return;
        }
        found.malformed(
                percent.fraction(), "DECIMAL_EXPECTED", field, "a decimal string such as \"40\" or \"7.5\"", clause);
        found.broken(
                percent.rational().signum() < 0 || percent.rational().compareTo(Rational.of(most)) > 0,
                "PERCENT_OUT_OF_RANGE",
                field,
                "0 to " + most,
                clause);
    }
}
