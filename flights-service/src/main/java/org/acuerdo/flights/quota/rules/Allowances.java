package org.acuerdo.flights.quota.rules;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.acuerdo.contracts.terms.Limit;

/**
 * Allowances of a limit's windows: what the entitlement gives, what closed windows carry on, and what their overshoot
 * takes. A pure function of the course, the usage and the local day.
 *
 * <p>One pass over the windows, oldest first. Units carried on reach the window after an open one only when that one has
 * closed: until then they may still be used there, and nothing is given twice. Overshoot that an open window cannot bear is
 * already known and passes on at once.
 */
public final class Allowances {
    private Allowances() {}

    /** Units that one closed window carried on, usable through the window at {@code last}. */
    private static final class Lot {
        private final long last;
        private long left;

        private Lot(long last, long left) {
            this.last = last;
            this.left = left;
        }
    }

    /** The figures of the window that holds a day (for TERM and STANDING of the one window). */
    public static Figures on(LimitCourse course, Map<Long, Usage> usage, LocalDate today, LocalDate day) {
        long ordinal = Windows.ordinal(course.period(), day);
        return between(course, usage, today, ordinal, ordinal).get(0);
    }

    /**
     * The figures of consecutive windows.
     *
     * @param usage by the window's place in the sequence ({@link Windows#ordinal}); absent: nothing held. Must cover every
     *              window up to {@code to} that has unreserved units, and where the limit carries over every used one
     * @param today the clock's local day
     * @param from  place of the first window wanted
     * @param to    place of the last window wanted, inclusive
     */
    public static List<Figures> between(
            LimitCourse course, Map<Long, Usage> usage, LocalDate today, long from, long to) {
        if (!Windows.calendar(course.period())) {
            Entitlement entitlement = course.open(today);
            Usage held = usage.getOrDefault(0L, Usage.NONE);
            return List.of(new Figures(entitlement, 0, 0, entitlement.whole(), held));
        }
        List<Figures> wanted = new ArrayList<>((int) Math.max(0, to - from + 1));
        Deque<Lot> lots = new ArrayDeque<>();
        long pending = 0;
        for (long ordinal = Math.min(from, chainStart(course, usage, today, from)); ordinal <= to; ordinal++) {
            long place = ordinal;
            Entitlement given = course.entitlement(ordinal);
            lots.removeIf(lot -> lot.last < place || lot.left == 0);
            Figures figures = figures(given, lots, pending, usage.getOrDefault(ordinal, Usage.NONE));
            pending -= figures.deducted();
            if (given.window().closedOn(today)) {
                pending += overshoot(figures);
                settle(figures, lots, ordinal);
            } else if (given.operative()) {
                lots.clear();
            }
            if (ordinal >= from) {
                wanted.add(figures);
            }
        }
        return wanted;
    }

    private static Figures figures(Entitlement given, Deque<Lot> lots, long pending, Usage held) {
        if (!given.operative()) {
            return new Figures(given, 0, 0, 0, held);
        }
        long carried = lots.stream().mapToLong(lot -> lot.left).sum();
        long deducted = Math.min(pending, given.whole() + carried);
        return new Figures(given, carried, deducted, given.whole() + carried - deducted, held);
    }

    /** The smaller of consumed - allowance and the units consumed there that were never reserved there. */
    static long overshoot(Figures figures) {
        return Math.max(
                0,
                Math.min(
                        figures.usage().consumed() - figures.allowance(),
                        figures.usage().unreserved()));
    }

    /** Closes a window: carried units were used first, oldest first; some of its own unused ones are carried on. */
    private static void settle(Figures figures, Deque<Lot> lots, long ordinal) {
        Entitlement given = figures.entitlement();
        if (!given.operative()) {
            return;
        }
        take(
                lots,
                Math.max(0, figures.deducted() - given.whole())
                        + figures.usage().held());
        Limit.CarryOver rule = given.rule() == null ? null : given.rule().carryOver();
        if (rule == null) {
            return;
        }
        long own = Math.max(0, given.whole() - figures.deducted());
        long unused = Math.max(0, own - Math.max(0, figures.usage().held() - figures.carried()));
        long cap = LimitCourse.whole(
                rule.maxPercent().rational().times(own).dividedBy(100).floor());
        if (Math.min(unused, cap) > 0) {
            lots.addLast(new Lot(ordinal + rule.windows(), Math.min(unused, cap)));
        }
    }

    private static void take(Deque<Lot> lots, long units) {
        long left = units;
        for (Lot lot : lots) {
            long taken = Math.min(left, lot.left);
            lot.left -= taken;
            left -= taken;
        }
    }

    /** The first window whose closing can matter for the wanted ones. */
    private static long chainStart(LimitCourse course, Map<Long, Usage> usage, LocalDate today, long from) {
        long start = from;
        for (Map.Entry<Long, Usage> entry : usage.entrySet()) {
            if (entry.getValue().unreserved() > 0) {
                start = Math.min(start, entry.getKey());
            }
        }
        if (course.carries()) {
            LocalDate first = course.timeline()
                    .first(s -> s.operative() && s.limit() != null)
                    .orElse(today);
            start = Math.min(start, Windows.ordinal(course.period(), first));
        }
        return start;
    }
}
