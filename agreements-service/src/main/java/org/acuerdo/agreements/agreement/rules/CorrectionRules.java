package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementFacts;

/**
 * Whether a correction is legal: the fact is on record, the state whose unilateral fact it is corrects it, and all facts
 * together are as legal as they were before.
 */
public final class CorrectionRules {
    private static final String CLAUSE = "a mistyped fact is corrected by a new one";

    private CorrectionRules() {}

    /**
     * @param corrected   all facts as they would stand
     * @param abandonedBy the state that stated the abandonment; null where there is none
     */
    public static Verdict check(
            AgreementFacts facts,
            AgreementFacts corrected,
            CorrectedField field,
            LocalDate value,
            String abandonedBy,
            LocalDate today,
            String actingState) {
        Verdict.Findings found = new Verdict.Findings();
        found.conflict(
                !field.onRecord(facts), "NOT_ON_RECORD", "field", "no such fact is on record: state it first", CLAUSE);
        if (!field.onRecord(facts)) {
            return found.verdict();
        }
        found.broken(
                Objects.equals(field.standing(facts), value),
                "NOTHING_CORRECTED",
                "value",
                "another day than the one on record, " + field.standing(facts),
                CLAUSE);
        String by = by(facts, field, abandonedBy);
        found.broken(
                by != null && !by.equals(actingState),
                "NOT_OWN_STATE",
                "field",
                "it was stated by " + by + ", which alone corrects it",
                "guard G5: an officer acts only for the own state");
        return found.verdict().and(added(together(facts, today), together(corrected, today)));
    }

    private static String by(AgreementFacts facts, CorrectedField field, String abandonedBy) {
        if (field.suspension() != null) {
            return field.suspension(facts).by();
        }
        if (field.name().startsWith("terminationNotice.")) {
            return facts.terminationNotice().by();
        }
        return field.name().equals("abandonedOn") ? abandonedBy : null;
    }

    /** What stands against these facts: each held against all the others. */
    private static Verdict together(AgreementFacts f, LocalDate today) {
        Verdict verdict = NewAgreementRules.dates(f, today);
        if (f.negotiatingSince() != null) {
            verdict = verdict.and(held(f, "negotiatingSince", new Fact.Negotiation(f.negotiatingSince()), today, null));
        }
        if (f.signedOn() != null) {
            verdict = verdict.and(held(f, "signedOn", new Fact.Signature(f.signedOn()), today, null));
        }
        if (f.provisionalFrom() != null) {
            Fact fact = new Fact.ProvisionalApplication(f.provisionalFrom(), f.provisionalUntil());
            verdict = verdict.and(held(f, "provisionalFrom", fact, today, null));
        }
        if (f.inForceFrom() != null) {
            verdict = verdict.and(held(f, "inForceFrom", new Fact.EntryIntoForce(f.inForceFrom()), today, null));
        }
        if (f.abandonedOn() != null) {
            verdict = verdict.and(held(f, "abandonedOn", new Fact.Abandonment(f.abandonedOn(), "it"), today, "it"));
        }
        if (f.terminationNotice() != null) {
            AgreementFacts.TerminationNotice n = f.terminationNotice();
            Fact fact = new Fact.TerminationNotice(n.givenOn(), n.effectiveOn(), n.by(), n.reason());
            verdict = verdict.and(held(f, "terminationNotice", fact, today, n.by()));
        }
        for (AgreementFacts.Suspension s : f.suspensions()) {
            // one that was ended before its first day suspends nothing
            if (s.until() == null || s.until().plusDays(1).isAfter(s.from())) {
                Fact fact = new Fact.Suspension(s.id(), s.from(), s.until(), s.by(), s.reason());
                verdict = verdict.and(FactRules.check(FactLog.without(f, s.id()), fact, today, s.by()));
            }
        }
        return verdict;
    }

    private static Verdict held(AgreementFacts f, String name, Fact fact, LocalDate today, String by) {
        return FactRules.check(FactLog.without(f, name), fact, today, by);
    }

    /** What was not found before: what stood in disorder already is no reason to refuse the correction of something else. */
    private static Verdict added(Verdict before, Verdict after) {
        Set<Violation> known = new HashSet<>();
        Stream.of(before.conflicts(), before.broken()).flatMap(List::stream).forEach(known::add);
        return new Verdict(List.of(), onValue(after.conflicts(), known), onValue(after.broken(), known));
    }

    private static List<Violation> onValue(List<Violation> found, Set<Violation> known) {
        return found.stream()
                .filter(v -> !known.contains(v))
                .map(v -> Violation.of(v.code(), "value", v.detail(), v.clause()))
                .distinct()
                .toList();
    }
}
