package org.acuerdo.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact fraction in lowest terms with a positive denominator. Quantities are never reckoned in floating point. */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction has no denominator 0");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** @throws NumberFormatException if the text is neither a plain decimal nor "n/d" */
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new Rational(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
        }
        BigDecimal decimal = new BigDecimal(text);
        return decimal.scale() <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Rational plus(Rational that) {
        return new Rational(
                numerator.multiply(that.denominator).add(that.numerator.multiply(denominator)),
                denominator.multiply(that.denominator));
    }

    public Rational minus(Rational that) {
        return plus(new Rational(that.numerator.negate(), that.denominator));
    }

    public Rational times(Rational that) {
        return new Rational(numerator.multiply(that.numerator), denominator.multiply(that.denominator));
    }

    public Rational times(long factor) {
        return times(of(factor));
    }

    public Rational dividedBy(long divisor) {
        return times(of(1, divisor));
    }

    /** The value increased by so many percent: 14 increased by 40 is 98/5. */
    public Rational increasedByPercent(Rational percent) {
        return times(of(100).plus(percent)).dividedBy(100);
    }

    /** The largest whole number not above this one. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number, halves upwards. */
    public BigInteger halfUp() {
        return plus(of(1, 2)).floor();
    }

    public int signum() {
        return numerator.signum();
    }

    /** "98/5", or "18" for a whole number. */
    public String fraction() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }

    /** "19.6" where the decimal ends, else twelve significant digits with "..." behind: the fraction is what counts. */
    public String decimal() {
        try {
            BigDecimal exact = new BigDecimal(numerator).divide(new BigDecimal(denominator));
            return exact.stripTrailingZeros().toPlainString();
        } catch (ArithmeticException endless) {
            return new BigDecimal(numerator)
                            .divide(new BigDecimal(denominator), new MathContext(12, RoundingMode.DOWN))
                            .toPlainString()
                    + "...";
        }
    }

    @Override
    public int compareTo(Rational that) {
        return numerator.multiply(that.denominator).compareTo(that.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return fraction();
    }
}
