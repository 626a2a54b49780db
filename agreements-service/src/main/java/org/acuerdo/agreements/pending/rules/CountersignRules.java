package org.acuerdo.agreements.pending.rules;

import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.Verdict;

/** Who may answer a pending act, and when it is too late. */
public final class CountersignRules {
    private static final String BINDING = "who binds whom: another person of the other party";

    private CountersignRules() {}

    /**
     * A pending act as it stands.
     *
     * @param proposedOn local day of the proposal
     * @param dates      the dates that its content names
     */
    public record Act(
            String status,
            String contentHash,
            String proposedByState,
            String proposedBySubject,
            LocalDate proposedOn,
            List<LocalDate> dates) {}

    public static Verdict countersignature(Act act, String contentHash, String state, String subject, LocalDate today) {
        Verdict.Findings found = open(act);
        found.conflict(
                act.dates().stream().anyMatch(d -> d.isAfter(act.proposedOn()) && d.isBefore(today)),
                "DATE_PASSED",
                null,
                "a date that lay ahead at the proposal has passed meanwhile; propose it anew",
                "who binds whom");
        found.broken(
                !act.contentHash().equals(contentHash),
                "CONTENT_DIFFERS",
                "contentHash",
                "the hash of the content that waits, as shown there",
                "who binds whom: the very same content");
        otherParty(found, act, state);
        found.broken(
                act.proposedBySubject().equals(subject),
                "SAME_PERSON",
                null,
                "whoever proposed it does not countersign it",
                BINDING);
        return found.verdict();
    }

    public static Verdict decline(Act act, String state) {
        Verdict.Findings found = open(act);
        otherParty(found, act, state);
        return found.verdict();
    }

    public static Verdict withdrawal(Act act, String state) {
        Verdict.Findings found = open(act);
        found.broken(
                !act.proposedByState().equals(state),
                "NOT_OWN_STATE",
                null,
                "it was proposed by " + act.proposedByState() + ", which alone withdraws it",
                "guard G5: an officer acts only for the own state");
        return found.verdict();
    }

    private static Verdict.Findings open(Act act) {
        return new Verdict.Findings()
                .conflict(
                        !act.status().equals("PENDING"),
                        "WRONG_STATE",
                        null,
                        "it is " + act.status(),
                        "an act is answered once");
    }

    private static void otherParty(Verdict.Findings found, Act act, String state) {
        found.broken(
                act.proposedByState().equals(state),
                "OTHER_PARTY_NEEDED",
                null,
                "it was proposed by " + state + "; the other party answers it",
                BINDING);
    }
}
