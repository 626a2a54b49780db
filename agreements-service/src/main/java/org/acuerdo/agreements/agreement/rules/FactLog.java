package org.acuerdo.agreements.agreement.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;

/** Puts a legal fact beside those that stand. Legality is {@link FactRules}' matter, not checked here. */
public final class FactLog {
    private FactLog() {}

    /** @param today the clock's day in the agreement's zone, from which a suspension's notice counts */
    public static AgreementFacts with(
            AgreementFacts facts, Fact fact, NoticeDays noticeDays, LocalDate today, Instant recordedAt) {
        Draft draft = new Draft(facts);
        if (fact instanceof Fact.Negotiation f) {
            draft.negotiatingSince = f.on();
        } else if (fact instanceof Fact.Signature f) {
            draft.signedOn = f.on();
        } else if (fact instanceof Fact.ProvisionalApplication f) {
            draft.provisionalFrom = f.from();
            draft.provisionalUntil = f.until();
        } else if (fact instanceof Fact.EntryIntoForce f) {
            draft.inForceFrom = f.on();
        } else if (fact instanceof Fact.Suspension f) {
            boolean shortNotice = noticeDays.shortForSuspension(today, f.from());
            draft.suspensions.add(new AgreementFacts.Suspension(
                    f.id(), f.from(), f.until(), f.reason(), f.by(), shortNotice, recordedAt));
        } else if (fact instanceof Fact.SuspensionEnd f) {
            draft.suspensions.replaceAll(s -> s.id().equals(f.id()) ? endedBefore(s, f.on()) : s);
        } else if (fact instanceof Fact.TerminationNotice f) {
            boolean shortNotice = noticeDays.shortForTermination(f.givenOn(), f.effectiveOn());
            draft.terminationNotice = new AgreementFacts.TerminationNotice(
                    f.givenOn(), f.effectiveOn(), f.by(), f.reason(), shortNotice, recordedAt);
        } else if (fact instanceof Fact.NoticeWithdrawal) {
            draft.terminationNotice = null;
        } else if (fact instanceof Fact.Abandonment f) {
            draft.abandonedOn = f.on();
        } else if (fact instanceof Fact.Extension f) {
            draft.expiresOn = f.expiresOn();
        }
        return draft.facts();
    }

    /**
     * The facts with one of them corrected.
     *
     * @param value null: open
     * @param zone  in which the day of recording is reckoned, from which a suspension's notice counts
     */
    public static AgreementFacts corrected(
            AgreementFacts facts, CorrectedField field, LocalDate value, NoticeDays noticeDays, ZoneId zone) {
        Draft draft = new Draft(facts);
        AgreementFacts.TerminationNotice n = facts.terminationNotice();
        switch (field.name()) {
            case "announcedOn" -> draft.announcedOn = value;
            case "negotiatingSince" -> draft.negotiatingSince = value;
            case "signedOn" -> draft.signedOn = value;
            case "provisionalFrom" -> draft.provisionalFrom = value;
            case "provisionalUntil" -> draft.provisionalUntil = value;
            case "inForceFrom" -> draft.inForceFrom = value;
            case "expiresOn" -> draft.expiresOn = value;
            case "abandonedOn" -> draft.abandonedOn = value;
            case "terminationNotice.givenOn" ->
                draft.terminationNotice = n == null ? null : notice(n, value, n.effectiveOn(), noticeDays);
            case "terminationNotice.effectiveOn" ->
                draft.terminationNotice = n == null ? null : notice(n, n.givenOn(), value, noticeDays);
            default ->
                draft.suspensions.replaceAll(
                        s -> s.id().equals(field.suspension()) ? moved(s, field, value, noticeDays, zone) : s);
        }
        return draft.facts();
    }

    /** The facts without the one of this name; its date, where a fact has several, names it. */
    static AgreementFacts without(AgreementFacts facts, String name) {
        Draft draft = new Draft(facts);
        switch (name) {
            case "negotiatingSince" -> draft.negotiatingSince = null;
            case "signedOn" -> draft.signedOn = null;
            case "provisionalFrom" -> {
                draft.provisionalFrom = null;
                draft.provisionalUntil = null;
            }
            case "inForceFrom" -> draft.inForceFrom = null;
            case "abandonedOn" -> draft.abandonedOn = null;
            default -> draft.terminationNotice = null;
        }
        return draft.facts();
    }

    static AgreementFacts without(AgreementFacts facts, UUID suspension) {
        Draft draft = new Draft(facts);
        draft.suspensions.removeIf(s -> s.id().equals(suspension));
        return draft.facts();
    }

    private static AgreementFacts.TerminationNotice notice(
            AgreementFacts.TerminationNotice n, LocalDate givenOn, LocalDate effectiveOn, NoticeDays noticeDays) {
        return new AgreementFacts.TerminationNotice(
                givenOn,
                effectiveOn,
                n.by(),
                n.reason(),
                noticeDays.shortForTermination(givenOn, effectiveOn),
                n.recordedAt());
    }

    private static AgreementFacts.Suspension moved(
            AgreementFacts.Suspension s, CorrectedField field, LocalDate value, NoticeDays noticeDays, ZoneId zone) {
        LocalDate from = field.name().equals("from") ? value : s.from();
        LocalDate until = field.name().equals("until") ? value : s.until();
        boolean shortNotice = s.recordedAt() != null
                && noticeDays.shortForSuspension(LocalDate.ofInstant(s.recordedAt(), zone), from);
        return new AgreementFacts.Suspension(s.id(), from, until, s.reason(), s.by(), shortNotice, s.recordedAt());
    }

    private static AgreementFacts.Suspension endedBefore(AgreementFacts.Suspension s, LocalDate operativeAgain) {
        return new AgreementFacts.Suspension(
                s.id(), s.from(), operativeAgain.minusDays(1), s.reason(), s.by(), s.shortNotice(), s.recordedAt());
    }

    private static final class Draft {
        private LocalDate announcedOn;
        private LocalDate negotiatingSince;
        private LocalDate signedOn;
        private LocalDate provisionalFrom;
        private LocalDate provisionalUntil;
        private LocalDate inForceFrom;
        private final List<AgreementFacts.Suspension> suspensions;
        private AgreementFacts.TerminationNotice terminationNotice;
        private LocalDate expiresOn;
        private LocalDate abandonedOn;

        Draft(AgreementFacts facts) {
            announcedOn = facts.announcedOn();
            negotiatingSince = facts.negotiatingSince();
            signedOn = facts.signedOn();
            provisionalFrom = facts.provisionalFrom();
            provisionalUntil = facts.provisionalUntil();
            inForceFrom = facts.inForceFrom();
            suspensions = new ArrayList<>(facts.suspensions());
            terminationNotice = facts.terminationNotice();
            expiresOn = facts.expiresOn();
            abandonedOn = facts.abandonedOn();
        }

        AgreementFacts facts() {
            return new AgreementFacts(
                    announcedOn,
                    negotiatingSince,
                    signedOn,
                    provisionalFrom,
                    provisionalUntil,
                    inForceFrom,
                    suspensions,
                    terminationNotice,
                    expiresOn,
                    abandonedOn);
        }
    }
}
