package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * A run of days on which nothing changes for one limit.
 *
 * @param from      first day
 * @param to        last day, inclusive
 * @param operative whether the agreement is operative on these days
 * @param terms     the version that applies; null before any
 * @param limit     the limit as these terms have it; null where they lack the id
 * @param volume    what a whole period gets by these terms, whether operative or not; 0 where they lack the id
 */
public record Stretch(
        LocalDate from, LocalDate to, boolean operative, TermsVersion terms, Limit limit, Rational volume) {

    /** volume(day) of the domain rules: 0 on days when the agreement is not operative. */
    public Rational given() {
        return operative ? volume : Rational.ZERO;
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    Stretch clippedTo(LocalDate first, LocalDate last) {
        return new Stretch(
                from.isBefore(first) ? first : from, to.isAfter(last) ? last : to, operative, terms, limit, volume);
    }
}
