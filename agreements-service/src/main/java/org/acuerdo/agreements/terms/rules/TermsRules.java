package org.acuerdo.agreements.terms.rules;

import java.util.List;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** Whether a version of the terms can be executed and contradicts neither itself nor what stands. */
public final class TermsRules {
    private static final String CLEARANCE = "terms, clearance";

    private TermsRules() {}

    /**
     * What a version of the terms is judged against.
     *
     * @param versions all versions on record, withdrawn ones included
     */
    public record Context(
            String sendingState,
            String receivingState,
            AgreementFacts facts,
            List<TermsVersion> versions,
            List<Baseline> baselines) {}

    public static Verdict check(Context context, Terms terms) {
        Verdict.Findings found = new Verdict.Findings();
        Dates.plausible(found, "effectiveFrom", terms.effectiveFrom());
        found.conflict(
                context.facts().endedOn(terms.effectiveFrom()),
                "ENDED",
                "effectiveFrom",
                "the agreement is " + context.facts().statusOn(terms.effectiveFrom()) + " on " + terms.effectiveFrom(),
                "nothing follows an ending");
        clearance(found, terms.clearance());
        safeguards(found, terms.safeguards());
        Verdict limits = LimitRules.check(context, terms.limits());
        Verdict conditions = ConditionRules.check(terms.conditions());
        Verdict populations = PopulationRules.check(context, terms.populations());
        return found.verdict().and(limits).and(conditions).and(populations);
    }

    /**
     * True for terms by which a flight may come without the receiving state's officer having said so: they bind only by
     * that state's own act or countersignature, whatever {@code recording} says.
     */
    public static boolean needsReceivingState(Terms terms) {
        return terms.clearance().mode() == ClearanceClause.Mode.AUTOMATIC
                || terms.clearance().onSilence() == ClearanceClause.OnSilence.DEEMED_GRANTED;
    }

    private static void clearance(Verdict.Findings found, ClearanceClause clause) {
        Integer hours = clause.replyWithinHours();
        Integer days = clause.replyWithinWorkingDays();
        if (clause.mode() == ClearanceClause.Mode.AUTOMATIC) {
            found.broken(
                    hours != null || days != null,
                    "CLEARANCE_CONTRADICTION",
                    "clearance",
                    "automatic clearance has no reply time",
                    CLEARANCE);
            found.broken(
                    clause.onSilence() == ClearanceClause.OnSilence.DEEMED_GRANTED,
                    "CLEARANCE_CONTRADICTION",
                    "clearance.onSilence",
                    "automatic clearance knows no silence",
                    CLEARANCE);
            return;
        }
        found.broken(
                (hours == null) == (days == null),
                "REPLY_TIME_NEEDED",
                "clearance",
                "exactly one of replyWithinHours and replyWithinWorkingDays",
                CLEARANCE);
        Numbers.within(found, "clearance.replyWithinHours", hours, 1, 8760, CLEARANCE);
        Numbers.within(found, "clearance.replyWithinWorkingDays", days, 1, 250, CLEARANCE);
    }

    private static void safeguards(Verdict.Findings found, Safeguards safeguards) {
        if (safeguards == null) {
            return;
        }
        Numbers.within(found, "safeguards.medicalStaff", safeguards.medicalStaff(), 0, 100, "terms, safeguards");
        Numbers.within(
                found,
                "safeguards.unaccompaniedMinorsPerWeek",
                safeguards.unaccompaniedMinorsPerWeek(),
                0,
                100_000,
                "terms, safeguards");
    }
}
