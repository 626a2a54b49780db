package org.acuerdo.agreements.workinggroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.baseline.BaselineDecision;
import org.acuerdo.agreements.baseline.BaselineRepository;
import org.acuerdo.agreements.baseline.BaselineService;
import org.acuerdo.agreements.item.Item;
import org.acuerdo.agreements.item.ItemEntry;
import org.acuerdo.agreements.item.ItemRepository;
import org.acuerdo.agreements.item.ItemService;
import org.acuerdo.agreements.item.Items;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.agreements.terms.TermsService;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;

/**
 * Outcomes of working groups. One that decides a baseline or adopts terms is that very act, under the same rules and with the
 * same need of the other party; it is then the basis of what it brought about.
 */
@ApplicationScoped
public class OutcomeService implements BindingAct<GroupOutcome> {
    private static final String CLAUSE = "domain rules, section 2: working groups";

    @Inject
    BaselineService baselines;

    @Inject
    BaselineRepository claims;

    @Inject
    TermsService terms;

    @Inject
    ItemRepository items;

    @Inject
    ItemService itemService;

    @Inject
    AgreementService agreements;

    @Override
    public String kind() {
        return "WORKING_GROUP_OUTCOME";
    }

    @Override
    public Class<GroupOutcome> contentType() {
        return GroupOutcome.class;
    }

    @Override
    public List<LocalDate> dates(GroupOutcome content) {
        OutcomeRecord record = content.record();
        return record.terms() == null ? List.of(record.on()) : terms.dates(record.terms());
    }

    @Override
    public boolean waits(Agreement agreement, GroupOutcome content, Actor proposer) {
        return switch (content.record().kind()) {
            case BASELINE_DECISION -> baselines.waits(agreement, decision(content, null), proposer);
            case TERMS_ADOPTION -> terms.waits(agreement, content.record().terms(), proposer);
            case RECORD -> false;
        };
    }

    @Override
    public Verdict check(Agreement agreement, GroupOutcome content, Actor actor) {
        OutcomeRecord record = content.record();
        Verdict shape = shape(record);
        if (!shape.legal()) {
            return shape;
        }
        Verdict.Findings found = new Verdict.Findings();
        Dates.happened(
                found,
                "on",
                record.on(),
                agreements.today(agreement),
                "dates of happening are not after the clock's local day");
        Verdict own = found.verdict().and(Refusals.texts(FreeText.check("summary", record.summary(), 2000)));
        return switch (record.kind()) {
            case BASELINE_DECISION ->
                own.and(
                        claims.ofAgreement(agreement.id, record.baseline()).isEmpty()
                                ? unknown()
                                : baselines.check(agreement, decision(content, null), actor));
            case TERMS_ADOPTION -> own.and(terms.check(agreement, record.terms(), actor));
            case RECORD -> own;
        };
    }

    @Override
    public Answer execute(Agreement agreement, GroupOutcome content, Actor actor) {
        Item group = items.ofAgreement(WorkingGroups.KIND, agreement.id, content.workingGroup())
                .orElseThrow();
        OutcomeRecord record = content.record();
        ItemEntry entry = itemService.add(agreement, group, WorkingGroups.OUTCOME, record, actor);
        switch (record.kind()) {
            case BASELINE_DECISION -> baselines.execute(agreement, decision(content, entry.id), actor);
            case TERMS_ADOPTION -> terms.execute(agreement, adopted(content, entry.id), actor);
            case RECORD -> {
                // binds nobody
            }
        }
        return Items.added(agreement, WorkingGroups.KIND, group, WorkingGroups.OUTCOME, entry);
    }

    private static Verdict unknown() {
        Verdict.Findings found = new Verdict.Findings();
        found.broken(true, "BASELINE_UNKNOWN", "baseline", "the id of a claim below this agreement", CLAUSE);
        return found.verdict();
    }

    private static BaselineDecision decision(GroupOutcome content, UUID outcome) {
        OutcomeRecord record = content.record();
        return new BaselineDecision(
                record.baseline(),
                Baseline.Status.valueOf(record.outcome().name()),
                record.on(),
                basis(content, outcome));
    }

    private static Terms adopted(GroupOutcome content, UUID outcome) {
        Terms terms = content.record().terms();
        return new Terms(
                terms.effectiveFrom(),
                terms.certainty(),
                basis(content, outcome),
                terms.provisionalUse(),
                terms.limits(),
                terms.conditions(),
                terms.populations(),
                terms.clearance(),
                terms.safeguards());
    }

    private static Basis basis(GroupOutcome content, UUID outcome) {
        return outcome == null
                ? new Basis("WORKING_GROUP", content.record().reference(), null)
                : new Basis("WORKING_GROUP", content.record().reference(), null, content.workingGroup(), outcome);
    }

    /** Each kind has its own fields, and no others. */
    private static Verdict shape(OutcomeRecord record) {
        Verdict.Findings found = new Verdict.Findings();
        boolean decision = record.kind() == OutcomeRecord.Kind.BASELINE_DECISION;
        boolean adoption = record.kind() == OutcomeRecord.Kind.TERMS_ADOPTION;
        boolean note = record.kind() == OutcomeRecord.Kind.RECORD;
        belongs(found, record, "baseline", record.baseline(), decision);
        belongs(found, record, "outcome", record.outcome(), decision);
        belongs(found, record, "terms", record.terms(), adoption);
        belongs(found, record, "summary", record.summary(), note);
        found.malformed(
                adoption && record.terms() != null && record.terms().basis() != null,
                "MALFORMED",
                "terms.basis",
                "is left out: the outcome is the basis",
                CLAUSE);
        return found.verdict();
    }

    private static void belongs(
            Verdict.Findings found, OutcomeRecord record, String field, Object value, boolean wanted) {
        found.malformed(wanted && value == null, "MALFORMED", field, "is required for " + record.kind(), CLAUSE);
        found.malformed(!wanted && value != null, "MALFORMED", field, "has no place in " + record.kind(), CLAUSE);
    }
}
