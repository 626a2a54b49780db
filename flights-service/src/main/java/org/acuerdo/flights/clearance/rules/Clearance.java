package org.acuerdo.flights.clearance.rules;

import java.time.Instant;
import java.util.UUID;

/**
 * What flights-service knows of a clearance. It asks (round 1), hears PENDING with a deadline, then an outcome; under new
 * terms or after a rescheduling the next round begins as PENDING without a deadline.
 *
 * @param answered         true once agreements-service has answered the current round
 * @param decideBy         the deadline; null until answered and while a provisional limit is blocked
 * @param waitingFor       {@code LIMIT_UNDECIDED} while a provisional limit is blocked
 * @param silenceGrants    true where the clause takes silence for consent
 * @param deemed           true where silence granted it
 * @param by               subject who decided; null where the clause or the deadline did
 * @param clearanceVersion version of the clearance at agreements-service as of the last answer applied
 */
public record Clearance(
        UUID agreementId,
        int round,
        ClearanceStatus status,
        Instant askedAt,
        boolean answered,
        Instant decideBy,
        String waitingFor,
        boolean silenceGrants,
        boolean deemed,
        String reason,
        String by,
        Instant decidedAt,
        long clearanceVersion) {

    /** A round begins. */
    public static Clearance asked(UUID agreementId, int round, Instant now, long clearanceVersion) {
        return new Clearance(
                agreementId,
                round,
                ClearanceStatus.PENDING,
                now,
                false,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                clearanceVersion);
    }

    /**
     * As the deadline has it: the deadline itself decides, not the moment at which the message about it arrives. A
     * blocked clearance lapses at the scheduled departure.
     */
    public Clearance asOf(Instant now, Instant departure) {
        if (status != ClearanceStatus.PENDING) {
            return this;
        }
        if (decideBy != null && now.isAfter(decideBy)) {
            return silenceGrants
                    ? decided(ClearanceStatus.GRANTED, true, null, null, decideBy)
                    : decided(ClearanceStatus.LAPSED, false, null, null, decideBy);
        }
        if (waitingFor != null && now.isAfter(departure)) {
            return decided(ClearanceStatus.LAPSED, false, null, null, departure);
        }
        return this;
    }

    Clearance decided(ClearanceStatus outcome, boolean bySilence, String why, String who, Instant at) {
        return new Clearance(
                agreementId,
                round,
                outcome,
                askedAt,
                true,
                decideBy,
                null,
                silenceGrants,
                bySilence,
                why,
                who,
                at,
                clearanceVersion);
    }

    Clearance pending(Instant deadline, String waiting, boolean grants) {
        return new Clearance(
                agreementId,
                round,
                ClearanceStatus.PENDING,
                askedAt,
                true,
                deadline,
                waiting,
                grants,
                false,
                null,
                null,
                null,
                clearanceVersion);
    }

    /** The flight ended otherwise: consent that was asked for, or given, has no object any longer. */
    public Clearance withdrawn() {
        return status == ClearanceStatus.PENDING || status == ClearanceStatus.GRANTED
                ? decided(ClearanceStatus.WITHDRAWN, false, null, null, decidedAt)
                : this;
    }

    Clearance at(long version) {
        return new Clearance(
                agreementId,
                round,
                status,
                askedAt,
                answered,
                decideBy,
                waitingFor,
                silenceGrants,
                deemed,
                reason,
                by,
                decidedAt,
                Math.max(clearanceVersion, version));
    }
}
