package org.acuerdo.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A number as a treaty states it: a decimal string ("40", "7.5") or an exact fraction ("508/12"), never floating point.
 * The text is kept as it was given, because it is evidence; {@link #rational()} is what is reckoned with.
 */
public final class ExactNumber {
    private static final Pattern SHAPE = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?|-?\\d{1,15}/[1-9]\\d{0,8}");

    private final String text;
    private final Rational rational;

    private ExactNumber(String text, Rational rational) {
        this.text = text;
        this.rational = rational;
    }

    /** @throws IllegalArgumentException if the text is neither a decimal nor a fraction of at most 15 digits before the point */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ExactNumber of(String text) {
        if (text == null || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a decimal string such as \"40\" or \"7.5\", or a fraction such as \"508/12\"");
        }
        return new ExactNumber(text, Rational.parse(text));
    }

    /** The exact value. */
    public Rational rational() {
        return rational;
    }

    /** True for "508/12", false for "42.5": percentages and amounts are decimals only. */
    public boolean fraction() {
        return text.indexOf('/') >= 0;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactNumber that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}
