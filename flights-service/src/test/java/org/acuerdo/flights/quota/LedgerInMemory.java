package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.LimitMatch;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.flights.quota.rules.Windows;

/** The ledger's rules with maps in the place of tables: what they say of demands, units, figures and crossings. */
final class LedgerInMemory {
    final Map<WindowKey, WindowRow> windows = new LinkedHashMap<>();
    final Map<Long, ReservationRow> rows = new LinkedHashMap<>();
    /** Rows of what was consumed, in the order in which that happened. */
    final List<ReservationRow> consumed = new ArrayList<>();
    /** Type and window of each event since last asked for. */
    final List<String> events = new ArrayList<>();

    private final Map<UUID, List<Long>> byFlight = new HashMap<>();
    private final Map<String, Optional<LimitCourse>> courses = new HashMap<>();
    /** What windows were before an amendment, while it is made; else null. */
    private Map<WindowKey, WindowRow> first;

    private AgreementSnapshot agreement;
    private long ids;

    /** A new version: windows are reckoned anew, then flights not yet departed are matched anew, all in one. */
    void amend(AgreementSnapshot present, Map<UUID, Landing> waiting, Instant now) {
        first = new LinkedHashMap<>();
        now(present, now);
        waiting.forEach((flight, landing) -> change(flight, landing, now, true));
        Map<WindowKey, WindowRow> were = first;
        first = null;
        were.forEach((key, row) -> tell(row, windows.get(key), now));
    }

    /** As of an instant: an amended agreement, or a clock that went on. */
    void now(AgreementSnapshot present, Instant now) {
        if (present != agreement) {
            courses.clear();
            agreement = present;
        }
        write(open(List.of(), now), now);
    }

    List<ReservationRow> of(UUID flight) {
        return byFlight.getOrDefault(flight, List.of()).stream().map(rows::get).toList();
    }

    Map<WindowKey, Demand> demands(Landing landing) {
        return Demands.of(agreement, landing);
    }

    /** False where a limit binds: nothing is taken. */
    boolean change(UUID flight, Landing landing, Instant now, boolean forced) {
        Map<WindowKey, Demand> demands = demands(landing);
        LedgerChange change = open(demands.values(), now);
        Map<WindowKey, List<ReservationRow>> held = LedgerWork.byWindow(change, LedgerWork.reserved(of(flight)));
        for (Demand demand : demands.values()) {
            long more = demand.units() - LedgerWork.units(held.get(demand.key()));
            if (!forced && more > change.window(demand.key()).available()) {
                return false;
            }
        }
        held.forEach((key, kept) -> {
            long wanted = demands.containsKey(key) ? demands.get(key).units() : 0;
            change.release(kept, Math.max(0, LedgerWork.units(kept) - wanted));
        });
        demands.forEach((key, demand) -> {
            long more = demand.units() - LedgerWork.units(held.get(key));
            if (more > 0) {
                change.reserve(flight, key, more, forced ? "REMATCHED" : "REQUESTED", now);
            }
        });
        write(change, now);
        return true;
    }

    void release(UUID flight, Instant now) {
        LedgerChange change = open(List.of(), now);
        LedgerWork.reserved(of(flight)).forEach(change::release);
        write(change, now);
    }

    void consume(UUID flight, Landing actual, Instant now) {
        Map<WindowKey, Demand> demands = landed(actual, LedgerWork.reserved(of(flight)));
        LedgerChange change = open(demands.values(), now);
        LedgerWork.byWindow(change, LedgerWork.reserved(of(flight))).forEach((key, held) -> {
            Demand demand = demands.remove(key);
            change.consume(held, demand == null ? Map.of() : units(demand, actual))
                    .forEach((group, units) -> change.consumeUnreserved(flight, key, units, "SURPLUS", group));
        });
        demands.forEach((key, demand) -> units(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(flight, key, units, "MOVED", group)));
        write(change, now);
    }

    /** The arrival was another than it was known to be. */
    void correct(UUID flight, Landing before, Landing after, Instant now) {
        List<ReservationRow> rows = of(flight).stream()
                .filter(r -> r.state().equals(ReservationRow.CONSUMED))
                .toList();
        Map<WindowKey, Demand> was = landed(before, rows);
        Map<WindowKey, Demand> is = landed(after, rows);
        Map<WindowKey, Demand> all = new LinkedHashMap<>(was);
        all.putAll(is);
        LedgerChange change = open(all.values(), now);
        Map<WindowKey, Map<ReservationRow.Group, Long>> held = consumed(change, flight);
        all.keySet().forEach(key -> {
            Map<ReservationRow.Group, Long> difference = new LinkedHashMap<>();
            if (was.containsKey(key)) {
                units(was.get(key), before).forEach((group, units) -> difference.merge(group, -units, Long::sum));
            }
            if (is.containsKey(key)) {
                units(is.get(key), after).forEach((group, units) -> difference.merge(group, units, Long::sum));
            }
            difference.forEach((group, units) -> {
                long most = held.getOrDefault(key, Map.of()).getOrDefault(group, 0L);
                long taken = Math.max(units, Math.min(0, -most));
                if (taken != 0) {
                    change.consumeUnreserved(flight, key, taken, "CORRECTED", group);
                }
            });
        });
        write(change, now);
    }

    /** @param held rows of the flight: it has used its unit of a FLIGHT limit */
    private Map<WindowKey, Demand> landed(Landing actual, List<ReservationRow> held) {
        Map<Long, String> limits = new HashMap<>();
        windows.values().forEach(w -> limits.put(w.id(), w.limitId()));
        Map<WindowKey, Demand> demands = demands(actual);
        Consuming.keepFlights(
                agreement,
                actual,
                held.stream().map(r -> limits.get(r.windowId())).collect(Collectors.toSet()),
                demands);
        return demands;
    }

    /** So many of a group leave reception. */
    void giveBack(UUID flight, ReservationRow.Group group, int persons, Instant now) {
        LedgerChange change = open(List.of(), now);
        consumed(change, flight).forEach((key, byGroup) -> {
            long back = Math.min(persons, byGroup.getOrDefault(group, 0L));
            if (back > 0) {
                WindowRow window = change.window(key);
                change.put(window.moved(0, -back, 0));
                change.inserted.add(ReservationRow.consumed(flight, window.id(), -back, "RETURNED", group, now));
            }
        });
        write(change, now);
    }

    private Map<WindowKey, Map<ReservationRow.Group, Long>> consumed(LedgerChange change, UUID flight) {
        Map<WindowKey, Map<ReservationRow.Group, Long>> held = new LinkedHashMap<>();
        of(flight).stream()
                .filter(r -> r.state().equals(ReservationRow.CONSUMED))
                .forEach(r -> held.computeIfAbsent(change.window(r.windowId()).key(), k -> new LinkedHashMap<>())
                        .merge(new ReservationRow.Group(r.category(), r.nationality()), r.units(), Long::sum));
        return held;
    }

    void takeOver(UUID from, UUID to) {
        for (Long id : List.copyOf(byFlight.getOrDefault(from, List.of()))) {
            ReservationRow row = rows.get(id);
            if (row.state().equals(ReservationRow.RESERVED)) {
                byFlight.get(from).remove(id);
                byFlight.computeIfAbsent(to, f -> new ArrayList<>()).add(id);
                rows.put(id, stored(row, id, to));
            }
        }
    }

    private static Map<ReservationRow.Group, Long> units(Demand demand, Landing actual) {
        Map<ReservationRow.Group, Long> units = new LinkedHashMap<>();
        if (demand.limit().period() != Limit.Period.STANDING) {
            units.put(ReservationRow.Group.ANY, demand.units());
            return units;
        }
        actual.groups().stream()
                .filter(g -> g.persons() > 0 && LimitMatch.matches(demand.limit(), g.category(), g.nationality()))
                .forEach(g -> units.merge(
                        new ReservationRow.Group(g.category().name(), g.nationality()), (long) g.persons(), Long::sum));
        return units;
    }

    private LedgerChange open(Collection<Demand> demands, Instant now) {
        Map<WindowKey, WindowRow> locked = new LinkedHashMap<>(windows);
        for (Demand demand : demands) {
            if (!locked.containsKey(demand.key())) {
                WindowRow fresh = fresh(demand, now);
                locked.put(demand.key(), fresh);
                windows.put(demand.key(), fresh);
            }
        }
        return new LedgerChange(Map.of(agreement.id(), agreement), locked, Map.of(), now);
    }

    private WindowRow fresh(Demand demand, Instant now) {
        var window = demand.window();
        WindowRow empty = new WindowRow(
                ++ids,
                agreement.id(),
                demand.limit().id(),
                window.label(),
                demand.place(),
                window.start(),
                window.end(),
                0,
                0,
                0,
                0,
                0,
                90,
                1);
        return figured(demand.limit().id(), List.of(empty), now).get(0);
    }

    private void write(LedgerChange change, Instant now) {
        for (ReservationRow row : change.resolved) {
            if (!rows.get(row.id()).state().equals(ReservationRow.RESERVED)) {
                throw new AssertionError("resolved twice: " + rows.get(row.id()));
            }
            rows.put(row.id(), row);
            log(row);
        }
        for (ReservationRow row : change.inserted) {
            long id = ++ids;
            rows.put(id, stored(row, id, row.flightId()));
            log(row);
            byFlight.computeIfAbsent(row.flightId(), f -> new ArrayList<>()).add(id);
        }
        Map<WindowKey, WindowRow> before = change.before;
        change.rowsAfter().forEach(row -> windows.put(row.key(), row));
        Map<String, List<WindowRow>> byLimit = new LinkedHashMap<>();
        windows.values()
                .forEach(row -> byLimit.computeIfAbsent(row.limitId(), l -> new ArrayList<>())
                        .add(row));
        byLimit.forEach((limit, ofLimit) -> figured(limit, ofLimit, now).forEach(row -> {
            windows.put(row.key(), row);
            if (first == null) {
                tell(before.get(row.key()), row, now);
            } else {
                first.putIfAbsent(row.key(), before.get(row.key()));
            }
        }));
    }

    private void tell(WindowRow before, WindowRow after, Instant now) {
        Crossing.between(before, after, after.closedOn(Windows.localDay(now, agreement.zoneId())))
                .forEach(type -> events.add(type + " " + after.limitId() + "/" + after.label()));
    }

    private void log(ReservationRow row) {
        if (row.state().equals(ReservationRow.CONSUMED)) {
            consumed.add(row);
        }
    }

    private static ReservationRow stored(ReservationRow r, long id, UUID flight) {
        return new ReservationRow(
                id,
                flight,
                r.windowId(),
                r.units(),
                r.state(),
                r.cause(),
                r.category(),
                r.nationality(),
                r.requestedAt(),
                r.recordedAt(),
                r.resolvedAt());
    }

    private List<WindowRow> figured(String limit, List<WindowRow> ofLimit, Instant now) {
        LimitCourse course = courses.computeIfAbsent(limit, l -> LimitCourse.of(agreement, l))
                .orElse(null);
        if (course == null) {
            // every version that had it was withdrawn
            return ofLimit.stream()
                    .map(r -> r.figured(0, r.start(), r.end(), r.criticalPercent()))
                    .toList();
        }
        Map<Long, Usage> usage = new HashMap<>();
        windows.values().stream().filter(r -> r.limitId().equals(limit)).forEach(r -> usage.put(r.place(), r.usage()));
        ofLimit.forEach(r -> usage.put(r.place(), r.usage()));
        long first = ofLimit.stream().mapToLong(WindowRow::place).min().orElseThrow();
        long last = ofLimit.stream().mapToLong(WindowRow::place).max().orElseThrow();
        List<Figures> figures =
                Allowances.between(course, usage, Windows.localDay(now, agreement.zoneId()), first, last);
        return ofLimit.stream()
                .map(r -> {
                    Figures f = figures.get(Windows.calendar(course.period()) ? (int) (r.place() - first) : 0);
                    int critical = f.entitlement().rule() == null
                            ? 90
                            : f.entitlement().rule().criticalPercent();
                    return r.figured(
                            f.allowance(), f.window().start(), f.window().end(), critical);
                })
                .toList();
    }
}
