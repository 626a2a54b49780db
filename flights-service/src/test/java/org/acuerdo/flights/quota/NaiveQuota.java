package org.acuerdo.flights.quota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Sections 2 and 3 of the domain rules, once more and as plainly as can be: day by day, unit by unit, from the first day on.
 * Knows nothing of the service's own rules.
 */
final class NaiveQuota {
    /**
     * A limit as one version of the terms has it; volumes in hundredths.
     *
     * @param base100 before the first step of a ramp
     * @param ramp    steps, ascending; empty: none
     * @param full    a window that is operative in part gets the whole volume of its last operative day
     */
    record Rule(
            String id,
            Limit.Unit unit,
            Limit.Period period,
            Limit.Rounding rounding,
            long volume100,
            int percent,
            int windows,
            int critical,
            long base100,
            List<Step> ramp,
            boolean full,
            Covers covers) {

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

    /** Whom and what a limit covers; null: all. */
    record Covers(
            PopulationCategory category,
            Set<String> include,
            Set<String> exclude,
            Set<AircraftCategory> aircraft,
            Set<String> airports) {
        static final Covers ALL = new Covers(null, null, null, null, null);
    }

    /** What a window holds. */
    static final class Held {
        long reserved;
        long consumed;
        long unreserved;
    }

    /** What is published of a window. */
    record Figure(long allowance, int critical) {}

    private record Version(LocalDate from, Map<String, Rule> rules) {}

    /**
     * A window, with what its days alone give it.
     *
     * @param last the rule of its last operative day whose terms have the limit; without one, of its last day whose terms do
     */
    private record Stretch(LocalDate end, String label, long days, long operative, long hundredths, Rule last) {}

    /** @param until null: until further notice */
    private record Span(LocalDate from, LocalDate until) {}

    /** Days on which nothing happens any more in any test. */
    private static final int LATEST = 2_000;

    private static final int EARLIEST = -800;

    private final LocalDate start;
    private final Map<String, Limit.Period> periods = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Span> suspensions = new ArrayList<>();
    private LocalDate provisionalFrom;
    private LocalDate provisionalUntil;
    private LocalDate inForceFrom;
    private LocalDate terminatedFrom;
    private LocalDate expiresOn;
    private final Map<String, List<Stretch>> windows = new HashMap<>();
    private BitSet operative;
    private LocalDate lastInForce;

    /** @param start the first day of anything */
    NaiveQuota(LocalDate start) {
        this.start = start;
    }

    // ---- facts and terms

    void provisional(LocalDate from, LocalDate until) {
        provisionalFrom = from;
        provisionalUntil = until;
        changed();
    }

    void enteredIntoForce(LocalDate from) {
        inForceFrom = from;
        changed();
    }

    /** @param from the first day on which it is over; null: the notice is withdrawn */
    void terminated(LocalDate from) {
        terminatedFrom = from;
        changed();
    }

    void expires(LocalDate on) {
        expiresOn = on;
        changed();
    }

    void suspended(LocalDate from, LocalDate until) {
        suspensions.add(new Span(from, until));
        changed();
    }

    /** The one until further notice has its last day; before its first it never was. */
    void suspensionEnded(LocalDate until) {
        Span open =
                suspensions.stream().filter(s -> s.until() == null).findFirst().orElseThrow();
        suspensions.remove(open);
        suspensions.add(new Span(open.from(), until));
        changed();
    }

    void terms(LocalDate from, List<Rule> rules) {
        Map<String, Rule> byId = new LinkedHashMap<>();
        rules.forEach(r -> byId.put(r.id(), r));
        rules.forEach(r -> periods.put(r.id(), r.period()));
        versions.add(new Version(from, byId));
        changed();
    }

    /** The version recorded last is withdrawn before it took effect. */
    void withdrawn() {
        versions.remove(versions.size() - 1);
        changed();
    }

    private void changed() {
        windows.clear();
        operative = null;
    }

    private boolean ended(LocalDate day) {
        return terminatedFrom != null && !day.isBefore(terminatedFrom) || expiresOn != null && day.isAfter(expiresOn);
    }

    private boolean inForce(LocalDate day) {
        boolean force = inForceFrom != null && !day.isBefore(inForceFrom);
        boolean provisional = provisionalFrom != null
                && !day.isBefore(provisionalFrom)
                && (provisionalUntil == null || !day.isAfter(provisionalUntil));
        return (force || provisional) && !ended(day);
    }

    boolean operative(LocalDate day) {
        if (operative == null) {
            operative = new BitSet();
            LocalDate last = null;
            for (int i = 0; i <= LATEST - EARLIEST; i++) {
                LocalDate each = start.plusDays(i + EARLIEST);
                boolean force = inForce(each);
                boolean suspended = suspensions.stream()
                        .anyMatch(s -> !each.isBefore(s.from()) && (s.until() == null || !each.isAfter(s.until())));
                operative.set(i, force && !suspended);
                last = force ? each : last;
            }
            lastInForce = start.plusDays(LATEST).equals(last) ? null : last;
        }
        return operative.get((int) ChronoUnit.DAYS.between(start, day) - EARLIEST);
    }

    /** null: there is none. */
    LocalDate firstOperative() {
        operative(start);
        int first = operative.nextSetBit(0);
        return first < 0 ? null : start.plusDays(first + EARLIEST);
    }

    private LocalDate lastOperative() {
        return start.plusDays(operative.length() - 1 + EARLIEST);
    }

    /** The last day before what ends the agreement, suspended or not; null: nothing does. */
    LocalDate lastInForce() {
        operative(start);
        return lastInForce;
    }

    Set<String> ids() {
        return periods.keySet();
    }

    Limit.Period period(String id) {
        return periods.get(id);
    }

    /** Whether any version that stands has the limit. */
    boolean has(String id) {
        return versions.stream().anyMatch(v -> v.rules().containsKey(id));
    }

    private Rule rule(String id, LocalDate day) {
        Version found = null;
        for (Version v : versions) {
            if (!v.from().isAfter(day) && (found == null || !v.from().isBefore(found.from()))) {
                found = v;
            }
        }
        return found == null ? null : found.rules().get(id);
    }

    // ---- units

    /**
     * Units that a landing takes, by limit.
     *
     * @param used limits of which the flight held units: one of a FLIGHT limit is used by landing, whoever was received
     */
    Map<String, Long> units(Landing landing, LocalDate day, Set<String> used) {
        Map<String, Long> units = new TreeMap<>();
        for (String id : periods.keySet()) {
            Rule rule = rule(id, day);
            if (rule == null || !route(rule.covers(), landing)) {
                continue;
            }
            long persons = landing.groups().stream()
                    .filter(g -> covers(rule, g))
                    .mapToLong(PassengerGroup::persons)
                    .sum();
            boolean flight = rule.unit() == Limit.Unit.FLIGHT;
            long taken = flight ? (persons > 0 || used.contains(id) ? 1 : 0) : persons;
            if (taken > 0) {
                units.put(id, taken);
            }
        }
        return units;
    }

    private static boolean route(Covers c, Landing landing) {
        return (c.aircraft() == null || c.aircraft().contains(landing.aircraft()))
                && (c.airports() == null || c.airports().contains(landing.airport()));
    }

    /** Whether the limit that applies on a day covers a group. */
    boolean covers(String id, LocalDate day, PassengerGroup group) {
        Rule rule = rule(id, day);
        return rule != null && covers(rule, group);
    }

    private static boolean covers(Rule rule, PassengerGroup group) {
        boolean own = group.category() == PopulationCategory.NATIONAL;
        Covers c = rule.covers();
        if (rule.period() == Limit.Period.STANDING && own || c.category() != null && c.category() != group.category()) {
            return false;
        }
        String nationality = group.nationality();
        return (c.include() == null || nationality != null && c.include().contains(nationality))
                && (c.exclude() == null || nationality == null || !c.exclude().contains(nationality));
    }

    // ---- windows

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

    private static boolean open(Limit.Period period) {
        return period == Limit.Period.TERM || period == Limit.Period.STANDING;
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

    /** The figures of one limit's windows through a day, by label. */
    Map<String, Figure> figures(String id, Map<String, Held> held, LocalDate today, LocalDate through) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (open(period(id))) {
            figures.put(label(period(id), today), open(id, today));
            return figures;
        }
        // one entry per unit, the oldest first: the index of the last window in which it may be used
        List<Integer> carried = new ArrayList<>();
        long pending = 0;
        Rational sum = Rational.ZERO;
        LocalDate summedFrom = cumulativeFrom(id);
        int index = 0;
        for (Stretch window : windows(id, through)) {
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
            boolean operative = window.operative() > 0;
            long allowance = 0;
            long deducted = 0;
            if (operative) {
                deducted = Math.min(pending, whole + carried.size());
                pending -= deducted;
                allowance = whole + carried.size() - deducted;
            }
            figures.put(window.label(), new Figure(allowance, last == null ? 90 : last.critical()));
            if (closed) {
                pending += Math.max(0, Math.min(here.consumed - allowance, here.unreserved));
            }
            if (operative && closed) {
                long inUse = here.reserved + here.consumed;
                long own = Math.max(0, whole - deducted);
                long unused = Math.max(0, own - Math.max(0, inUse - carried.size()));
                long used = inUse + Math.max(0, deducted - whole);
                carried.subList(0, (int) Math.min(used, carried.size())).clear();
                long most = last == null ? 0 : last.percent() * own / 100;
                for (long unit = 0; unit < Math.min(unused, most); unit++) {
                    carried.add(now + last.windows());
                }
            } else if (operative) {
                carried.clear();
            }
        }
        return figures;
    }

    /** TERM and STANDING: the volume of today, before the first operative day of that one, after the last of that one. */
    private Figure open(String id, LocalDate today) {
        LocalDate first = firstOperative();
        LocalDate day = today;
        if (first != null) {
            day = day.isBefore(first) ? first : day;
            day = day.isAfter(lastOperative()) ? lastOperative() : day;
        }
        Rule rule = rule(id, day);
        return new Figure(
                rule == null || first == null ? 0 : rule.volume100(day) / 100, rule == null ? 90 : rule.critical());
    }

    /** The first day on which the limit applies with a running sum; null: there is none. */
    private LocalDate cumulativeFrom(String id) {
        return versions.stream()
                .filter(v -> v.rules().containsKey(id)
                        && v.rules().get(id) == rule(id, v.from())
                        && v.rules().get(id).rounding() == Limit.Rounding.CUMULATIVE_FLOOR)
                .map(Version::from)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** All windows through a day. Arrivals before the agreement was operative count too: they are overshoot. */
    private List<Stretch> windows(String id, LocalDate through) {
        List<Stretch> known = windows.computeIfAbsent(id, i -> new ArrayList<>());
        Limit.Period period = period(id);
        LocalDate at = known.isEmpty()
                ? first(period, start.minusDays(40))
                : known.get(known.size() - 1).end().plusDays(1);
        for (; !at.isAfter(through); at = next(period, at)) {
            known.add(window(id, at, next(period, at).minusDays(1)));
        }
        return known;
    }

    private Stretch window(String id, LocalDate at, LocalDate end) {
        long sum = 0;
        long days = 0;
        long operative = 0;
        long ofLastDay = 0;
        Rule last = null;
        Rule any = null;
        for (LocalDate day = at; !day.isAfter(end); day = day.plusDays(1)) {
            days++;
            Rule rule = rule(id, day);
            any = rule == null ? any : rule;
            if (operative(day)) {
                operative++;
                ofLastDay = rule == null ? 0 : rule.volume100(day);
                sum += ofLastDay;
                last = rule == null ? last : rule;
            }
        }
        last = last == null ? any : last;
        if (last != null && last.full() && operative > 0 && operative < days) {
            sum = ofLastDay * days;
        }
        return new Stretch(end, label(period(id), at), days, operative, sum, last);
    }
}
