package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LastAsked;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.OverLimitShare;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.flights.quota.rules.Windows;

/** The ledger with maps in the place of tables: the service's own rules say what acts make of windows, rows and figures. */
final class LedgerInMemory {
    final Map<WindowKey, WindowRow> windows = new LinkedHashMap<>();
    /** What the windows' figures were reckoned from last. */
    final Map<WindowKey, Figures> figures = new HashMap<>();

    final Map<Long, ReservationRow> rows = new LinkedHashMap<>();
    /** Rows of what was consumed, in the order in which that happened. */
    final List<ReservationRow> consumed = new ArrayList<>();
    /** Each line told since last asked for. */
    final List<Told> events = new ArrayList<>();

    private final Map<UUID, List<Long>> byFlight = new HashMap<>();
    private final Map<UUID, AgreementSnapshot> agreements = new HashMap<>();
    private final Map<LimitKey, Optional<LimitCourse>> courses = new HashMap<>();
    /** What windows were before an amendment, while it is made; else null. */
    private Map<WindowKey, WindowRow> first;

    private long ids;

    record Told(WindowKey window, String type) {}

    /** A flight not yet departed. */
    record Waiting(Instant requestedAt, List<Landing> landings) {}

    /** A new version: windows are reckoned anew, then flights not yet departed are matched anew, all in one. */
    void amend(AgreementSnapshot present, Map<UUID, Waiting> waiting, Instant now) {
        agreements.put(present.id(), present);
        courses.keySet().removeIf(limit -> limit.agreementId().equals(present.id()));
        first = new LinkedHashMap<>();
        clock(present, now);
        waiting.forEach((flight, asked) -> {
            LedgerChange change = open(asked.landings(), flight, now);
            UnitMoves.exchange(
                    change, flight, asked.requestedAt(), demands(asked.landings()), reserved(flight), "REMATCHED");
            write(change);
        });
        Map<WindowKey, WindowRow> were = first;
        first = null;
        were.forEach((key, row) -> tell(row, windows.get(key), now));
    }

    /** The clock went on. */
    void clock(AgreementSnapshot agreement, Instant now) {
        write(open(Set.of(agreement.id()), List.of(), now));
    }

    List<ReservationRow> of(UUID flight) {
        return byFlight.getOrDefault(flight, List.of()).stream().map(rows::get).toList();
    }

    private List<ReservationRow> reserved(UUID flight) {
        return LedgerWork.reserved(of(flight));
    }

    private Map<WindowKey, Demand> demands(List<Landing> landings) {
        return LedgerWork.demands(agreements, landings);
    }

    /** Takes all, or nothing where a limit binds. */
    List<Violation> change(UUID flight, List<Landing> landings, Instant now) {
        Map<WindowKey, Demand> demands = demands(landings);
        LedgerChange change = open(landings, flight, now);
        List<Violation> binding = UnitMoves.binding(change, demands, reserved(flight), landings.size() > 1);
        if (binding.isEmpty()) {
            UnitMoves.exchange(change, flight, now, demands, reserved(flight), "REQUESTED");
            write(change);
        }
        return binding;
    }

    void release(UUID flight, Instant now) {
        LedgerChange change = open(List.of(), flight, now);
        reserved(flight).forEach(change::release);
        write(change);
    }

    void consume(UUID flight, Landing actual, Instant now) {
        List<ReservationRow> held = under(actual.agreementId(), reserved(flight));
        Map<WindowKey, Demand> demands = landed(actual, held);
        LedgerChange change = open(Set.of(actual.agreementId()), demands.values(), now);
        UnitMoves.consume(change, flight, actual, demands, held);
        write(change);
    }

    void irregular(UUID flight, Landing actual, Instant now) {
        Map<WindowKey, Demand> demands = demands(List.of(actual));
        LedgerChange change = open(Set.of(actual.agreementId()), demands.values(), now);
        UnitMoves.irregular(change, flight, actual, demands);
        write(change);
    }

    /** The arrival was another than it was known to be. */
    void correct(UUID flight, Landing before, Landing after, Instant now) {
        List<ReservationRow> held = under(after.agreementId(), of(flight)).stream()
                .filter(r -> r.state().equals(ReservationRow.CONSUMED))
                .toList();
        Map<WindowKey, Demand> was = landed(before, held);
        Map<WindowKey, Demand> is = landed(after, held);
        List<Demand> all = new ArrayList<>(was.values());
        all.addAll(is.values());
        LedgerChange change = open(Set.of(after.agreementId()), all, now);
        UnitMoves.correct(change, flight, before, after, was, is, held);
        write(change);
    }

    private Map<WindowKey, Demand> landed(Landing actual, List<ReservationRow> held) {
        Set<String> limits = held.stream().map(r -> window(r).limitId()).collect(Collectors.toSet());
        return UnitMoves.landed(agreements.get(actual.agreementId()), actual, limits);
    }

    private List<ReservationRow> under(UUID agreement, List<ReservationRow> all) {
        return all.stream()
                .filter(r -> window(r).agreementId().equals(agreement))
                .toList();
    }

    /** So many of a group leave reception. */
    void giveBack(UUID flight, UUID agreement, ReservationRow.Group group, int persons, Instant now) {
        LedgerChange change = open(Set.of(agreement), List.of(), now);
        UnitMoves.giveBack(
                change, flight, agreement, group, persons, UnitMoves.consumedFor(group, under(agreement, of(flight))));
        write(change);
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

    /**
     * Flights that make up the excess of an agreement's windows.
     *
     * @param candidate of flight and agreement: not yet departed, and not accepted
     * @param accepted  flights accepted under the agreement
     */
    Set<UUID> over(UUID agreement, BiPredicate<UUID, UUID> candidate, Collection<UUID> accepted) {
        Map<String, Long> excess = new HashMap<>();
        windows.values().stream()
                .filter(w -> w.agreementId().equals(agreement) && w.excess() > 0)
                .forEach(w -> excess.put(ExcessHolding.windowName(w.limitId(), w.label()), w.excess()));
        if (excess.isEmpty()) {
            return Set.of();
        }
        List<OverLimitShare.Holding> holdings = new ArrayList<>();
        byFlight.keySet().stream().filter(f -> candidate.test(f, agreement)).forEach(flight -> {
            Map<String, Long> units = held(flight, agreement);
            units.keySet().retainAll(excess.keySet());
            units.forEach((w, n) -> holdings.add(new OverLimitShare.Holding(flight, lastAsked(flight), w, n)));
        });
        Map<String, Long> consented = new HashMap<>();
        accepted.forEach(flight -> held(flight, agreement).forEach((w, n) -> consented.merge(w, n, Long::sum)));
        return OverLimitShare.over(holdings, excess, consented);
    }

    /** Reserved and consumed. */
    private Map<String, Long> held(UUID flight, UUID agreement) {
        Map<String, Long> units = new HashMap<>();
        under(agreement, of(flight)).stream()
                .filter(r -> !r.state().equals(ReservationRow.RELEASED))
                .forEach(r -> units.merge(
                        ExcessHolding.windowName(window(r).limitId(), window(r).label()), r.units(), Long::sum));
        return units;
    }

    private LastAsked lastAsked(UUID flight) {
        return of(flight).stream()
                .min(Comparator.comparing(ReservationRow::requestedAt)
                        .reversed()
                        .thenComparing(ReservationRow::id))
                .map(r -> new LastAsked(r.requestedAt(), r.id()))
                .orElseThrow();
    }

    private final Map<Long, WindowKey> keys = new HashMap<>();

    WindowRow window(ReservationRow row) {
        return windows.get(keys.get(row.windowId()));
    }

    private LedgerChange open(List<Landing> landings, UUID flight, Instant now) {
        Set<UUID> touched = landings.stream().map(Landing::agreementId).collect(Collectors.toSet());
        reserved(flight).forEach(r -> touched.add(window(r).agreementId()));
        return open(touched, demands(landings).values(), now);
    }

    private LedgerChange open(Set<UUID> touched, Collection<Demand> demands, Instant now) {
        for (Demand demand : demands) {
            if (!windows.containsKey(demand.key())) {
                WindowRow fresh = fresh(demand);
                keys.put(fresh.id(), demand.key());
                windows.put(
                        demand.key(),
                        figured(demand.key().limit(), List.of(fresh), now).get(0));
            }
        }
        Map<WindowKey, WindowRow> locked = new LinkedHashMap<>();
        windows.forEach((key, row) -> {
            if (touched.contains(row.agreementId())) {
                locked.put(key, row);
            }
        });
        Map<UUID, AgreementSnapshot> held = new HashMap<>(agreements);
        held.keySet().retainAll(touched);
        return new LedgerChange(held, locked, Map.of(), now);
    }

    private WindowRow fresh(Demand demand) {
        var window = demand.window();
        return new WindowRow(
                ++ids,
                demand.key().limit().agreementId(),
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
    }

    private void write(LedgerChange change) {
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
        Map<LimitKey, List<WindowRow>> byLimit = new LinkedHashMap<>();
        change.rowsAfter().forEach(row -> {
            windows.put(row.key(), row);
            byLimit.computeIfAbsent(row.limit(), l -> new ArrayList<>()).add(row);
        });
        byLimit.forEach((limit, ofLimit) -> figured(limit, ofLimit, change.now).forEach(row -> {
            windows.put(row.key(), row);
            if (first == null) {
                tell(change.before.get(row.key()), row, change.now);
            } else {
                first.putIfAbsent(row.key(), change.before.get(row.key()));
            }
        }));
    }

    private void tell(WindowRow before, WindowRow after, Instant now) {
        var zone = agreements.get(after.agreementId()).zoneId();
        Crossing.between(before, after, after.closedOn(Windows.localDay(now, zone)))
                .forEach(type -> events.add(new Told(after.key(), type.replaceAll("org.acuerdo.quota.|.v1", ""))));
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

    Optional<LimitCourse> course(LimitKey limit) {
        return courses.computeIfAbsent(limit, l -> LimitCourse.of(agreements.get(l.agreementId()), l.limitId()));
    }

    private List<WindowRow> figured(LimitKey limit, List<WindowRow> ofLimit, Instant now) {
        LimitCourse course = course(limit).orElse(null);
        if (course == null) {
            // every version that had it was withdrawn
            return ofLimit.stream()
                    .map(r -> r.figured(0, r.start(), r.end(), r.criticalPercent()))
                    .toList();
        }
        Map<Long, Usage> usage = new HashMap<>();
        windows.values().stream().filter(r -> r.limit().equals(limit)).forEach(r -> usage.put(r.place(), r.usage()));
        ofLimit.forEach(r -> usage.put(r.place(), r.usage()));
        long from = ofLimit.stream().mapToLong(WindowRow::place).min().orElseThrow();
        long last = ofLimit.stream().mapToLong(WindowRow::place).max().orElseThrow();
        var today = Windows.localDay(now, course.snapshot().zoneId());
        List<Figures> all = Allowances.between(course, usage, today, from, last);
        return ofLimit.stream()
                .map(r -> {
                    Figures f = all.get(r.calendar() ? (int) (r.place() - from) : 0);
                    figures.put(r.key(), f);
                    int critical = f.entitlement().rule() == null
                            ? 90
                            : f.entitlement().rule().criticalPercent();
                    return r.figured(
                            f.allowance(), f.window().start(), f.window().end(), critical);
                })
                .toList();
    }
}
