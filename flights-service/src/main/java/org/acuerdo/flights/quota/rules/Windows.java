package org.acuerdo.flights.quota.rules;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.contracts.terms.Limit;

/** The calendar of windows: which window a local day belongs to, its label, and its place in the sequence of its period. */
public final class Windows {
    public static final String TERM = "term";
    public static final String STANDING = "standing";

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Windows() {}

    public static boolean calendar(Limit.Period period) {
        return period != Limit.Period.TERM && period != Limit.Period.STANDING;
    }

    /** The local day of an instant; a flight belongs to the window of its arrival's local day in the receiving state. */
    public static LocalDate localDay(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The window of a day. TERM and STANDING come without start and end: these follow from the agreement's facts. */
    public static Window of(Limit.Period period, LocalDate day) {
        int year = day.getYear();
        return switch (period) {
            case DAY -> new Window(period, day.toString(), day, day);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Window(
                        period,
                        pad4(day.get(IsoFields.WEEK_BASED_YEAR)) + "-W"
                                + pad2(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                        monday,
                        monday.plusDays(6));
            }
            case MONTH ->
                new Window(
                        period,
                        pad4(year) + "-" + pad2(day.getMonthValue()),
                        day.withDayOfMonth(1),
                        day.with(TemporalAdjusters.lastDayOfMonth()));
            case QUARTER -> {
                int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
                LocalDate first = LocalDate.of(year, quarter * 3 - 2, 1);
                yield new Window(
                        period,
                        pad4(year) + "-Q" + quarter,
                        first,
                        first.plusMonths(3).minusDays(1));
            }
            case YEAR -> new Window(period, pad4(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            case TERM -> new Window(period, TERM, null, null);
            case STANDING -> new Window(period, STANDING, null, null);
        };
    }

    /** The window a label names; empty if the label is not one of that period ("2025-W53" does not exist). */
    public static Optional<Window> parse(Limit.Period period, String label) {
        if (label == null) {
            return Optional.empty();
        }
        try {
            LocalDate day = dayIn(period, label);
            return Optional.ofNullable(day)
                    .map(d -> of(period, d))
                    .filter(w -> w.label().equals(label));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** The place of a calendar window in the sequence of its period; neighbours differ by one. */
    public static long ordinal(Limit.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day.toEpochDay();
            // the epoch day 0 is a Thursday
            case WEEK -> Math.floorDiv(day.toEpochDay() + 3, 7);
            case MONTH -> day.getYear() * 12L + day.getMonthValue() - 1;
            case QUARTER -> day.getYear() * 4L + day.get(IsoFields.QUARTER_OF_YEAR) - 1;
            case YEAR -> day.getYear();
            case TERM, STANDING -> 0;
        };
    }

    /** The calendar window at a place of the sequence. */
    public static Window at(Limit.Period period, long ordinal) {
        return of(
                period,
                switch (period) {
                    case DAY -> LocalDate.ofEpochDay(ordinal);
                    case WEEK -> LocalDate.ofEpochDay(ordinal * 7 - 3);
                    case MONTH ->
                        LocalDate.of((int) Math.floorDiv(ordinal, 12L), (int) Math.floorMod(ordinal, 12L) + 1, 1);
                    case QUARTER ->
                        LocalDate.of((int) Math.floorDiv(ordinal, 4L), (int) Math.floorMod(ordinal, 4L) * 3 + 1, 1);
                    case YEAR -> LocalDate.of((int) ordinal, 1, 1);
                    case TERM, STANDING -> LocalDate.EPOCH;
                });
    }

    private static LocalDate dayIn(Limit.Period period, String label) {
        return switch (period) {
            case DAY -> DAY.matcher(label).matches() ? LocalDate.parse(label) : null;
            case WEEK -> {
                Matcher m = WEEK.matcher(label);
                yield m.matches()
                        ? LocalDate.of(Integer.parseInt(m.group(1)), 1, 4)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .plusWeeks(Integer.parseInt(m.group(2)) - 1L)
                        : null;
            }
            case MONTH -> {
                Matcher m = MONTH.matcher(label);
                yield m.matches() ? LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), 1) : null;
            }
            case QUARTER -> {
                Matcher m = QUARTER.matcher(label);
                yield m.matches()
                        ? LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)) * 3, 1)
                        : null;
            }
            case YEAR -> YEAR.matcher(label).matches() ? LocalDate.of(Integer.parseInt(label), 1, 1) : null;
            case TERM, STANDING -> LocalDate.EPOCH;
        };
    }

    private static String pad4(int number) {
        return number > 999 ? Integer.toString(number) : String.format("%04d", number);
    }

    private static String pad2(int number) {
        return number > 9 ? Integer.toString(number) : "0" + number;
    }
}
