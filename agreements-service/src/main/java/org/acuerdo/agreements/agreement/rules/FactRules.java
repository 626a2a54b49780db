package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.acuerdo.agreements.agreement.rules.Verdict.Findings;
import org.acuerdo.contracts.agreement.AgreementFacts;

/**
 * Which facts are legal beside those that stand (domain rules, section 2). A conflict with what stands is a 409, a date
 * that no state of affairs would make right a 422.
 *
 * <p>{@code today} is the clock's day in the agreement's zone.
 */
public final class FactRules {
    private static final String HAPPENING = "dates of happening are not after the clock's local day";
    private static final String ORDER = "the order of dated facts";
    private static final String ENDING = "nothing follows an ending";
    private static final String FORCE = "a suspension lies within force";
    private static final String UNILATERAL = "guard G5: an officer acts only for the own state";

    private FactRules() {}

    public static Verdict check(AgreementFacts facts, Fact fact, LocalDate today, String actingState) {
        Findings found = new Findings();
        if (fact instanceof Fact.Negotiation f) {
            negotiation(found, facts, f, today);
        } else if (fact instanceof Fact.Signature f) {
            signature(found, facts, f, today);
        } else if (fact instanceof Fact.ProvisionalApplication f) {
            provisional(found, facts, f);
        } else if (fact instanceof Fact.EntryIntoForce f) {
            entryIntoForce(found, facts, f);
        } else if (fact instanceof Fact.Suspension f) {
            ownState(found, f.by(), actingState);
            suspension(found, facts, f);
        } else if (fact instanceof Fact.SuspensionEnd f) {
            suspensionEnd(found, facts, f, today);
        } else if (fact instanceof Fact.TerminationNotice f) {
            ownState(found, f.by(), actingState);
            notice(found, facts, f, today);
        } else if (fact instanceof Fact.NoticeWithdrawal f) {
            withdrawal(found, facts, f, today);
        } else if (fact instanceof Fact.Abandonment f) {
            ownState(found, f.by(), actingState);
            abandonment(found, facts, f, today);
        } else if (fact instanceof Fact.Extension f) {
            extension(found, facts, f, today);
        }
        return found.verdict();
    }

    private static void negotiation(Findings found, AgreementFacts facts, Fact.Negotiation f, LocalDate today) {
        Dates.happened(found, "on", f.on(), today, HAPPENING);
        found.conflict(
                facts.negotiatingSince() != null,
                "ALREADY_NEGOTIATING",
                "on",
                "negotiations are on record since " + facts.negotiatingSince(),
                ORDER);
        ended(found, facts, "on", f.on());
        Dates.ordered(found, "on", f.on(), facts.signedOn(), "signed on " + facts.signedOn(), ORDER);
        Dates.ordered(found, "on", f.on(), facts.inForceFrom(), "in force from " + facts.inForceFrom(), ORDER);
    }

    private static void signature(Findings found, AgreementFacts facts, Fact.Signature f, LocalDate today) {
        Dates.happened(found, "on", f.on(), today, HAPPENING);
        found.conflict(facts.signedOn() != null, "ALREADY_SIGNED", "on", "it was signed on " + facts.signedOn(), ORDER);
        ended(found, facts, "on", f.on());
        Dates.ordered(
                found,
                "on",
                facts.negotiatingSince(),
                f.on(),
                "negotiations began on " + facts.negotiatingSince(),
                ORDER);
        Dates.ordered(found, "on", f.on(), facts.inForceFrom(), "it is in force from " + facts.inForceFrom(), ORDER);
    }

    private static void provisional(Findings found, AgreementFacts facts, Fact.ProvisionalApplication f) {
        Dates.plausible(found, "from", f.from());
        Dates.plausible(found, "until", f.until());
        found.conflict(
                facts.provisionalFrom() != null,
                "ALREADY_PROVISIONAL",
                "from",
                "it is provisionally applied from " + facts.provisionalFrom(),
                ORDER);
        found.conflict(
                facts.inForceFrom() != null && !f.from().isBefore(facts.inForceFrom()),
                "ALREADY_IN_FORCE",
                "from",
                "it is in force from " + facts.inForceFrom(),
                ORDER);
        ended(found, facts, "from", f.from());
        Dates.ordered(found, "until", f.from(), f.until(), "not before its first day, " + f.from(), ORDER);
    }

    private static void entryIntoForce(Findings found, AgreementFacts facts, Fact.EntryIntoForce f) {
        Dates.plausible(found, "on", f.on());
        found.conflict(
                facts.inForceFrom() != null,
                "ALREADY_IN_FORCE",
                "on",
                "its entry into force is on record for " + facts.inForceFrom(),
                "an agreement enters into force once");
        ended(found, facts, "on", f.on());
        notBeforeTheWayThere(found, facts, f.on());
    }

    /** Neither force nor abandonment lies before negotiation and signature. */
    private static void notBeforeTheWayThere(Findings found, AgreementFacts facts, LocalDate on) {
        Dates.ordered(found, "on", facts.signedOn(), on, "it was signed on " + facts.signedOn(), ORDER);
        Dates.ordered(
                found, "on", facts.negotiatingSince(), on, "negotiations began on " + facts.negotiatingSince(), ORDER);
    }

    private static void suspension(Findings found, AgreementFacts facts, Fact.Suspension f) {
        Dates.plausible(found, "from", f.from());
        Dates.plausible(found, "until", f.until());
        Dates.ordered(found, "until", f.from(), f.until(), "not before its first day, " + f.from(), ORDER);
        boolean ended = facts.endedOn(f.from());
        ended(found, facts, "from", f.from());
        found.conflict(
                !ended && !facts.inForceOn(f.from()),
                "NOT_IN_FORCE",
                "from",
                "on " + f.from() + " it is neither in force nor provisionally applied",
                FORCE);
        found.conflict(
                !ended
                        && facts.inForceOn(f.from())
                        && f.until() != null
                        && f.until().isAfter(f.from())
                        && !facts.inForceOn(f.until()),
                "NOT_IN_FORCE",
                "until",
                "on " + f.until() + " it is neither in force nor provisionally applied",
                FORCE);
        overlapped(facts, f)
                .ifPresent(other -> found.conflict(
                        true,
                        "SUSPENSIONS_OVERLAP",
                        "from",
                        "it is suspended from " + other.from()
                                + (other.until() == null ? " until further notice" : " until " + other.until()),
                        "suspensions do not overlap"));
    }

    private static Optional<AgreementFacts.Suspension> overlapped(AgreementFacts facts, Fact.Suspension f) {
        return facts.suspensions().stream()
                .filter(s -> s.until() == null || !s.until().isBefore(s.from()))
                .filter(s -> (f.until() == null || !s.from().isAfter(f.until()))
                        && (s.until() == null || !f.from().isAfter(s.until())))
                .findFirst();
    }

    private static void suspensionEnd(Findings found, AgreementFacts facts, Fact.SuspensionEnd f, LocalDate today) {
        Dates.plausible(found, "on", f.on());
        AgreementFacts.Suspension suspension = facts.suspensions().stream()
                .filter(s -> s.id().equals(f.id()))
                .findFirst()
                .orElse(null);
        if (suspension == null) {
            found.conflict(true, "NOT_SUSPENDED", null, "no such suspension is on record", ORDER);
            return;
        }
        ownState(found, suspension.by(), f.by());
        found.conflict(
                suspension.until() != null && suspension.until().isBefore(today),
                "SUSPENSION_ENDED",
                "on",
                "it ended on " + suspension.until(),
                ORDER);
        Dates.ordered(found, "on", suspension.from(), f.on(), "not before its first day, " + suspension.from(), ORDER);
        found.broken(
                suspension.until() != null && f.on().isAfter(suspension.until().plusDays(1)),
                "OUT_OF_ORDER",
                "on",
                "it ends by itself on " + suspension.until(),
                ORDER);
    }

    private static void notice(Findings found, AgreementFacts facts, Fact.TerminationNotice f, LocalDate today) {
        Dates.happened(found, "givenOn", f.givenOn(), today, HAPPENING);
        Dates.plausible(found, "effectiveOn", f.effectiveOn());
        Dates.ordered(found, "effectiveOn", f.givenOn(), f.effectiveOn(), "not before the day it was given", ORDER);
        found.conflict(
                facts.terminationNotice() != null,
                "NOTICE_ALREADY_GIVEN",
                "givenOn",
                facts.terminationNotice() == null
                        ? null
                        : "a notice takes effect on "
                                + facts.terminationNotice().effectiveOn(),
                ORDER);
        boolean ended = facts.terminationNotice() == null && facts.endedOn(f.givenOn());
        found.conflict(ended, "ENDED", "givenOn", "the agreement has ended by " + f.givenOn(), ENDING);
        boolean forceBeforeEffect =
                facts.inForceFrom() != null && facts.inForceFrom().isBefore(f.effectiveOn());
        found.conflict(
                !ended && facts.terminationNotice() == null && !facts.inForceOn(f.givenOn()) && !forceBeforeEffect,
                "NOT_IN_FORCE",
                "givenOn",
                "it is not in force, and does not enter into force before " + f.effectiveOn(),
                "only what is in force is terminated");
        happenedBefore(found, facts.negotiatingSince(), f.effectiveOn(), "negotiations began");
        happenedBefore(found, facts.signedOn(), f.effectiveOn(), "it was signed");
        happenedBefore(found, facts.inForceFrom(), f.effectiveOn(), "it enters into force");
    }

    private static void happenedBefore(Findings found, LocalDate happened, LocalDate end, String what) {
        found.broken(
                happened != null && !happened.isBefore(end),
                "OUT_OF_ORDER",
                "effectiveOn",
                what + " on " + happened + ", and an end comes after it",
                ORDER);
    }

    private static void withdrawal(Findings found, AgreementFacts facts, Fact.NoticeWithdrawal f, LocalDate today) {
        if (facts.terminationNotice() == null) {
            found.conflict(true, "NO_NOTICE", null, "no termination notice stands", ORDER);
            return;
        }
        ownState(found, facts.terminationNotice().by(), f.by());
        found.conflict(
                !today.isBefore(facts.terminationNotice().effectiveOn()),
                "ENDED",
                null,
                "the notice took effect on " + facts.terminationNotice().effectiveOn(),
                ENDING);
        ended(found, facts, null, today);
    }

    private static void abandonment(Findings found, AgreementFacts facts, Fact.Abandonment f, LocalDate today) {
        Dates.happened(found, "on", f.on(), today, HAPPENING);
        found.conflict(
                facts.abandonedOn() != null || facts.endedOn(f.on()),
                "ENDED",
                "on",
                "the agreement has ended" + (facts.abandonedOn() == null ? "" : " on " + facts.abandonedOn()),
                ENDING);
        found.conflict(
                facts.inForceFrom() != null && !f.on().isBefore(facts.inForceFrom()),
                "ALREADY_IN_FORCE",
                "on",
                "in force from " + facts.inForceFrom() + "; a termination notice ends it",
                "what is in force is terminated, not abandoned");
        notBeforeTheWayThere(found, facts, f.on());
    }

    private static void extension(Findings found, AgreementFacts facts, Fact.Extension f, LocalDate today) {
        Dates.plausible(found, "expiresOn", f.expiresOn());
        found.conflict(
                facts.expiresOn() == null, "NO_EXPIRY", "expiresOn", "it does not expire: nothing to extend", ORDER);
        ended(found, facts, "expiresOn", today);
        found.broken(
                facts.expiresOn() != null && !f.expiresOn().isAfter(facts.expiresOn()),
                "OUT_OF_ORDER",
                "expiresOn",
                "later than its present last day, " + facts.expiresOn(),
                ORDER);
    }

    private static void ended(Findings found, AgreementFacts facts, String field, LocalDate on) {
        found.conflict(
                facts.endedOn(on), "ENDED", field, "the agreement is " + facts.statusOn(on) + " on " + on, ENDING);
    }

    private static void ownState(Findings found, String by, String actingState) {
        found.broken(
                !by.equals(actingState),
                "NOT_OWN_STATE",
                "by",
                "an officer of " + actingState + " acts for " + actingState + ", not for " + by,
                UNILATERAL);
    }
}
