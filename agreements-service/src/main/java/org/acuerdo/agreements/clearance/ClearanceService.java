package org.acuerdo.agreements.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementRepository;
import org.acuerdo.agreements.agreement.Snapshots;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.agreements.clearance.rules.Consideration;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * The conversation with flights-service, and what time and changes of the agreement make of it. Every method runs in its
 * caller's transaction. Lock order: agreement, then clearances in ascending order of their flight.
 */
@ApplicationScoped
public class ClearanceService {

    @Inject
    ClearanceRepository clearances;

    @Inject
    AgreementRepository agreements;

    @Inject
    Snapshots snapshots;

    @Inject
    ClearanceAnswers answers;

    @Inject
    AcuerdoClock clock;

    /** What several messages are about, before the first of them is taken in. */
    void expect(List<UUID> flightIds) {
        clearances.expect(flightIds);
    }

    /** A request: a new round is considered; a repeated one gets the same answer again; an older one changes nothing. */
    void asked(ClearanceAsked asked) {
        Optional<Agreement> agreement = agreements.held(asked.agreementId());
        Clearance c = clearances.locked(asked.flightId(), asked.agreementId()).orElse(null);
        if (c != null && asked.round() < c.round) {
            return;
        }
        Instant now = clock.now();
        if (c != null && asked.round() == c.round && !Clearance.TERMS_OUTDATED.equals(c.waitingFor)) {
            repeat(c, now);
            return;
        }
        Object before = c == null ? null : ClearanceAnswers.standing(c);
        boolean fresh = c == null;
        if (fresh) {
            c = new Clearance();
            c.id = Ids.next();
            c.flightId = asked.flightId();
            c.agreementId = asked.agreementId();
        }
        c.round = asked.round();
        c.request = Json.write(asked);
        c.requestedAt = asked.requestedAt();
        c.departure = asked.departure().toInstant();
        c.deadline = c.departure;
        Optional<AgreementSnapshot> snapshot = agreement.map(snapshots::of);
        take(c, snapshot, Consideration.of(snapshot, asked, asked.requestedAt(), now), now);
        answers.answer(c, "asked", null, before);
        if (fresh) {
            clearances.keep(c);
        }
        clearances.keepRound(c, asked.requestedBy(), now);
    }

    /** Nobody asks any more: the flight was cancelled or ended otherwise. */
    void withdrawn(ClearanceWithdrawn withdrawn) {
        Clearance c =
                clearances.locked(withdrawn.flightId(), withdrawn.agreementId()).orElse(null);
        if (c == null || withdrawn.round() < c.round) {
            return;
        }
        Instant now = clock.now();
        ClearanceStatus status = c.statusAt(now);
        if (status == ClearanceStatus.PENDING || status == ClearanceStatus.GRANTED) {
            Object before = ClearanceAnswers.standing(c);
            c.ends(ClearanceStatus.WITHDRAWN, false, withdrawn.reasonCode(), null, now);
            answers.withdrawn(c, before);
        }
    }

    private void repeat(Clearance c, Instant now) {
        if (c.status == ClearanceStatus.WITHDRAWN) {
            return;
        }
        if (!settle(c, now)) {
            answers.answer(c, "answered-again", null, ClearanceAnswers.standing(c));
        }
    }

    /** Puts on record what the deadline decided. @return true if it did */
    boolean settle(Clearance c, Instant now) {
        ClearanceStatus status = c.statusAt(now);
        if (status == c.status) {
            return false;
        }
        Object before = ClearanceAnswers.standing(c);
        c.ends(status, status == ClearanceStatus.GRANTED, null, null, c.deadline);
        answers.answer(c, status == ClearanceStatus.GRANTED ? "deemed-granted" : "lapsed", null, before);
        return true;
    }

    /** Settles up to so many whose deadline has passed. @return how many it found */
    int settleOverdue(int most) {
        Instant now = clock.now();
        List<Clearance> overdue = clearances.overdue(now, most);
        overdue.forEach(c -> settle(c, now));
        return overdue.size();
    }

    /** Reminds of up to so many deadlines that come near, once each. @return how many it found */
    int remindDue(int most) {
        List<Clearance> due = clearances.toRemind(clock.now(), most);
        due.forEach(answers::remind);
        return due.size();
    }

    /** A change of the agreement: terms that no longer apply are said to be outdated, blocks begin and end. */
    void reconsider(AgreementSnapshot snapshot) {
        Instant now = clock.now();
        for (Clearance c : clearances.openOfAgreement(snapshot.id())) {
            if (c.statusAt(now) == ClearanceStatus.PENDING) {
                reconsider(c, snapshot, now);
            }
        }
    }

    private void reconsider(Clearance c, AgreementSnapshot snapshot, Instant now) {
        ClearanceAsked asked = c.asked();
        Optional<TermsVersion> applying = snapshot.termsOn(Consideration.arrivalDay(snapshot, asked));
        Consideration consideration = Consideration.of(Optional.of(snapshot), asked, now, now);
        boolean outdated = applying.isPresent() && applying.get().version() != c.termsVersion;
        boolean waits = Clearance.LIMIT_UNDECIDED.equals(c.waitingFor);
        boolean blocked = consideration.kind() == Consideration.Kind.BLOCKED;
        boolean unblocked = waits
                && (consideration.kind() == Consideration.Kind.PENDING
                        || consideration.kind() == Consideration.Kind.GRANTED);
        if (outdated || (blocked && !waits) || unblocked) {
            Object before = ClearanceAnswers.standing(c);
            Consideration taken = outdated
                    ? new Consideration(
                            Consideration.Kind.OUTDATED, applying.get().version(), null, null, null, null)
                    : consideration;
            take(c, Optional.of(snapshot), taken, now);
            answers.answer(c, "reconsidered", null, before);
        }
    }

    private static void take(Clearance c, Optional<AgreementSnapshot> snapshot, Consideration said, Instant now) {
        snapshot.ifPresent(s -> {
            c.sendingState = s.sendingState();
            c.receivingState = s.receivingState();
        });
        c.agreementVersion = snapshot.map(AgreementSnapshot::version).orElse(0L);
        c.termsVersion = said.termsVersion();
        c.decideBy = null;
        c.onSilence = null;
        switch (said.kind()) {
            case GRANTED -> c.ends(ClearanceStatus.GRANTED, false, null, null, now);
            case REFUSED -> c.ends(ClearanceStatus.REFUSED, false, said.reason(), null, now);
            case LAPSED -> c.ends(ClearanceStatus.LAPSED, false, null, null, c.departure);
            case BLOCKED -> c.waits(now, null, null, Clearance.LIMIT_UNDECIDED);
            case OUTDATED -> c.waits(now, null, null, Clearance.TERMS_OUTDATED);
            case PENDING -> {
                c.waits(said.replyFrom(), said.decideBy(), said.onSilence().name(), null);
                ClearanceStatus status = c.statusAt(now);
                if (status != ClearanceStatus.PENDING) {
                    // the request came late: its deadline has decided already
                    c.ends(status, status == ClearanceStatus.GRANTED, null, null, c.deadline);
                }
            }
        }
    }

    /** Locks the agreement against changes, then the clearance. */
    Optional<Clearance> lockedWithAgreement(UUID flightId, UUID agreementId) {
        agreements.held(agreementId);
        return clearances.locked(flightId, agreementId);
    }
}
