package org.acuerdo.agreements.clearance.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.WorkingDays;

/**
 * Until when the receiving state answers, and what its silence then means.
 *
 * @param decideBy  the end of the reply time, at the latest the scheduled departure
 * @param onSilence DEEMED_GRANTED only where the clause says so and the whole reply time ends before departure
 */
public record ReplyTime(Instant decideBy, ClearanceClause.OnSilence onSilence) {

    /**
     * @param terms     with manual clearance
     * @param from      the request, or the end of the block where a provisional limit was blocked
     * @param departure first scheduled departure
     * @param zone      the agreement's
     */
    public static ReplyTime of(Terms terms, Instant from, Instant departure, ZoneId zone) {
        ClearanceClause clause = terms.clearance();
        Instant end = clause.replyWithinHours() != null
                ? from.plus(Duration.ofHours(clause.replyWithinHours()))
                : WorkingDays.of(terms.conditions(), zone).after(from, clause.replyWithinWorkingDays());
        boolean whole = end.isBefore(departure);
        return new ReplyTime(whole ? end : departure, whole ? clause.onSilence() : ClearanceClause.OnSilence.LAPSE);
    }
}
