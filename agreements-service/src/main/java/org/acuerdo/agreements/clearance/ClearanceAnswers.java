package org.acuerdo.agreements.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.AfterCommit;
import org.acuerdo.kit.tx.Gathering;

/** Writes what became of a clearance: its next version, the answer to flights-service, and the trail. */
@ApplicationScoped
public class ClearanceAnswers {

    @Inject
    ClearanceRepository clearances;

    @Inject
    EntityManager em;

    @Inject
    Gathering gathering;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Waits waits;

    @Inject
    AcuerdoClock clock;

    /** Answers what the clearance now is. */
    void answer(Clearance c, String action, Actor actor, Object before) {
        send(c, typeOf(c), action, actor, before);
    }

    private static String typeOf(Clearance c) {
        if (Clearance.TERMS_OUTDATED.equals(c.waitingFor)) {
            return MessageTypes.CLEARANCE_TERMS_OUTDATED;
        }
        return switch (c.status) {
            case PENDING -> MessageTypes.CLEARANCE_PENDING;
            case GRANTED -> MessageTypes.CLEARANCE_GRANTED;
            case REFUSED -> MessageTypes.CLEARANCE_REFUSED;
            case LAPSED -> MessageTypes.CLEARANCE_LAPSED;
            case REVOKED -> MessageTypes.CLEARANCE_REVOKED;
            case WITHDRAWN -> throw new IllegalStateException("whoever withdrew the request needs no answer");
        };
    }

    private void send(Clearance c, String type, String action, Actor actor, Object before) {
        c.version = clearances.next(c.flightId);
        boolean pending = type.equals(MessageTypes.CLEARANCE_PENDING);
        Instant now = clock.now();
        ClearanceAnswer answer = new ClearanceAnswer(
                c.flightId,
                c.agreementId,
                c.round,
                c.version,
                c.decidedAt == null ? now : c.decidedAt,
                pending ? c.decideBy : null,
                pending ? c.waitingFor : null,
                pending ? c.onSilence : null,
                c.status == ClearanceStatus.GRANTED && c.deemed ? true : null,
                c.reason,
                c.decidedBy,
                c.termsVersion,
                c.agreementVersion);
        Json.Written written = Json.written(answer);
        outbox.add(new OutboxMessage(
                Topics.CLEARANCES,
                c.flightId.toString(),
                type,
                c.flightId.toString(),
                c.version,
                c.agreementId.toString(),
                c.sendingState,
                c.receivingState,
                written));
        clearances.keepAnswer(c, type, written.text(), now);
        written(c, action, actor, before);
    }

    /**
     * Reminds the receiving state's officers that the deadline comes near. Nothing about the consent changes, so its ETag
     * stays: whoever read it before decides with what was read.
     */
    void remind(Clearance c) {
        c.reminded = true;
        ClearanceAnswer reminder = new ClearanceAnswer(
                c.flightId,
                c.agreementId,
                c.round,
                c.version,
                c.remindAt,
                c.decideBy,
                null,
                c.onSilence,
                null,
                null,
                null,
                c.termsVersion,
                c.agreementVersion);
        outbox.add(new OutboxMessage(
                Topics.CLEARANCES,
                c.flightId.toString(),
                MessageTypes.CLEARANCE_REMINDER,
                c.flightId.toString(),
                clearances.next(c.flightId),
                c.agreementId.toString(),
                c.sendingState,
                c.receivingState,
                reminder));
        written(c, "reminded", null, standing(c));
    }

    /** What nobody is told by message, since whoever would be told said it. */
    void withdrawn(Clearance c, Object before) {
        c.version = clearances.next(c.flightId);
        written(c, "withdrawn", null, before);
    }

    private void written(Clearance c, String action, Actor actor, Object before) {
        if (!gathering.active()) {
            em.flush();
        }
        audit.record("clearance", c.id, action, actor, before, standing(c));
        UUID flight = c.flightId;
        AfterCommit.run(() -> waits.signal(key(flight)));
    }

    /** What calls about this flight wait for. */
    static String key(UUID flightId) {
        return "clearance:" + flightId;
    }

    /** The clearance as the trail keeps it. */
    static ClearanceStanding standing(Clearance c) {
        return new ClearanceStanding(
                c.flightId,
                c.agreementId,
                c.version,
                c.round,
                c.status,
                c.decideBy,
                c.waitingFor,
                c.onSilence,
                c.deemed,
                c.reason,
                c.decidedBy,
                c.decidedAt,
                c.termsVersion,
                c.agreementVersion);
    }
}
