package org.acuerdo.agreements.agreement.rules;

import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;

/**
 * What the rules say of an act: malformed content (400), conflicts with the present state (409), broken rules (422).
 * Nothing in any list: the act is legal.
 */
public record Verdict(List<Violation> malformed, List<Violation> conflicts, List<Violation> broken) {
    public static final Verdict LEGAL = new Verdict(List.of(), List.of(), List.of());

    public Verdict {
        malformed = List.copyOf(malformed);
        conflicts = List.copyOf(conflicts);
        broken = List.copyOf(broken);
    }

    public boolean legal() {
        return malformed.isEmpty() && conflicts.isEmpty() && broken.isEmpty();
    }

    /** Both verdicts together. */
    public Verdict and(Verdict other) {
        return new Verdict(
                joined(malformed, other.malformed), joined(conflicts, other.conflicts), joined(broken, other.broken));
    }

    public static Verdict malformed(List<Violation> violations) {
        return new Verdict(violations, List.of(), List.of());
    }

    public static Verdict broken(List<Violation> violations) {
        return new Verdict(List.of(), List.of(), violations);
    }

    private static List<Violation> joined(List<Violation> one, List<Violation> two) {
        List<Violation> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    /** Collects what is found against an act. */
    public static final class Findings {
        private final List<Violation> malformed = new ArrayList<>();
        private final List<Violation> conflicts = new ArrayList<>();
        private final List<Violation> broken = new ArrayList<>();

        public Findings malformed(boolean found, String code, String field, String detail, String clause) {
            return add(malformed, found, code, field, detail, clause);
        }

        public Findings conflict(boolean found, String code, String field, String detail, String clause) {
            return add(conflicts, found, code, field, detail, clause);
        }

        public Findings broken(boolean found, String code, String field, String detail, String clause) {
            return add(broken, found, code, field, detail, clause);
        }

        public Verdict verdict() {
            return new Verdict(malformed, conflicts, broken);
        }

        private Findings add(
                List<Violation> to, boolean found, String code, String field, String detail, String clause) {
            if (found) {
                to.add(Violation.of(code, field, detail, clause));
            }
            return this;
        }
    }
}
