package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.acuerdo.contracts.Rational;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Limit;

/**
 * Sections 2 and 3 of the domain rules, once more and as plainly as can be: day by day, unit by unit, from the first day on.
 * Knows nothing of the service's own rules.
 */
final class NaiveQuota {
    /** What a window holds. */
    static final class Held {
        long reserved;
        long consumed;
        long unreserved;
    }

    /**
     * What is published of a window.
     *
     * @param version     of the terms in force on its last operative day; null: none
     * @param provisional rests on a baseline that is not decided
     */
    record Figure(long allowance, int critical, Rational entitlement, Integer version, boolean provisional) {}

    private record Version(int number, LocalDate from, Map<String, NaiveRule> rules) {}

    /**
     * A window, with what its days alone give it.
     *
     * @param last the rule of its last operative day whose terms have the limit; without one, of its last day whose terms do
     */
    private record Stretch(
            LocalDate end,
            String label,
            long days,
            long operative,
            long hundredths,
            NaiveRule last,
            Integer version,
            boolean provisional) {}

    private final LocalDate start;
    final NaiveFacts facts;
    private final Map<String, Limit.Period> periods = new LinkedHashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final Map<String, List<Stretch>> windows = new HashMap<>();
    /** Of the one baseline. */
    private long baseline;

    private boolean decided = true;
    private int recorded;

    /** @param start the first day of anything */
    NaiveQuota(LocalDate start) {
        this.start = start;
        facts = new NaiveFacts(start, this::changed);
    }

    // ---- terms and what they rest on

    /** @param value flights of a week */
    void baseline(long value, boolean isDecided) {
        baseline = value;
        decided = isDecided;
        changed();
    }

    void terms(LocalDate from, List<NaiveRule> rules) {
        Map<String, NaiveRule> byId = new LinkedHashMap<>();
        rules.forEach(r -> byId.put(r.id(), r));
        rules.forEach(r -> periods.put(r.id(), r.period()));
        versions.add(new Version(++recorded, from, byId));
        changed();
    }

    /** The version recorded last is withdrawn before it took effect. */
    void withdrawn() {
        versions.remove(versions.size() - 1);
        changed();
    }

    private void changed() {
        windows.clear();
    }

    boolean operative(LocalDate day) {
        return facts.operative(day);
    }

    LocalDate firstOperative() {
        return facts.firstOperative();
    }

    LocalDate lastInForce() {
        return facts.lastInForce();
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

    private NaiveRule rule(String id, LocalDate day) {
        Version found = version(day);
        return found == null ? null : found.rules().get(id);
    }

    private Version version(LocalDate day) {
        Version found = null;
        for (Version v : versions) {
            if (!v.from().isAfter(day) && (found == null || !v.from().isBefore(found.from()))) {
                found = v;
            }
        }
        return found;
    }

    private long volume100(NaiveRule rule, LocalDate day) {
        return rule.volume100(day) * (rule.onBaseline() ? baseline : 1);
    }

    /** Rests on a baseline that is claimed or rejected, not decided. */
    private boolean undecided(NaiveRule rule) {
        return rule != null && rule.onBaseline() && !decided;
    }

    /** Whether any limit that a landing falls under waits for the decision on its baseline. */
    boolean blocked(Landing landing, LocalDate day) {
        return units(landing, day, Set.of()).keySet().stream().anyMatch(id -> undecided(rule(id, day)));
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
            NaiveRule rule = rule(id, day);
            if (rule == null || !rule.takes(landing)) {
                continue;
            }
            long persons = landing.groups().stream()
                    .filter(rule::covers)
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

    /** Whether the limit that applies on a day covers a group. */
    boolean covers(String id, LocalDate day, PassengerGroup group) {
        NaiveRule rule = rule(id, day);
        return rule != null && rule.covers(group);
    }

    // ---- windows

    /** The figures of one limit's windows through a day, by label. */
    Map<String, Figure> figures(String id, Map<String, Held> held, LocalDate today, LocalDate through) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (NaiveCalendar.open(period(id))) {
            figures.put(NaiveCalendar.label(period(id), today), open(id, today));
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
            NaiveRule last = window.last();
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
            figures.put(
                    window.label(),
                    new Figure(
                            allowance,
                            last == null ? 90 : last.critical(),
                            Rational.of(hundredths, 100 * days),
                            window.version(),
                            window.provisional()));
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
            day = day.isAfter(facts.lastOperative()) ? facts.lastOperative() : day;
        }
        NaiveRule rule = rule(id, day);
        long volume = rule == null || first == null ? 0 : volume100(rule, day);
        Version version = first == null ? null : version(day);
        return new Figure(
                volume / 100,
                rule == null ? 90 : rule.critical(),
                Rational.of(volume, 100),
                version == null ? null : version.number(),
                undecided(rule));
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
                ? NaiveCalendar.first(period, start.minusDays(40))
                : known.get(known.size() - 1).end().plusDays(1);
        for (; !at.isAfter(through); at = NaiveCalendar.next(period, at)) {
            known.add(window(id, at, NaiveCalendar.next(period, at).minusDays(1)));
        }
        return known;
    }

    private Stretch window(String id, LocalDate at, LocalDate end) {
        long sum = 0;
        long days = 0;
        long operative = 0;
        long ofLastDay = 0;
        NaiveRule last = null;
        NaiveRule any = null;
        Version version = null;
        boolean provisional = false;
        for (LocalDate day = at; !day.isAfter(end); day = day.plusDays(1)) {
            days++;
            NaiveRule rule = rule(id, day);
            any = rule == null ? any : rule;
            if (operative(day)) {
                operative++;
                ofLastDay = rule == null ? 0 : volume100(rule, day);
                provisional |= undecided(rule);
                version = version(day);
                sum += ofLastDay;
                last = rule == null ? last : rule;
            }
        }
        provisional = last == null ? undecided(any) : provisional;
        last = last == null ? any : last;
        if (last != null && last.full() && operative > 0 && operative < days) {
            sum = ofLastDay * days;
        }
        return new Stretch(
                end,
                NaiveCalendar.label(period(id), at),
                days,
                operative,
                sum,
                last,
                version == null ? null : version.number(),
                provisional);
    }
}
