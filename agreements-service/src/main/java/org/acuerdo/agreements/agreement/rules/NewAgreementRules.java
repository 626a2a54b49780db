package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.agreement.AgreementFacts;

/** What a new agreement must satisfy. */
public final class NewAgreementRules {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    private NewAgreementRules() {}

    /** Codes and shapes: a 400 each. */
    public static Verdict shape(
            String reference, String sendingState, String receivingState, String zone, NoticeDays noticeDays) {
        Verdict.Findings found = new Verdict.Findings();
        found.malformed(
                !REFERENCE.matcher(reference).matches(),
                "REFERENCE_INVALID",
                "reference",
                "1 to 64 letters, digits, dots, hyphens, underscores or slashes",
                "conventions");
        state(found, "sendingState", sendingState);
        state(found, "receivingState", receivingState);
        found.malformed(
                !Zones.known(zone), "ZONE_UNKNOWN", "zone", "an IANA zone such as America/Guatemala", "conventions");
        if (noticeDays != null) {
            days(found, "noticeDays.suspension", noticeDays.suspension());
            days(found, "noticeDays.termination", noticeDays.termination());
        }
        return found.verdict();
    }

    /** Rules on well-formed content. */
    public static Verdict check(String sendingState, String receivingState, AgreementFacts facts, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        found.broken(
                sendingState.equals(receivingState),
                "SAME_STATE",
                "receivingState",
                "an agreement joins two states",
                "a sending and a receiving state");
        return found.verdict().and(dates(facts, today));
    }

    /** What a new agreement may state of its dates. */
    static Verdict dates(AgreementFacts facts, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        String clause = "dates of happening are not after the clock's local day";
        Dates.happened(found, "announcedOn", facts.announcedOn(), today, clause);
        Dates.happened(found, "negotiatingSince", facts.negotiatingSince(), today, clause);
        Dates.plausible(found, "expiresOn", facts.expiresOn());
        Dates.ordered(
                found,
                "expiresOn",
                facts.negotiatingSince() == null ? facts.announcedOn() : facts.negotiatingSince(),
                facts.expiresOn(),
                "not before it was announced or negotiated",
                "the order of dated facts");
        return found.verdict();
    }

    private static void state(Verdict.Findings found, String field, String code) {
        found.malformed(
                !Codes.state(code), "STATE_UNKNOWN", field, "an ISO 3166-1 alpha-2 code such as GT", "conventions");
    }

    private static void days(Verdict.Findings found, String field, Integer days) {
        found.malformed(
                days != null && (days < 0 || days > 3650), "NUMBER_OUT_OF_RANGE", field, "0 to 3650", "conventions");
    }
}
