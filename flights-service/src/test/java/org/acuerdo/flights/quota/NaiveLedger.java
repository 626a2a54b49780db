package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Limit;

/**
 * What flights hold and have consumed of one agreement's windows, as plainly as the rules say it: sums by flight and window, no
 * rows, no locks. Windows are named by limit and label.
 */
final class NaiveLedger {
    /** Units that are not kept by group. */
    private static final String ALL = "";

    private final NaiveQuota quota;
    private final ZoneId zone;
    private final Map<UUID, Map<String, Long>> reserved = new HashMap<>();
    /** By flight, window and group; groups matter for STANDING alone, where they leave one by one. */
    private final Map<UUID, Map<String, Map<String, Long>>> consumed = new HashMap<>();

    private final Map<String, Map<String, NaiveQuota.Held>> held = new TreeMap<>();

    NaiveLedger(NaiveQuota quota, ZoneId zone) {
        this.quota = quota;
        this.zone = zone;
    }

    // ---- what is asked

    /** Units by window that a landing takes. */
    Map<String, Long> units(Landing landing) {
        return units(landing, Set.of());
    }

    private Map<String, Long> units(Landing landing, Set<String> used) {
        LocalDate day = day(landing);
        Map<String, Long> units = new TreeMap<>();
        quota.units(landing, day, used)
                .forEach((id, n) -> units.put(id + " " + NaiveCalendar.label(quota.period(id), day), n));
        return units;
    }

    /** Windows in which a flight that takes this landing would need more than is free, with what is free there. */
    Map<String, Long> binding(UUID flight, Landing landing, LocalDate today) {
        Map<String, Long> binding = new TreeMap<>();
        units(landing).forEach((window, units) -> {
            String limit = limit(window);
            long allowance = quota.figures(limit, held.getOrDefault(limit, Map.of()), today, day(landing))
                    .get(label(window))
                    .allowance();
            NaiveQuota.Held here = held(window);
            long free = Math.max(0, allowance - here.reserved - here.consumed);
            if (units - reserved(flight).getOrDefault(window, 0L) > free) {
                binding.put(window, free);
            }
        });
        return binding;
    }

    Map<String, Long> reserved(UUID flight) {
        return reserved.getOrDefault(flight, Map.of());
    }

    Map<String, Long> consumed(UUID flight) {
        Map<String, Long> sums = new TreeMap<>();
        consumed.getOrDefault(flight, Map.of()).forEach((window, groups) -> {
            long sum = groups.values().stream().mapToLong(n -> n).sum();
            if (sum != 0) {
                sums.put(window, sum);
            }
        });
        return sums;
    }

    /** All windows that ever held anything. */
    Set<String> windows() {
        Set<String> names = new LinkedHashSet<>();
        held.forEach((limit, windows) -> windows.keySet().forEach(label -> names.add(limit + " " + label)));
        return names;
    }

    NaiveQuota.Held held(String window) {
        return held.getOrDefault(limit(window), Map.of()).getOrDefault(label(window), new NaiveQuota.Held());
    }

    /** @param through by limit, the last day wanted. @return by window */
    Map<String, NaiveQuota.Figure> figures(LocalDate today, Map<String, LocalDate> through) {
        Map<String, NaiveQuota.Figure> all = new HashMap<>();
        for (String id : quota.ids()) {
            quota.figures(id, held.getOrDefault(id, Map.of()), today, through.getOrDefault(id, today))
                    .forEach((label, figure) -> all.put(id + " " + label, figure));
        }
        return all;
    }

    // ---- what happens

    /** The flight holds what this landing takes, in the place of what it held. */
    void change(UUID flight, Landing landing) {
        release(flight);
        Map<String, Long> units = units(landing);
        units.forEach((window, n) -> open(window).reserved += n);
        reserved.put(flight, units);
    }

    void release(UUID flight) {
        reserved(flight).forEach((window, n) -> open(window).reserved -= n);
        reserved.remove(flight);
    }

    void takeOver(UUID from, UUID to) {
        reserved.put(to, reserved(from));
        reserved.remove(from);
    }

    /** It landed: what it held is used where it landed, the rest given back; what it had not held there was never reserved. */
    void consume(UUID flight, Landing actual) {
        Map<String, Long> had = reserved(flight);
        Set<String> limits = new LinkedHashSet<>();
        had.keySet().forEach(window -> limits.add(limit(window)));
        release(flight);
        units(actual, limits).forEach((window, n) -> {
            NaiveQuota.Held here = open(window);
            here.consumed += n;
            here.unreserved += Math.max(0, n - had.getOrDefault(window, 0L));
            byGroup(window, n, actual)
                    .forEach((group, units) -> ofFlight(flight, window).merge(group, units, Long::sum));
        });
    }

    /** Who arrived, where and when, is known better. No more is taken back than the flight consumed there. */
    void correct(UUID flight, Landing before, Landing after) {
        Set<String> limits = new LinkedHashSet<>();
        consumed.getOrDefault(flight, Map.of()).keySet().forEach(window -> limits.add(limit(window)));
        Map<String, Long> was = units(before, limits);
        Map<String, Long> is = units(after, limits);
        Set<String> windows = new LinkedHashSet<>(was.keySet());
        windows.addAll(is.keySet());
        for (String window : windows) {
            Map<String, Long> less = was.containsKey(window) ? byGroup(window, was.get(window), before) : Map.of();
            Map<String, Long> more = is.containsKey(window) ? byGroup(window, is.get(window), after) : Map.of();
            Set<String> groups = new LinkedHashSet<>(less.keySet());
            groups.addAll(more.keySet());
            for (String group : groups) {
                long had = consumed.getOrDefault(flight, Map.of())
                        .getOrDefault(window, Map.of())
                        .getOrDefault(group, 0L);
                long units = more.getOrDefault(group, 0L) - less.getOrDefault(group, 0L);
                units = Math.max(units, Math.min(0, -had));
                if (units != 0) {
                    ofFlight(flight, window).merge(group, units, Long::sum);
                    // a correction downwards takes first what never was reserved here
                    add(open(window), units, units);
                }
            }
        }
    }

    /** Some of a group leave reception: their places are free again, never more than the flight took for them. */
    void giveBack(UUID flight, PassengerGroup group, int persons) {
        consumed.getOrDefault(flight, Map.of()).forEach((window, groups) -> {
            long back = Math.min(persons, groups.getOrDefault(name(group), 0L));
            if (label(window).equals("standing") && back > 0) {
                groups.merge(name(group), -back, Long::sum);
                add(open(window), -back, 0);
            }
        });
    }

    private static void add(NaiveQuota.Held here, long units, long neverReserved) {
        here.consumed += units;
        here.unreserved = Math.max(0, Math.min(here.unreserved + neverReserved, here.consumed));
    }

    private Map<String, Long> byGroup(String window, long units, Landing landing) {
        Map<String, Long> groups = new LinkedHashMap<>();
        if (quota.period(limit(window)) != Limit.Period.STANDING) {
            groups.put(ALL, units);
            return groups;
        }
        for (PassengerGroup group : landing.groups()) {
            if (group.persons() > 0 && quota.covers(limit(window), day(landing), group)) {
                groups.merge(name(group), (long) group.persons(), Long::sum);
            }
        }
        return groups;
    }

    private Map<String, Long> ofFlight(UUID flight, String window) {
        return consumed.computeIfAbsent(flight, f -> new TreeMap<>()).computeIfAbsent(window, w -> new TreeMap<>());
    }

    private NaiveQuota.Held open(String window) {
        return held.computeIfAbsent(limit(window), l -> new HashMap<>())
                .computeIfAbsent(label(window), l -> new NaiveQuota.Held());
    }

    private LocalDate day(Landing landing) {
        return LocalDate.ofInstant(landing.arrival(), zone);
    }

    private static String name(PassengerGroup group) {
        return group.category() + " " + group.nationality();
    }

    private static String limit(String window) {
        return window.substring(0, window.indexOf(' '));
    }

    private static String label(String window) {
        return window.substring(window.indexOf(' ') + 1);
    }

    /** Which of the lines of a window are crossed, in the order in which they are told. */
    static List<String> crossed(WindowRow before, WindowRow after, boolean closed) {
        List<String> types = new ArrayList<>();
        if (before.allowance() != after.allowance()) {
            types.add("recomputed");
        }
        boolean was = before.held() >= before.allowance();
        boolean is = after.held() >= after.allowance();
        boolean wasCritical = before.held() * 100 >= before.allowance() * before.criticalPercent();
        boolean isCritical = after.held() * 100 >= after.allowance() * after.criticalPercent();
        if (!closed && !wasCritical && isCritical) {
            types.add("critical");
        }
        if (!closed && !was && is) {
            types.add("exhausted");
        }
        if (!closed && was && !is) {
            types.add("reopened");
        }
        if (before.held() <= before.allowance() && after.held() > after.allowance()) {
            types.add("excess");
        }
        return types;
    }
}
