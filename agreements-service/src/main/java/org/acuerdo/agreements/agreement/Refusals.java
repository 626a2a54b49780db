package org.acuerdo.agreements.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.problem.ProblemException;

/** Turns what the rules found into the answer, once, at the boundary: 400 before 409 before 422. */
public final class Refusals {
    private Refusals() {}

    /** @throws ProblemException unless the act is legal */
    public static void unlessLegal(Verdict verdict) {
        if (!verdict.malformed().isEmpty()) {
            throw ProblemException.malformed(verdict.malformed());
        }
        if (!verdict.conflicts().isEmpty()) {
            Violation first = verdict.conflicts().get(0);
            throw ProblemException.conflict(first.code(), sentence(first.detail()), verdict.conflicts());
        }
        if (!verdict.broken().isEmpty()) {
            throw ProblemException.rules(verdict.broken());
        }
    }

    /** What was found in free texts. */
    @SafeVarargs
    public static Verdict texts(Optional<Violation>... found) {
        List<Violation> violations =
                Arrays.stream(found).flatMap(Optional::stream).toList();
        return Verdict.broken(violations);
    }

    private static String sentence(String detail) {
        return detail.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + detail.substring(1) + ".";
    }
}
