package org.acuerdo.agreements.baseline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.BasisRules;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.baseline.rules.BaselineRules;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Claims are recorded side by side; a decision binds both parties, so it may have to wait for the other one. */
@ApplicationScoped
public class BaselineService implements BindingAct<BaselineDecision> {

    @Inject
    BaselineRepository baselines;

    @Inject
    AgreementService agreements;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    Answer claim(Agreement agreement, BaselineResource.Claim body, Actor actor) {
        Refusals.unlessLegal(BaselineRules.claim(body.unit(), body.period(), body.value())
                .and(Refusals.texts(FreeText.check("window", body.window(), 200))));
        Baseline claimed = new Baseline(
                Ids.next(),
                body.unit(),
                body.period(),
                body.value(),
                body.window(),
                body.source(),
                Baseline.Status.CLAIMED,
                null,
                null,
                clock.now(),
                null);
        changes.make(agreement, "baseline-claimed", actor, null, () -> {
            BaselineEntity entity = new BaselineEntity();
            entity.agreementId = agreement.id;
            entity.baseline(claimed);
            baselines.persist(entity);
            return claimed;
        });
        return Answer.created(
                        "/api/v1/agreements/" + agreement.id + "/baselines/" + claimed.id(),
                        BaselineView.of(claimed, agreement.version))
                .etag(agreement.version);
    }

    @Override
    public String kind() {
        return "BASELINE_DECISION";
    }

    @Override
    public Class<BaselineDecision> contentType() {
        return BaselineDecision.class;
    }

    @Override
    public List<LocalDate> dates(BaselineDecision decision) {
        return List.of(decision.decidedOn());
    }

    @Override
    public Verdict check(Agreement agreement, BaselineDecision d, Actor actor) {
        return BasisRules.stated(d.basis())
                .and(BaselineRules.decision(
                        baselines.baselines(agreement.id),
                        d.baseline(),
                        d.outcome(),
                        d.decidedOn(),
                        agreements.today(agreement)));
    }

    @Override
    public Answer execute(Agreement agreement, BaselineDecision d, Actor actor) {
        BaselineEntity entity =
                baselines.ofAgreement(agreement.id, d.baseline()).orElseThrow();
        Baseline before = entity.baseline();
        Baseline after = new Baseline(
                before.id(),
                before.unit(),
                before.period(),
                before.value(),
                before.window(),
                before.source(),
                d.outcome(),
                d.decidedOn(),
                d.basis(),
                before.recordedAt(),
                clock.now());
        changes.make(agreement, "baseline-decided", actor, before, () -> {
            entity.baseline(after);
            return after;
        });
        return Answer.ok(BaselineView.of(after, agreement.version)).etag(agreement.version);
    }
}
