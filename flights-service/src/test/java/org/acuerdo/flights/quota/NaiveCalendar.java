package org.acuerdo.flights.quota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.acuerdo.contracts.terms.Limit;

/** Windows of the calendar, for the naive model: the label of a day's, where it begins and where the next one does. */
final class NaiveCalendar {
    private NaiveCalendar() {}

    static String label(Limit.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day.toString();
            case WEEK ->
                "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> day.toString().substring(0, 7);
            case QUARTER -> day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
            case YEAR -> Integer.toString(day.getYear());
            case TERM -> "term";
            case STANDING -> "standing";
        };
    }

    static boolean open(Limit.Period period) {
        return period == Limit.Period.TERM || period == Limit.Period.STANDING;
    }

    static LocalDate first(Limit.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
            default -> throw new IllegalArgumentException(period.name());
        };
    }

    static LocalDate next(Limit.Period period, LocalDate first) {
        return switch (period) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
            default -> throw new IllegalArgumentException(period.name());
        };
    }
}
