package org.acuerdo.agreements.country.rules;

import org.acuerdo.contracts.Rational;

/**
 * What of the cooperation between two states is measured, from what happened; each with its definition as the API says it.
 * A factor counts; it does not judge, and several are never added up to one figure.
 */
public enum Factor {
    REPLY_TIME(
            "Decisions by an officer of this state on requests of the other, each round of a request by itself. hours is the"
                    + " exact average from the request, or from the end of a block by an undecided limit, to the decision.",
            null),
    NO_REPLY(
            "Requests on which the time to reply ended without a decision of this state's officers, of all that waited for"
                    + " one until then; by the clause they lapsed or were deemed granted.",
            Rational.of(1, 10)),
    REFUSALS(
            "Requests that an officer of this state refused, of all that its officers decided; with the reasons given.",
            Rational.of(1, 4)),
    REVOCATIONS(
            "Clearances that this state revoked after they were granted, of all that were granted; with the reasons given.",
            Rational.of(1, 10)),
    LATE_NOTICES(
            "Suspensions and termination notices of this state that came with less notice than the agreement asks for, of all"
                    + " that it gave.",
            Rational.of(1, 4)),
    CANCELLATIONS(
            "Flights between both states that this state cancelled, of all that were asked for under their agreements.",
            Rational.of(1, 10)),
    COUNTS_DIFFER(
            "Arrivals at which the number received and not received was not the number that this state had stated to be"
                    + " aboard, or more of a group arrived than was stated, corrected since or not, of all its arrivals."
                    + " Which count is right is not said.",
            Rational.of(1, 10));

    /** With fewer cases nothing is pointed at: a single one would be all or nothing. */
    public static final int FEWEST = 10;

    private final String definition;
    private final Rational threshold;

    Factor(String definition, Rational threshold) {
        this.definition = definition;
        this.threshold = threshold;
    }

    public String definition() {
        return definition;
    }

    /** The share past which the factor is pointed at; null: never. */
    public Rational threshold() {
        return threshold;
    }
}
