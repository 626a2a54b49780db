package org.acuerdo.flights.quota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Section 3 of the domain rules, once more and as plainly as can be: day by day, unit by unit, from the first day on. Knows
 * nothing of the service's own rules.
 */
final class NaiveQuota {
    /**
     * A limit as one version of the terms has it; volumes in hundredths.
     *
     * @param base100  before the first step of a ramp
     * @param ramp     steps, ascending; empty: none
     * @param full     a window that is operative in part gets the whole volume of its last operative day
     * @param category whom it covers; null: all
     * @param aircraft null: all
     * @param airports null: all
     */
    record Rule(
            String id,
            Limit.Unit unit,
            Limit.Period period,
            Limit.Rounding rounding,
            long volume100,
            int percent,
            int windows,
            long base100,
            List<Step> ramp,
            boolean full,
            PopulationCategory category,
            Set<AircraftCategory> aircraft,
            Set<String> airports) {

        long volume100(LocalDate day) {
            long volume = ramp.isEmpty() ? volume100 : base100;
            for (Step step : ramp) {
                volume = step.from().isAfter(day) ? volume : step.volume100();
            }
            return volume;
        }
    }

    /** From a day on another volume. */
    record Step(LocalDate from, long volume100) {}

    /** What a window holds. */
    static final class Held {
        long reserved;
        long consumed;
        long unreserved;
    }

    private record Version(LocalDate from, Map<String, Rule> rules) {}

    /** A window, with what its days alone give it; {@code last} is the rule of its last operative day. */
    private record Stretch(LocalDate at, LocalDate end, String label, long days, long hundredths, Rule last) {}

    private record Span(LocalDate from, LocalDate until) {}

    private final LocalDate start;
    private final List<Version> versions = new ArrayList<>();
    private final List<Span> suspensions = new ArrayList<>();
    private final Map<String, List<Stretch>> windows = new HashMap<>();

    /** @param start in force from then on */
    NaiveQuota(LocalDate start) {
        this.start = start;
    }

    void terms(LocalDate from, List<Rule> rules) {
        Map<String, Rule> byId = new LinkedHashMap<>();
        rules.forEach(r -> byId.put(r.id(), r));
        versions.add(new Version(from, byId));
        windows.clear();
    }

    void suspended(LocalDate from, LocalDate until) {
        suspensions.add(new Span(from, until));
        windows.clear();
    }

    boolean operative(LocalDate day) {
        return !day.isBefore(start)
                && suspensions.stream().noneMatch(s -> !day.isBefore(s.from()) && !day.isAfter(s.until()));
    }

    Rule rule(String id, LocalDate day) {
        Version found = null;
        for (Version v : versions) {
            if (!v.from().isAfter(day) && (found == null || !v.from().isBefore(found.from()))) {
                found = v;
            }
        }
        return found == null ? null : found.rules().get(id);
    }

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

    private static LocalDate first(Limit.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
            default -> throw new IllegalArgumentException(period.name());
        };
    }

    private static LocalDate next(Limit.Period period, LocalDate first) {
        return switch (period) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
            default -> throw new IllegalArgumentException(period.name());
        };
    }

    /** The allowances of one limit's windows through a day, by label. */
    Map<String, Long> allowances(Rule limit, Map<String, Held> held, LocalDate today, LocalDate through) {
        Map<String, Long> allowances = new LinkedHashMap<>();
        if (limit.period() == Limit.Period.TERM || limit.period() == Limit.Period.STANDING) {
            LocalDate day = today.isBefore(firstOperative()) ? firstOperative() : today;
            Rule rule = rule(limit.id(), day);
            allowances.put(label(limit.period(), today), rule == null ? 0 : rule.volume100(day) / 100);
            return allowances;
        }
        // one entry per unit, the oldest first: the index of the last window in which it may be used
        List<Integer> carried = new ArrayList<>();
        long pending = 0;
        Rational sum = Rational.ZERO;
        LocalDate summedFrom = cumulativeFrom(limit.id());
        int index = 0;
        for (Stretch window : windows(limit, through)) {
            long days = window.days();
            long hundredths = window.hundredths();
            Rule last = window.last();
            Rational before = sum;
            if (summedFrom != null && !window.end().isBefore(summedFrom)) {
                sum = sum.plus(Rational.of(hundredths, 100 * days));
            }
            long whole = last == null
                    ? 0
                    : switch (last.rounding()) {
                        case FLOOR -> hundredths / (100 * days);
                        case HALF_UP -> (2 * hundredths + 100 * days) / (200 * days);
                        case CUMULATIVE_FLOOR ->
                            sum.floor().subtract(before.floor()).longValueExact();
                    };
            int now = index++;
            carried.removeIf(usable -> usable < now);
            Held here = held.getOrDefault(window.label(), new Held());
            boolean closed = window.end().isBefore(today);
            long allowance = 0;
            long deducted = 0;
            if (last != null) {
                deducted = Math.min(pending, whole + carried.size());
                pending -= deducted;
                allowance = whole + carried.size() - deducted;
            }
            allowances.put(window.label(), allowance);
            if (closed) {
                pending += Math.max(0, Math.min(here.consumed - allowance, here.unreserved));
            }
            if (last != null && closed) {
                long inUse = here.reserved + here.consumed;
                long own = Math.max(0, whole - deducted);
                long unused = Math.max(0, own - Math.max(0, inUse - carried.size()));
                long used = inUse + Math.max(0, deducted - whole);
                carried.subList(0, (int) Math.min(used, carried.size())).clear();
                for (long unit = 0; unit < Math.min(unused, last.percent() * own / 100); unit++) {
                    carried.add(now + last.windows());
                }
            } else if (last != null) {
                carried.clear();
            }
        }
        return allowances;
    }

    /** The first day on which the limit applies with a running sum; null: there is none. */
    private LocalDate cumulativeFrom(String id) {
        return versions.stream()
                .filter(v -> v.rules().get(id) == rule(id, v.from())
                        && v.rules().get(id).rounding() == Limit.Rounding.CUMULATIVE_FLOOR)
                .map(Version::from)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private LocalDate firstOperative() {
        LocalDate day = start;
        while (!operative(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** All windows through a day. Arrivals before the agreement was operative count too: they are overshoot. */
    private List<Stretch> windows(Rule limit, LocalDate through) {
        List<Stretch> known = windows.computeIfAbsent(limit.id(), id -> new ArrayList<>());
        LocalDate at = known.isEmpty()
                ? first(limit.period(), start.minusDays(40))
                : known.get(known.size() - 1).end().plusDays(1);
        for (; !at.isAfter(through); at = next(limit.period(), at)) {
            known.add(window(limit, at, next(limit.period(), at).minusDays(1)));
        }
        return known;
    }

    private Stretch window(Rule limit, LocalDate at, LocalDate end) {
        long sum = 0;
        long days = 0;
        long operative = 0;
        long ofLastDay = 0;
        Rule last = null;
        for (LocalDate day = at; !day.isAfter(end); day = day.plusDays(1)) {
            days++;
            if (operative(day)) {
                Rule rule = rule(limit.id(), day);
                operative++;
                ofLastDay = rule == null ? 0 : rule.volume100(day);
                sum += ofLastDay;
                last = rule;
            }
        }
        if (last != null && last.full() && operative < days) {
            sum = ofLastDay * days;
        }
        return new Stretch(at, end, label(limit.period(), at), days, sum, last);
    }
}
