package org.acuerdo.agreements.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.FactKeeper;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Fact;
import org.acuerdo.agreements.agreement.rules.FactLog;
import org.acuerdo.agreements.agreement.rules.FactRules;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Records dated facts on a locked agreement. */
@ApplicationScoped
public class FactService {

    @Inject
    FactKeeper keeper;

    @Inject
    AgreementService agreements;

    @Inject
    AcuerdoClock clock;

    Verdict check(Agreement agreement, Fact fact, String reason, Actor actor) {
        return FactRules.check(agreement.facts(), fact, agreements.today(agreement), actor.state())
                .and(Refusals.texts(FreeText.check("reason", reason, FreeText.REASON)));
    }

    /** A fact that one party's officer states alone; answers the agreement. */
    Answer record(Agreement agreement, String what, Fact fact, Object stated, String reason, Actor actor) {
        Refusals.unlessLegal(check(agreement, fact, reason, actor));
        return keep(agreement, what, fact, stated, actor);
    }

    /** Of a fact that was found legal. */
    Answer keep(Agreement agreement, String what, Fact fact, Object stated, Actor actor) {
        keeper.keep(
                agreement,
                what,
                stated,
                actor,
                FactLog.with(
                        agreement.facts(), fact, agreement.noticeDays(), agreements.today(agreement), clock.now()));
        return Answer.ok(agreements.viewNow(agreement)).etag(agreement.version);
    }
}
