package org.acuerdo.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RationalProperties {

    @Property
    void isAlwaysInLowestTermsWithAPositiveDenominator(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long n,
            @ForAll @IntRange(min = 1, max = 10_000) int d) {
        Rational value = Rational.of(n, -d);

        assertTrue(value.denominator().signum() > 0);
        assertEquals(
                n == 0 ? value.denominator() : BigInteger.ONE, value.numerator().gcd(value.denominator()));
    }

    @Property
    void addsAsIntegersWould(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long a,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long b,
            @ForAll @IntRange(min = 1, max = 1000) int d) {
        assertEquals(Rational.of(a + b, d), Rational.of(a, d).plus(Rational.of(b, d)));
        assertEquals(Rational.of(a, d), Rational.of(a + b, d).minus(Rational.of(b, d)));
    }

    @Property
    void floorIsTheLargestWholeNumberNotAbove(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long n,
            @ForAll @IntRange(min = 1, max = 1000) int d) {
        assertEquals(Math.floorDiv(n, (long) d), Rational.of(n, d).floor().longValueExact());
    }

    @Property
    void readsBackTheDecimalsAndFractionsItIsGiven(
            @ForAll @LongRange(min = -999_999, max = 999_999) long unscaled,
            @ForAll @IntRange(min = 0, max = 9) int scale) {
        BigDecimal decimal = BigDecimal.valueOf(unscaled, scale);
        Rational value = ExactNumber.of(decimal.toPlainString()).rational();

        assertEquals(0, new BigDecimal(value.decimal()).compareTo(decimal));
        assertEquals(value, Rational.parse(value.fraction()));
    }

    @Example
    void increasesWithoutTheErrorOfBinaryFloatingPoint() {
        assertEquals(Rational.of(63), Rational.of(45).increasedByPercent(Rational.of(40)));
        assertEquals("98/5", Rational.of(14).increasedByPercent(Rational.of(40)).fraction());
        assertEquals("19.6", Rational.of(14).increasedByPercent(Rational.of(40)).decimal());
        assertEquals("0.333333333333...", Rational.of(1, 3).decimal());
    }

    @Example
    void roundsHalvesUp() {
        assertEquals(3, Rational.of(5, 2).halfUp().intValue());
        assertEquals(2, Rational.of(9, 4).halfUp().intValue());
    }

    @Example
    void refusesWhatIsNoExactNumber() {
        for (String text :
                new String[] {"", "4e1", "1/0", "1,5", "forty", " 40", "40%", "1.0000000001", "0x10", "+1"}) {
            assertThrows(IllegalArgumentException.class, () -> ExactNumber.of(text), text);
        }
    }
}
