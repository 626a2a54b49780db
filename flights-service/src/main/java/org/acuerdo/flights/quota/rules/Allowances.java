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

    /** Units that one closed window passes on, usable, or to be borne, through the window at {@code last}. */
    private static final class Lot {
        private final Figures source;
        private final long units;
        private final long last;
        private final List<Passed.Taken> taken = new ArrayList<>(2);
        private long left;

        private Lot(Figures source, long units, long last) {
            this.source = source;
            this.units = units;
            this.last = last;
            this.left = units;
        }

        private void take(Window window, long most) {
            long part = Math.min(most, left);
            if (part > 0) {
                taken.add(new Passed.Taken(window, part));
                left -= part;
            }
        }

        private Passed seen() {
            Limit.Period period = source.window().period();
            return new Passed(
                    source, units, last == Long.MAX_VALUE ? null : Windows.at(period, last), List.copyOf(taken));
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
        Deque<Lot> overshot = new ArrayDeque<>();
        for (long ordinal = Math.min(from, chainStart(course, usage, today, from)); ordinal <= to; ordinal++) {
            long place = ordinal;
            Entitlement given = course.entitlement(ordinal);
            lots.removeIf(lot -> lot.last < place || lot.left == 0);
            overshot.removeIf(lot -> lot.left == 0);
            Figures figures = figures(given, lots, overshot, usage.getOrDefault(ordinal, Usage.NONE));
            if (ordinal >= from) {
                wanted.add(given.operative() ? figures.from(seen(lots), seen(overshot)) : figures);
            }
            take(overshot, given.window(), figures.deducted());
            if (given.window().closedOn(today)) {
                if (overshoot(figures) > 0) {
                    overshot.addLast(new Lot(figures, overshoot(figures), Long.MAX_VALUE));
                }
                settle(figures, lots, ordinal);
            } else if (given.operative()) {
                lots.clear();
            }
        }
        return wanted;
    }

    private static Figures figures(Entitlement given, Deque<Lot> lots, Deque<Lot> overshot, Usage held) {
        if (!given.operative()) {
            return new Figures(given, 0, 0, 0, held);
        }
        long carried = left(lots);
        long deducted = Math.min(left(overshot), given.whole() + carried);
        return new Figures(given, carried, deducted, given.whole() + carried - deducted, held);
    }

    private static long left(Deque<Lot> lots) {
        long left = 0;
        for (Lot lot : lots) {
            left += lot.left;
        }
        return left;
    }

    private static List<Passed> seen(Deque<Lot> lots) {
        return lots.isEmpty() ? List.of() : lots.stream().map(Lot::seen).toList();
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
                given.window(),
                Math.max(0, figures.deducted() - given.whole())
                        + figures.usage().held());
        Limit.CarryOver rule = given.rule() == null ? null : given.rule().carryOver();
        if (rule == null) {
            return;
        }
        long carriedOn = Math.min(figures.unused(), cap(rule, figures));
        if (carriedOn > 0) {
            lots.addLast(new Lot(figures, carriedOn, ordinal + rule.windows()));
        }
    }

    /** Most that a closed window carries on. */
    static long cap(Limit.CarryOver rule, Figures figures) {
        return LimitCourse.whole(
                rule.maxPercent().rational().times(figures.own()).dividedBy(100).floor());
    }

    private static void take(Deque<Lot> lots, Window window, long units) {
        long wanted = units;
        for (Lot lot : lots) {
            long before = lot.left;
            lot.take(window, wanted);
            wanted -= before - lot.left;
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
