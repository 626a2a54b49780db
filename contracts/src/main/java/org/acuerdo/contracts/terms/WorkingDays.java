package org.acuerdo.contracts.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Working-day arithmetic of the receiving state (domain rules, section 2): N working days from t end at the same local
 * time of the Nth working day after (or before) t; from a day that is no working day the count starts at 00:00 of the
 * next working one, also when counting back (from a Sunday, one working day before is Friday 00:00: the whole Friday).
 */
public final class WorkingDays {
    /** No real calendar is without a working day that long; bounds every search. */
    private static final int LONGEST_PAUSE = 3700;

    private static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Set<DayOfWeek> weekend;
    private final Set<LocalDate> holidays;
    private final ZoneId zone;

    private WorkingDays(Set<DayOfWeek> weekend, Set<LocalDate> holidays, ZoneId zone) {
        this.weekend = weekend;
        this.holidays = holidays;
        this.zone = zone;
    }

    /** @param calendar as the terms have it; what it leaves out is Saturday and Sunday, and no holidays */
    public static WorkingDays of(Conditions.WorkingCalendar calendar, ZoneId zone) {
        Set<DayOfWeek> weekend =
                calendar == null || calendar.weekend() == null ? SATURDAY_AND_SUNDAY : calendar.weekend();
        Set<LocalDate> holidays = calendar == null || calendar.holidays() == null ? Set.of() : calendar.holidays();
        return new WorkingDays(weekend, holidays, zone);
    }

    /** The calendar of some conditions; null conditions have the default one. */
    public static WorkingDays of(Conditions conditions, ZoneId zone) {
        return of(conditions == null ? null : conditions.calendar(), zone);
    }

    /** True if that local day is neither weekend nor holiday. */
    public boolean working(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * The end of {@code days} working days that begin at {@code from}.
     *
     * @throws IllegalArgumentException if the calendar has no working day for ten years
     */
    public Instant after(Instant from, int days) {
        return counted(from, days, 1);
    }

    /**
     * The instant from which {@code days} working days lead to {@code until}: for notice counted back from a departure.
     *
     * @throws IllegalArgumentException if the calendar has no working day for ten years
     */
    public Instant before(Instant until, int days) {
        return counted(until, days, -1);
    }

    private Instant counted(Instant start, int days, int direction) {
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        LocalDate day = local.toLocalDate();
        if (!working(day)) {
            day = next(day, 1);
            local = day.atStartOfDay();
        } else if (days == 0) {
            return start;
        }
        for (int n = 0; n < days; n++) {
            day = next(day, direction);
        }
        // a local time that a change of the clocks skips is moved on by the length of the gap
        return day.atTime(local.toLocalTime()).atZone(zone).toInstant();
    }

    private LocalDate next(LocalDate day, int direction) {
        for (int n = 1; n <= LONGEST_PAUSE; n++) {
            LocalDate candidate = day.plusDays((long) n * direction);
            if (working(candidate)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("the calendar has no working day");
    }
}
