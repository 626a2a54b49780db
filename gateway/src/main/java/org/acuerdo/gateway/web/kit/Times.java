package org.acuerdo.gateway.web.kit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.acuerdo.contracts.TextTimes;

/** Times as people read them: in the receiving state's zone, with UTC at hand. */
public final class Times {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private Times() {}

    /** A zone as people know it. */
    public static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** A time with its zone and UTC below; empty where there is none. */
    public static Cell cell(String instant, ZoneId zone) {
        Instant at = instant(instant);
        if (at == null) {
            return Cell.EMPTY;
        }
        String utc = MINUTES.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        Cell cell = zone.equals(ZoneOffset.UTC)
                ? Cell.of(utc)
                : Cell.of(MINUTES.format(at.atZone(zone))).hint(utc);
        return cell.at(at.toString(), at.getEpochSecond());
    }

    /** The same in one line. */
    public static String line(String instant, ZoneId zone) {
        Instant at = instant(instant);
        if (at == null) {
            return "";
        }
        String utc = MINUTES.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        return zone.equals(ZoneOffset.UTC) ? utc : MINUTES.format(at.atZone(zone)) + " (" + utc + ")";
    }

    /** As a field of a form takes it. */
    public static String field(String instant, ZoneId zone) {
        Instant at = instant(instant);
        return at == null ? "" : FIELD.format(at.atZone(zone));
    }

    /** Null where it is none. */
    public static Instant instant(String text) {
        try {
            return text == null ? null : TextTimes.instant(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A day of the URL, or the given one. */
    public static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : TextTimes.day(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    public static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** A month such as 2025-01 in words, to be sorted as it runs. */
    public static Cell month(Say say, String month) {
        try {
            YearMonth of = YearMonth.parse(month);
            return Cell.of(of.format(
                            DateTimeFormatter.ofPattern(say.the("month.pattern"), Locale.forLanguageTag(say.lang()))))
                    .sorted(of.getYear() * 12L + of.getMonthValue());
        } catch (DateTimeException e) {
            return Cell.of(month);
        }
    }

    /** ISO label of a day's week, such as 2025-W07. */
    public static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** How long until then: days and hours, or hours and minutes; none where it has passed. */
    public static String left(Say say, Instant now, Instant then) {
        if (then == null) {
            return say.the("left.open");
        }
        Duration left = Duration.between(now, then);
        if (left.isNegative() || left.isZero()) {
            return say.the("left.passed");
        }
        if (left.toDays() == 1) {
            return say.the("left.day", left.toHoursPart());
        }
        return left.toDays() > 0
                ? say.the("left.days", left.toDays(), left.toHoursPart())
                : say.the("left.hours", left.toHours(), left.toMinutesPart());
    }
}
