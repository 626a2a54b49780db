package org.acuerdo.agreements.clearance.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * What the authoritative terms say to a request, before any officer has spoken.
 *
 * @param kind         what the answer is
 * @param termsVersion the version it rests on; for OUTDATED the version to use; null where none applies
 * @param replyFrom    PENDING only: when the reply time began
 * @param decideBy     PENDING only
 * @param onSilence    PENDING only: what silence means for this flight
 * @param reason       REFUSED only
 */
public record Consideration(
        Kind kind,
        Integer termsVersion,
        Instant replyFrom,
        Instant decideBy,
        ClearanceClause.OnSilence onSilence,
        String reason) {

    public enum Kind {
        /** Granted by clause. */
        GRANTED,
        /** Refused by clause. */
        REFUSED,
        /** It waits for an officer until the deadline. */
        PENDING,
        /** It waits for the decision on a baseline; no deadline runs, but the departure comes. */
        BLOCKED,
        /** It was asked under terms that do not apply on its day. */
        OUTDATED,
        /** It departs, so nobody can clear it any more. */
        LAPSED
    }

    public static final String UNKNOWN = "AGREEMENT_UNKNOWN";
    public static final String NOT_OPERATIVE = "AGREEMENT_NOT_OPERATIVE";

    /**
     * @param agreement empty where none of this id is on record
     * @param replyFrom when the reply time starts: the request, or the end of a block
     */
    public static Consideration of(
            Optional<AgreementSnapshot> agreement, ClearanceAsked asked, Instant replyFrom, Instant now) {
        if (agreement.isEmpty()) {
            return refused(UNKNOWN);
        }
        AgreementSnapshot snapshot = agreement.get();
        LocalDate day = arrivalDay(snapshot, asked);
        Optional<TermsVersion> applying = snapshot.termsOn(day);
        if (applying.isEmpty() || !snapshot.facts().operativeOn(day)) {
            return refused(NOT_OPERATIVE);
        }
        int version = applying.get().version();
        if (version != asked.termsVersion()) {
            return new Consideration(Kind.OUTDATED, version, null, null, null, null);
        }
        Instant departure = asked.departure().toInstant();
        if (now.isAfter(departure)) {
            return new Consideration(Kind.LAPSED, version, null, null, null, null);
        }
        Terms terms = applying.get().terms();
        if (Blocks.block(snapshot, terms, asked)) {
            return new Consideration(Kind.BLOCKED, version, null, null, null, null);
        }
        if (terms.clearance().mode() == ClearanceClause.Mode.AUTOMATIC) {
            return new Consideration(Kind.GRANTED, version, null, null, null, null);
        }
        ReplyTime reply = ReplyTime.of(terms, replyFrom, departure, snapshot.zoneId());
        return new Consideration(Kind.PENDING, version, replyFrom, reply.decideBy(), reply.onSilence(), null);
    }

    /** The local day on which a flight arrives decides which terms apply. */
    public static LocalDate arrivalDay(AgreementSnapshot agreement, ClearanceAsked asked) {
        return asked.arrival().atZoneSameInstant(agreement.zoneId()).toLocalDate();
    }

    private static Consideration refused(String reason) {
        return new Consideration(Kind.REFUSED, null, null, null, null, reason);
    }
}
