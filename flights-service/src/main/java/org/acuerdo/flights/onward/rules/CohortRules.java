package org.acuerdo.flights.onward.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.acuerdo.contracts.Violation;

/** What may be reported about a cohort, and what a report changes. */
public final class CohortRules {
    private static final String CLAUSE = "domain rules, section 4";

    private CohortRules() {}

    /**
     * A report as it is meant. Where nobody is waited for any more, one that persons with an outcome have left reception can
     * only be about those who were reported before.
     */
    public static Report meant(Report report, Standing standing) {
        return report.reportedBefore() == null
                        && standing.open() == 0
                        && report.outcome().stays()
                        && Boolean.TRUE.equals(report.leftReception())
                ? report.asLater()
                : report;
    }

    /**
     * What is wrong with a report in itself: who goes on goes to another state than the two of the agreement.
     *
     * @return what would be accepted; empty: nothing is wrong
     */
    public static Optional<String> destination(Report report, String sending, String receiving) {
        if (report.outcome() != Outcome.ONWARD) {
            return Optional.empty();
        }
        if (sending.equals(report.destination())) {
            return Optional.of("another state; who went back to " + sending + " is reported as RETURNED_TO_SENDER");
        }
        return receiving.equals(report.destination())
                ? Optional.of("another state; who stays in " + receiving + " is reported as LAWFUL_STAY or UNRESOLVED")
                : Optional.empty();
    }

    /**
     * All rules that a report breaks.
     *
     * @param before   what was reported until now
     * @param openedOn local day of the arrival
     * @param today    the clock's local day in the receiving state
     * @param held     whether a legal hold covers the cohort: nobody is moved on or back while it does
     */
    public static List<Violation> violations(
            Report report, Standing standing, List<Report> before, LocalDate openedOn, LocalDate today, boolean held) {
        List<Violation> found = new ArrayList<>();
        if (report.on().isAfter(today)) {
            found.add(
                    Violation.of("IN_THE_FUTURE", "on", "it is " + today + " there; report what has happened", CLAUSE));
        }
        if (report.on().isBefore(openedOn)) {
            found.add(Violation.of("OUT_OF_ORDER", "on", "not before the arrival on " + openedOn, CLAUSE));
        }
        int staying = staying(report.outcome(), standing, before);
        if (report.later() && report.count() > staying) {
            found.add(Violation.of(
                    "MORE_OUT_THAN_IN",
                    "count",
                    staying + " with this outcome are still in reception, " + report.count() + " reported",
                    CLAUSE));
        }
        if (!report.later() && report.count() > standing.open()) {
            found.add(Violation.of(
                    "MORE_OUT_THAN_IN",
                    "count",
                    standing.open() + " of " + standing.persons() + " are still without an outcome, " + report.count()
                            + " reported",
                    CLAUSE));
        }
        if (report.outcome() == Outcome.ONWARD
                && (report.individuallyAssessed() == null || report.individuallyAssessed() != report.count())) {
            found.add(Violation.of(
                    "ATTESTATION_INCOMPLETE",
                    "individuallyAssessed",
                    "each of the " + report.count() + " who go on has to be individually assessed",
                    CLAUSE));
        }
        if (held && report.outcome().leaves()) {
            found.add(Violation.of(
                    "ON_LEGAL_HOLD", null, "a legal hold covers them: nobody is moved on or back", "guard G3"));
        }
        return found;
    }

    /**
     * Persons with an outcome who are still in reception. Who left it before the outcome was known is not told apart by
     * outcome, so it is never more than are there at all.
     */
    private static int staying(Outcome outcome, Standing standing, List<Report> before) {
        int stayed = before.stream()
                .filter(r -> r.outcome() == outcome)
                .mapToInt(r -> r.later() ? -r.count() : r.leaves() ? 0 : r.count())
                .sum();
        return Math.min(stayed, standing.endedInReception());
    }

    /**
     * Whether a corrected arrival leaves room for what was already reported: as many as have an outcome, or have left
     * reception, came in, and not after that.
     *
     * @param persons  who came in, as it is known now
     * @param openedOn local day of the arrival, as it is known now
     * @param reported local days of the reports
     */
    public static List<Violation> corrected(
            String field, Standing s, int persons, LocalDate openedOn, List<LocalDate> reported) {
        List<Violation> found = new ArrayList<>();
        int out = s.ended() + s.unresolvedLeft();
        if (persons < out) {
            found.add(Violation.of(
                    "MORE_OUT_THAN_IN",
                    field,
                    out + " of this cohort have an outcome or have left reception, " + persons + " would have come in",
                    CLAUSE));
        }
        if (reported.stream().anyMatch(on -> on.isBefore(openedOn))) {
            found.add(Violation.of(
                    "OUT_OF_ORDER", field, "not after the first outcome reported of those who arrived", CLAUSE));
        }
        return found;
    }

    /**
     * The standing after a report that breaks no rule. An ending outcome is first taken from those who are in reception,
     * so that nobody leaves reception twice. A later UNRESOLVED replaces an earlier one. Who was reported before only leaves.
     */
    public static Standing after(Standing s, Report report) {
        boolean leaves = report.leaves();
        if (report.outcome() == Outcome.STILL_HELD) {
            return s;
        }
        if (report.later()) {
            return new Standing(
                    s.persons(), s.ended(), s.unresolved(), s.unresolvedLeft(), s.leftReception() + report.count());
        }
        if (report.outcome() == Outcome.UNRESOLVED) {
            int left = Math.max(s.unresolvedLeft(), leaves ? report.count() : 0);
            return new Standing(
                    s.persons(),
                    s.ended(),
                    Math.max(report.count(), left),
                    left,
                    s.leftReception() + left - s.unresolvedLeft());
        }
        int inReception = s.open() - s.unresolvedLeft();
        int fromReception = Math.min(report.count(), inReception);
        int unresolvedLeft = s.unresolvedLeft() - (report.count() - fromReception);
        int open = s.open() - report.count();
        return new Standing(
                s.persons(),
                s.ended() + report.count(),
                Math.min(s.unresolved(), open),
                unresolvedLeft,
                s.leftReception() + (leaves ? fromReception : 0));
    }
}
