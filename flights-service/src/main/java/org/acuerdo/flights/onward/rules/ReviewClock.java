package org.acuerdo.flights.onward.rules;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * From when on custody is to be reviewed anew. Each person's time runs from the arrival, then from the last review. Reports tell
 * how many were reviewed and never who, so each is taken to be about those who have waited longest; the clock moves once all
 * who are still held were reviewed.
 */
public final class ReviewClock {
    private ReviewClock() {}

    /**
     * The arrival or review that lies back farthest among those still held.
     *
     * @param openedOn local day of the arrival
     * @param reports  in any order: a review counts on its own day, whenever it was reported
     * @return empty where nobody is held any more
     */
    public static Optional<LocalDate> runsFrom(int persons, LocalDate openedOn, List<Report> reports) {
        Deque<LocalDate> held = new ArrayDeque<>(Collections.nCopies(persons, openedOn));
        reports.stream().sorted(Comparator.comparing(Report::on)).forEach(report -> {
            int about = Math.min(report.count(), held.size());
            for (int i = 0; i < about; i++) {
                held.removeFirst();
            }
            if (report.outcome() == Outcome.STILL_HELD) {
                held.addAll(Collections.nCopies(about, report.on()));
            }
        });
        return Optional.ofNullable(held.peekFirst());
    }
}
