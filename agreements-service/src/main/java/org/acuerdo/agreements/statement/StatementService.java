package org.acuerdo.agreements.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.Changes;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Keeps statements. Recording one binds nobody. */
@ApplicationScoped
public class StatementService {

    @Inject
    StatementRepository statements;

    @Inject
    AgreementService agreements;

    @Inject
    Changes changes;

    @Inject
    AcuerdoClock clock;

    StatementEntity record(Agreement agreement, UUID id, StatementResource.Statement s, Actor actor) {
        refuseUnlessLegal(agreement, s);
        StatementEntity entity = new StatementEntity();
        entity.id = id;
        entity.agreementId = agreement.id;
        changes.make(agreement, "statement-recorded", actor, null, () -> {
            write(entity, s);
            statements.persist(entity);
            return s;
        });
        return entity;
    }

    StatementEntity replace(Agreement agreement, UUID id, StatementResource.Statement s, Actor actor) {
        refuseUnlessLegal(agreement, s);
        StatementEntity entity = statements.ofAgreement(agreement.id, id).orElseThrow();
        Object before = Json.read(entity.content, StatementResource.Statement.class);
        changes.make(agreement, "statement-replaced", actor, before, () -> {
            write(entity, s);
            return s;
        });
        return entity;
    }

    private void write(StatementEntity entity, StatementResource.Statement s) {
        entity.saidOn = s.on();
        entity.recordedAt = clock.now();
        entity.content = Json.write(s);
    }

    private void refuseUnlessLegal(Agreement agreement, StatementResource.Statement s) {
        Verdict.Findings found = new Verdict.Findings();
        Dates.happened(
                found,
                "on",
                s.on(),
                agreements.today(agreement),
                "dates of happening are not after the clock's local day");
        Refusals.unlessLegal(found.verdict()
                .and(Refusals.texts(
                        FreeText.check("summary", s.summary(), 2000),
                        FreeText.check("speaker", s.speaker(), 200),
                        FreeText.check("office", s.office(), 200),
                        FreeText.check("text", s.text(), 4000),
                        FreeText.check("translation", s.translation(), 4000))));
    }
}
