package org.acuerdo.agreements.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Snapshots;
import org.acuerdo.agreements.agreement.TermsView;
import org.acuerdo.agreements.agreement.rules.BasisRules;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.baseline.BaselineRepository;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.agreements.terms.rules.TermsRules;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Records versions of terms. Those by which a flight may come without the receiving state's officer having said so wait
 * for that state unless its own officer records them, whatever {@code recording} says.
 */
@ApplicationScoped
public class TermsService implements BindingAct<Terms> {

    @Inject
    TermsRepository terms;

    @Inject
    BaselineRepository baselines;

    @Inject
    Changes changes;

    @Inject
    Snapshots snapshots;

    @Inject
    AcuerdoClock clock;

    @Override
    public String kind() {
        return "TERMS";
    }

    @Override
    public Class<Terms> contentType() {
        return Terms.class;
    }

    @Override
    public Verdict check(Agreement agreement, Terms proposed, Actor actor) {
        return BasisRules.stated(proposed.basis())
                .and(TermsRules.check(
                        new TermsRules.Context(
                                agreement.sendingState,
                                agreement.receivingState,
                                agreement.facts(),
                                terms.terms(agreement.id),
                                baselines.baselines(agreement.id)),
                        proposed));
    }

    @Override
    public boolean waits(Agreement agreement, Terms proposed, Actor proposer) {
        return agreement.countersigned()
                || (TermsRules.needsReceivingState(proposed) && !proposer.of(agreement.receivingState));
    }

    /** A date of a ramp-up or a blackout may pass while the terms wait; the day they take effect may not. */
    @Override
    public List<LocalDate> dates(Terms proposed) {
        return Stream.of(proposed.effectiveFrom()).filter(Objects::nonNull).toList();
    }

    @Override
    public Answer execute(Agreement agreement, Terms agreed, Actor actor) {
        int number = terms.terms(agreement.id).size() + 1;
        TermsEntity entity = new TermsEntity();
        changes.make(agreement, "terms-recorded", actor, null, () -> {
            entity.agreementId = agreement.id;
            entity.version = number;
            entity.effectiveFrom = agreed.effectiveFrom();
            entity.recordedAt = clock.now();
            entity.content = Json.write(agreed);
            terms.persist(entity);
            return entity.termsVersion();
        });
        AgreementSnapshot snapshot = snapshots.read(agreement);
        return Answer.created(
                        "/api/v1/agreements/" + agreement.id + "/terms/" + number,
                        TermsView.of(snapshot, entity.termsVersion()))
                .etag(agreement.version);
    }

    Answer withdrawn(Agreement agreement, TermsEntity entity, Actor actor) {
        TermsVersion before = entity.termsVersion();
        changes.make(agreement, "terms-withdrawn", actor, before, () -> {
            entity.withdrawnAt = clock.now();
            return entity.termsVersion();
        });
        return Answer.ok(TermsView.of(snapshots.read(agreement), entity.termsVersion()))
                .etag(agreement.version);
    }
}
