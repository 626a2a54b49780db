package org.acuerdo.agreements.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.agreements.terms.rules.TermsRules;
import org.acuerdo.agreements.terms.rules.WithdrawalRules;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;

/** Takes back a version that has not taken effect. It needs whoever the recording of that version needed. */
@ApplicationScoped
public class TermsWithdrawal implements BindingAct<TermsWithdrawal.Content> {

    /** @param termsVersion number of the version */
    @RegisterForReflection
    public record Content(@JsonProperty(required = true) int termsVersion) {}

    @Inject
    TermsRepository terms;

    @Inject
    TermsService service;

    @Inject
    AgreementService agreements;

    @Override
    public String kind() {
        return "TERMS_WITHDRAWAL";
    }

    @Override
    public Class<Content> contentType() {
        return Content.class;
    }

    @Override
    public Verdict check(Agreement agreement, Content content, Actor actor) {
        return WithdrawalRules.check(entity(agreement, content).termsVersion(), agreements.today(agreement));
    }

    @Override
    public boolean waits(Agreement agreement, Content content, Actor proposer) {
        return agreement.countersigned()
                || (TermsRules.needsReceivingState(
                                entity(agreement, content).termsVersion().terms())
                        && !proposer.of(agreement.receivingState));
    }

    @Override
    public List<LocalDate> dates(Content content) {
        return List.of();
    }

    @Override
    public Answer execute(Agreement agreement, Content content, Actor actor) {
        return service.withdrawn(agreement, entity(agreement, content), actor);
    }

    private TermsEntity entity(Agreement agreement, Content content) {
        return terms.numbered(agreement.id, content.termsVersion()).orElseThrow();
    }
}
