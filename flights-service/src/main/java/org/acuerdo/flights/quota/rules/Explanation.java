package org.acuerdo.flights.quota.rules;

import java.util.List;
import org.acuerdo.contracts.Rational;

/**
 * How the allowance of one window came about, as data and as one sentence in each language.
 *
 * @param steps in the order of reckoning; the last one is the allowance
 */
public record Explanation(List<Step> steps, long allowance, Sentence sentence) {

    /**
     * @param what   what was reckoned, with its days
     * @param rule   the rule that was applied
     * @param source the clause, baseline or fact it rests on
     * @param inputs the numbers that the rule was applied to, where they are no steps before
     */
    public record Step(String what, String rule, Amount value, String source, List<Input> inputs) {
        public Step(String what, String rule, Amount value, String source) {
            this(what, rule, value, source, List.of());
        }
    }

    /**
     * A number of another window.
     *
     * @param window where it is of another window than the step's own: that one's label; else null
     */
    public record Input(String name, String window, Amount value) {
        static Input of(String name, long value) {
            return new Input(name, null, Amount.of(value));
        }
    }

    /** An exact value; the fraction is what counts. */
    public record Amount(String fraction, String decimal) {
        public static Amount of(Rational value) {
            return new Amount(value.fraction(), value.decimal());
        }

        public static Amount of(long value) {
            return of(Rational.of(value));
        }
    }

    /** One sentence in English and the same in Spanish. */
    public record Sentence(String en, String es) {}
}
