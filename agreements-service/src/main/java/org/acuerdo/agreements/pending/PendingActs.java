package org.acuerdo.agreements.pending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.pending.rules.ContentHash;
import org.acuerdo.agreements.pending.rules.CountersignRules;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Takes binding acts: those that one party's officer may record take effect, the others wait for the other party. */
@ApplicationScoped
public class PendingActs {

    @Inject
    PendingActRepository acts;

    @Inject
    @Any
    Instance<BindingAct<?>> kinds;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    /** Takes effect at once, or 202 with the act that waits. */
    public <B> Answer take(Agreement agreement, BindingAct<B> kind, B content, Actor actor) {
        Refusals.unlessLegal(kind.check(agreement, content, actor));
        if (!kind.waits(agreement, content, actor)) {
            return kind.execute(agreement, content, actor);
        }
        PendingAct act = new PendingAct();
        act.id = Ids.next();
        act.agreementId = agreement.id;
        act.kind = kind.kind();
        act.content = Json.write(content);
        act.contentHash = ContentHash.of(kind.kind(), Json.read(act.content, Map.class));
        act.proposedByState = actor.state();
        act.waitingFor = agreement.otherParty(actor.state());
        act.proposedBySubject = actor.subject();
        act.proposedOn = clock.today(agreement.zoneId());
        act.proposedAt = clock.now();
        act.status = "PENDING";
        changes.make(agreement, "act-proposed", actor, null, () -> {
            acts.persist(act);
            return PendingActView.of(act);
        });
        return Answer.accepted(PendingActView.of(act)).etag(agreement.version);
    }

    Answer countersign(Agreement agreement, UUID id, String contentHash, Actor actor) {
        PendingAct act = pending(agreement, id);
        BindingAct<?> kind = kinds.stream()
                .filter(k -> k.kind().equals(act.kind))
                .findFirst()
                .orElseThrow();
        return countersign(agreement, act, kind, contentHash, actor);
    }

    private <B> Answer countersign(
            Agreement agreement, PendingAct act, BindingAct<B> kind, String contentHash, Actor actor) {
        B content = Json.read(act.content, kind.contentType());
        Verdict verdict = CountersignRules.countersignature(
                ruled(act, kind, content),
                contentHash,
                actor.state(),
                actor.subject(),
                clock.today(agreement.zoneId()));
        Refusals.unlessLegal(verdict);
        Refusals.unlessLegal(kind.check(agreement, content, actor));
        close(act, "COUNTERSIGNED", actor, null);
        kind.execute(agreement, content, actor);
        return Answer.ok(PendingActView.of(act)).etag(agreement.version);
    }

    Answer decline(Agreement agreement, UUID id, String reason, Actor actor) {
        PendingAct act = pending(agreement, id);
        Refusals.unlessLegal(CountersignRules.decline(ruled(act), actor.state())
                .and(Refusals.texts(FreeText.check("reason", reason, FreeText.REASON))));
        return closed(agreement, act, "DECLINED", "act-declined", reason, actor);
    }

    Answer withdraw(Agreement agreement, UUID id, Actor actor) {
        PendingAct act = pending(agreement, id);
        Refusals.unlessLegal(CountersignRules.withdrawal(ruled(act), actor.state()));
        return closed(agreement, act, "WITHDRAWN", "act-withdrawn", null, actor);
    }

    private Answer closed(Agreement agreement, PendingAct act, String status, String what, String reason, Actor actor) {
        changes.make(agreement, what, actor, PendingActView.of(act), () -> {
            close(act, status, actor, reason);
            return PendingActView.of(act);
        });
        return Answer.ok(PendingActView.of(act)).etag(agreement.version);
    }

    private void close(PendingAct act, String status, Actor actor, String reason) {
        act.status = status;
        act.closedAt = clock.now();
        act.closedByState = actor.state();
        act.reason = reason;
    }

    private PendingAct pending(Agreement agreement, UUID id) {
        return acts.ofAgreement(agreement.id, id).orElseThrow(ProblemException::notFound);
    }

    private static <B> CountersignRules.Act ruled(PendingAct act, BindingAct<B> kind, B content) {
        return new CountersignRules.Act(
                act.status,
                act.contentHash,
                act.proposedByState,
                act.proposedBySubject,
                act.proposedOn,
                kind.dates(content));
    }

    private static CountersignRules.Act ruled(PendingAct act) {
        return new CountersignRules.Act(
                act.status,
                act.contentHash,
                act.proposedByState,
                act.proposedBySubject,
                act.proposedOn,
                java.util.List.of());
    }
}
