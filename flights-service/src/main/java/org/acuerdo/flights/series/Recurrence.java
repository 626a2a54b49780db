package org.acuerdo.flights.series;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.acuerdo.flights.series.rules.WeeklyPattern;
import org.acuerdo.kit.problem.ProblemException;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** A recurrence rule's text as the library of RFC 5545 reads it. */
final class Recurrence {
    private static final int LONGEST = 300;
    private static final Set<String> TAKEN = Set.of("FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL");

    private final RecurrenceRule rule;
    private final WeeklyPattern pattern;

    private Recurrence(RecurrenceRule rule, WeeklyPattern pattern) {
        this.rule = rule;
        this.pattern = pattern;
    }

    /** @throws ProblemException 400 where it is no rule of RFC 5545 */
    static Recurrence of(String text) {
        try {
            if (text.length() <= LONGEST) {
                RecurrenceRule rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
                return new Recurrence(rule, pattern(text, rule));
            }
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException malformed) {
            // said below
        }
        throw ProblemException.malformed("rule", "a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8");
    }

    WeeklyPattern pattern() {
        return pattern;
    }

    /** The days of an accepted pattern from the first one on, by its count if it has one; one more than a series may have. */
    List<LocalDate> days(LocalDate first) {
        RecurrenceRule endless = rule;
        if (rule.getUntil() != null) {
            // compared by the agreement's zone, not by the library
            endless = withoutEnd();
        }
        RecurrenceRuleIterator days =
                endless.iterator(new DateTime(first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth()));
        List<LocalDate> found = new ArrayList<>();
        while (days.hasNext() && found.size() <= WeeklyPattern.MOST) {
            DateTime day = days.nextDateTime();
            found.add(LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth()));
        }
        return found;
    }

    private RecurrenceRule withoutEnd() {
        RecurrenceRule same = new RecurrenceRule(rule.getFreq(), RfcMode.RFC5545_STRICT);
        same.setInterval(rule.getInterval());
        if (rule.getByDayPart() != null) {
            same.setByDayPart(rule.getByDayPart());
        }
        return same;
    }

    private static WeeklyPattern pattern(String text, RecurrenceRule rule) {
        Set<String> others = new TreeSet<>();
        for (String part : text.split(";")) {
            String name = part.split("=", 2)[0].trim().toUpperCase(Locale.ROOT);
            if (!TAKEN.contains(name)) {
                others.add(name.matches("[A-Z-]{1,20}") ? name : "?");
            }
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (rule.hasPart(Part.BYDAY)) {
            for (RecurrenceRule.WeekdayNum day : rule.getByDayPart()) {
                if (day.pos != 0) {
                    others.add("BYDAY with a number");
                }
                days.add(day(day.weekday));
            }
        }
        return new WeeklyPattern(
                rule.getFreq().name(), others, rule.getInterval(), days, rule.getCount(), until(rule.getUntil()));
    }

    private static DayOfWeek day(Weekday day) {
        return switch (day) {
            case MO -> DayOfWeek.MONDAY;
            case TU -> DayOfWeek.TUESDAY;
            case WE -> DayOfWeek.WEDNESDAY;
            case TH -> DayOfWeek.THURSDAY;
            case FR -> DayOfWeek.FRIDAY;
            case SA -> DayOfWeek.SATURDAY;
            case SU -> DayOfWeek.SUNDAY;
        };
    }

    private static WeeklyPattern.Until until(DateTime until) {
        if (until == null) {
            return null;
        }
        if (until.isAllDay()) {
            return new WeeklyPattern.Until(
                    LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth()), null, null);
        }
        return until.isFloating()
                ? new WeeklyPattern.Until(
                        null,
                        LocalDateTime.of(
                                until.getYear(),
                                until.getMonth() + 1,
                                until.getDayOfMonth(),
                                until.getHours(),
                                until.getMinutes(),
                                until.getSeconds()),
                        null)
                : new WeeklyPattern.Until(null, null, Instant.ofEpochMilli(until.getTimestamp()));
    }
}
