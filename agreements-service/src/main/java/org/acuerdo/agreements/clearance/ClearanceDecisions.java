package org.acuerdo.agreements.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.clearance.ClearanceResource.Outcome;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.agreements.clearance.rules.OfficerActs;
import org.acuerdo.agreements.clearance.rules.OfficerActs.Barred;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** What officers of the receiving state decide, on a locked clearance. */
@ApplicationScoped
public class ClearanceDecisions {

    @Inject
    ClearanceRepository clearances;

    @Inject
    ClearanceService service;

    @Inject
    ClearanceAnswers answers;

    @Inject
    AcuerdoClock clock;

    /** @throws ProblemException 409 where nothing can mend it: silence decided, or somebody did */
    void decidable(Clearance c) {
        Instant now = clock.now();
        OfficerActs.decision(c.statusAt(now), c.silenceDecided(now)).ifPresent(barred -> {
            throw barred == Barred.CLEARANCE_LAPSED
                    ? ProblemException.conflict(
                            barred.name(),
                            "The time to reply ended at " + c.deadline + "; the clearance "
                                    + (c.deemedAt(now) ? "was deemed granted." : "has lapsed."))
                    : ProblemException.conflict(barred.name(), "The clearance is " + c.status + ".");
        });
    }

    /** @throws ProblemException 409 where there is no consent to take back, or the flight has landed with it */
    void revocable(Clearance c) {
        ClearanceStatus status = c.statusAt(clock.now());
        OfficerActs.revocation(status, c.landed).ifPresent(barred -> {
            throw ProblemException.conflict(
                    barred.name(),
                    status == ClearanceStatus.GRANTED
                            ? "The flight has landed: there is no consent left to take back."
                            : "The clearance is " + status + ".");
        });
    }

    void decide(Clearance c, Outcome outcome, String reason, Actor actor) {
        boolean refused = outcome == Outcome.REFUSED;
        Verdict verdict = new Verdict.Findings()
                .conflict(
                        !refused && Clearance.LIMIT_UNDECIDED.equals(c.waitingFor),
                        "LIMIT_UNDECIDED",
                        null,
                        "a limit of the terms rests on a baseline that is not decided; the decision waits for it",
                        "terms, provisionalUse")
                .conflict(
                        !refused && Clearance.TERMS_OUTDATED.equals(c.waitingFor),
                        "TERMS_OUTDATED",
                        null,
                        "it was asked for under terms that no longer apply on its day; it is being asked anew",
                        "terms, effectiveFrom")
                .broken(
                        clearances.askedBy(c.flightId, actor.subject()),
                        "SAME_PERSON",
                        null,
                        "whoever asked for a flight does not clear it",
                        "four eyes")
                .broken(
                        refused && (reason == null || reason.isBlank()),
                        "REASON_NEEDED",
                        "reason",
                        "a refusal says why",
                        "clearance, refusal")
                .verdict();
        Refusals.unlessLegal(verdict.and(Refusals.texts(FreeText.check("reason", reason, FreeText.REASON))));
        Object before = ClearanceAnswers.standing(c);
        c.ends(
                refused ? ClearanceStatus.REFUSED : ClearanceStatus.GRANTED,
                false,
                reason,
                actor.subject(),
                clock.now());
        answers.answer(c, refused ? "refused" : "granted", actor, before);
    }

    void revoke(Clearance c, String reason, Actor actor) {
        Refusals.unlessLegal(Refusals.texts(FreeText.check("reason", reason, FreeText.REASON)));
        Instant now = clock.now();
        service.settle(c, now);
        Object before = ClearanceAnswers.standing(c);
        c.ends(ClearanceStatus.REVOKED, false, reason, actor.subject(), now);
        answers.answer(c, "revoked", actor, before);
    }
}
