package org.acuerdo.agreements.country.rules;

import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Codes;

/** An assessment is a state's own: who assessed, by which published criteria, when, on which factors, with which measures. */
public final class AssessmentRules {
    private static final String CLAUSE =
            "a label is only ever recorded as an assessment, attributed, with its criteria";
    private static final int MOST = 50;

    private AssessmentRules() {}

    public static Verdict check(
            String country,
            String by,
            String ownState,
            String label,
            String criteria,
            LocalDate on,
            LocalDate today,
            List<String> factors,
            List<String> measures) {
        Verdict.Findings found = new Verdict.Findings();
        found.malformed(
                !Codes.state(by), "STATE_UNKNOWN", "by", "an ISO 3166-1 alpha-2 code such as GT", "conventions");
        found.malformed(label.isBlank(), "LABEL_NEEDED", "label", "the assessing state's own word for it", CLAUSE);
        found.malformed(criteria.isBlank(), "CRITERIA_NEEDED", "criteria", "the published criteria", CLAUSE);
        listed(found, "factors", factors);
        listed(found, "measures", measures);
        found.broken(
                !by.equals(ownState),
                "NOT_OWN_STATE",
                "by",
                "the officer's own state, " + ownState,
                "guard G5: an officer acts only for the own state");
        found.broken(by.equals(country), "SAME_STATE", "by", "another state than the one assessed", CLAUSE);
        Dates.happened(found, "on", on, today, "dates of happening are not after the clock's local day");
        return found.verdict();
    }

    private static void listed(Verdict.Findings found, String field, List<String> texts) {
        found.malformed(
                texts != null && (texts.size() > MOST || texts.stream().anyMatch(t -> t == null || t.isBlank())),
                "LIST_INVALID",
                field,
                "at most " + MOST + " texts, none empty",
                CLAUSE);
    }
}
