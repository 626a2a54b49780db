package org.acuerdo.agreements.commitment;

import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.acuerdo.agreements.agreement.rules.Verdict;

/** Amounts and measures as they may be written. */
public final class CommitmentRules {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern UNIT = Pattern.compile("[\\p{L}][\\p{L} -]{0,39}");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CommitmentRules() {}

    /** Both may be null. */
    public static void quantities(Verdict.Findings found, Amount amount, Measure measure) {
        if (amount != null) {
            decimal(found, "amount.value", amount.value());
            found.malformed(
                    !CURRENCIES.contains(amount.currency()),
                    "CURRENCY_UNKNOWN",
                    "amount.currency",
                    "an ISO 4217 code such as USD",
                    "conventions");
        }
        if (measure != null) {
            decimal(found, "measure.value", measure.value());
            found.malformed(
                    !UNIT.matcher(measure.unit()).matches(),
                    "MALFORMED",
                    "measure.unit",
                    "a word or few, such as jobs",
                    "conventions");
        }
    }

    /** A step is counted in what the commitment is counted in. */
    public static Verdict step(Commitment commitment, Progress step) {
        Verdict.Findings found = new Verdict.Findings();
        quantities(found, step.amount(), step.measure());
        found.broken(
                step.amount() != null
                        && commitment.amount() != null
                        && !step.amount().currency().equals(commitment.amount().currency()),
                "CURRENCY_DIFFERS",
                "amount.currency",
                "the commitment's currency"
                        + (commitment.amount() == null
                                ? ""
                                : ", " + commitment.amount().currency())
                        + ": amounts of different currencies are never added",
                "domain rules, section 2");
        found.broken(
                step.measure() != null
                        && commitment.measure() != null
                        && !step.measure().unit().equals(commitment.measure().unit()),
                "UNIT_DIFFERS",
                "measure.unit",
                "the commitment's unit"
                        + (commitment.measure() == null
                                ? ""
                                : ", " + commitment.measure().unit())
                        + ": measures of different units are never added",
                "domain rules, section 2");
        return found.verdict();
    }

    private static void decimal(Verdict.Findings found, String field, String value) {
        found.malformed(
                !DECIMAL.matcher(value).matches(),
                "MALFORMED",
                field,
                "a decimal string such as \"4760000\" or \"12.50\"",
                "conventions");
    }
}
