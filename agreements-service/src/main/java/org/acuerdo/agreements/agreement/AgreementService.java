package org.acuerdo.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.NewAgreementRules;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;
import org.hibernate.exception.ConstraintViolationException;

/** Creates and shows agreements. */
@ApplicationScoped
public class AgreementService {

    @Inject
    AgreementRepository agreements;

    @Inject
    FactKeeper facts;

    @Inject
    FactEntries entries;

    @Inject
    Snapshots snapshots;

    @Inject
    Caller caller;

    @Inject
    AcuerdoClock clock;

    /** @throws ProblemException 403 for an officer of neither party, 409 REFERENCE_TAKEN, 422 for what the rules refuse */
    Agreement create(AgreementResource.NewAgreement body) {
        Actor actor = caller.actor();
        if (!body.sendingState().equals(actor.state()) && !body.receivingState().equals(actor.state())) {
            throw ProblemException.forbidden("An agreement is recorded by an officer of one of its parties.");
        }
        Instant now = clock.now();
        AgreementFacts standing = new AgreementFacts(
                body.announcedOn(),
                body.negotiatingSince(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                body.expiresOn(),
                null);
        Verdict verdict = NewAgreementRules.check(
                body.sendingState(), body.receivingState(), standing, clock.today(java.time.ZoneId.of(body.zone())));
        if (agreements.count("reference", body.reference()) > 0) {
            throw referenceTaken();
        }
        Refusals.unlessLegal(verdict.and(Refusals.texts(FreeText.check("title", body.title(), 200))));
        Agreement agreement = new Agreement();
        agreement.id = Ids.next();
        agreement.reference = body.reference();
        agreement.title = body.title();
        agreement.kind = body.kind();
        agreement.sendingState = body.sendingState();
        agreement.receivingState = body.receivingState();
        agreement.zone = body.zone();
        agreement.recording =
                body.recording() == null ? "EITHER" : body.recording().name();
        agreement.noticeDays = body.noticeDays() == null ? null : Json.write(body.noticeDays());
        agreement.cooperationAreas = body.cooperationAreas() == null ? null : Json.write(body.cooperationAreas());
        agreement.recordedAt = now;
        try {
            facts.keep(agreement, "created", body, actor, standing);
        } catch (ConstraintViolationException e) {
            if ("agreement_reference_taken".equals(e.getConstraintName())) {
                throw referenceTaken();
            }
            throw e;
        }
        return agreement;
    }

    /** Inside the transaction that changed it. */
    public AgreementView viewNow(Agreement agreement) {
        return AgreementView.of(agreement, today(agreement), snapshots.read(agreement), entries.of(agreement.id), null);
    }

    /**
     * @param on        null: the clock's day, or the day of {@code asKnownAt}
     * @param asKnownAt null: all that is known now
     */
    AgreementView view(Agreement agreement, LocalDate on, Instant asKnownAt) {
        AgreementSnapshot snapshot = snapshots.of(agreement);
        List<AgreementFactEntry> stated = entries.of(agreement.id);
        if (asKnownAt == null) {
            return AgreementView.of(agreement, on == null ? today(agreement) : on, snapshot, stated, null);
        }
        AgreementSnapshot then = AsKnown.at(asKnownAt, snapshot, stated, entries.versionAt(agreement.id, asKnownAt));
        LocalDate day = on == null ? LocalDate.ofInstant(asKnownAt, agreement.zoneId()) : on;
        return AgreementView.of(agreement, day, then, stated, asKnownAt);
    }

    /** The clock's day where the agreement's days are reckoned. */
    public LocalDate today(Agreement agreement) {
        return clock.today(agreement.zoneId());
    }

    private static ProblemException referenceTaken() {
        return ProblemException.conflict("REFERENCE_TAKEN", "Another agreement has this reference.");
    }
}
