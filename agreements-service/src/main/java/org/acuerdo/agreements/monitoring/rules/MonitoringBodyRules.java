package org.acuerdo.agreements.monitoring.rules;

import java.util.HashSet;
import java.util.List;
import org.acuerdo.agreements.agreement.rules.Verdict;

/** What the registration of a monitoring body must say. */
public final class MonitoringBodyRules {
    /** Subjects of one body; the list travels with every message of the agreement. */
    public static final int MOST_SUBJECTS = 200;

    private static final String CLAUSE = "monitoring bodies are registered for an agreement by either party";

    private MonitoringBodyRules() {}

    /** @param subjects token subjects: any text of the issuer's, without blanks at its ends */
    public static Verdict check(String name, List<String> subjects, boolean nameTaken) {
        Verdict.Findings found = new Verdict.Findings();
        found.malformed(name.isBlank(), "NAME_NEEDED", "name", "the body's name", CLAUSE);
        boolean counted = !subjects.isEmpty() && subjects.size() <= MOST_SUBJECTS;
        found.malformed(!counted, "SUBJECTS_NEEDED", "subjects", "1 to " + MOST_SUBJECTS + " token subjects", CLAUSE);
        found.malformed(
                subjects.stream().anyMatch(s -> s == null || !s.strip().equals(s) || s.isEmpty() || s.length() > 200),
                "SUBJECT_INVALID",
                "subjects",
                "each a token subject of 1 to 200 characters",
                CLAUSE);
        found.malformed(
                new HashSet<>(subjects).size() < subjects.size(),
                "SUBJECT_REPEATED",
                "subjects",
                "each subject once",
                CLAUSE);
        found.conflict(
                nameTaken,
                "ALREADY_REGISTERED",
                "name",
                "a body of this name is registered for this agreement",
                CLAUSE);
        return found.verdict();
    }
}
