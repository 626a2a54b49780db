package org.acuerdo.flights.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.quota.rules.LimitMatch;
import org.acuerdo.flights.quota.rules.Windows;

/** What acts make of windows and reservations once all of them are locked: plain rules over a change, whatever keeps the rows. */
final class UnitMoves {
    private UnitMoves() {}

    // ---- before it flies

    /** LIMIT_REACHED for each window that has less left than is needed beside what the flight holds there. */
    static List<Violation> binding(
            LedgerChange change, Map<WindowKey, Demand> demands, List<ReservationRow> held, boolean several) {
        Map<WindowKey, List<ReservationRow>> byWindow = LedgerWork.byWindow(change, held);
        List<Violation> violations = new ArrayList<>();
        demands.forEach((key, demand) -> {
            long more = demand.units() - LedgerWork.units(byWindow.get(key));
            WindowRow row = change.window(key);
            if (more > row.available()) {
                violations.add(LedgerWork.reached(demand, row, more, several));
            }
        });
        return violations;
    }

    /** What a flight holds becomes what it asks for: the superfluous is released, the missing reserved. */
    static void exchange(
            LedgerChange change,
            UUID flightId,
            Instant requestedAt,
            Map<WindowKey, Demand> demands,
            List<ReservationRow> held,
            String cause) {
        Map<WindowKey, List<ReservationRow>> byWindow = LedgerWork.byWindow(change, held);
        byWindow.forEach((key, rows) -> {
            long wanted = demands.containsKey(key) ? demands.get(key).units() : 0;
            change.release(rows, Math.max(0, LedgerWork.units(rows) - wanted));
        });
        demands.forEach((key, demand) -> {
            long more = demand.units() - LedgerWork.units(byWindow.get(key));
            if (more > 0) {
                change.reserve(flightId, key, more, cause, requestedAt);
            }
        });
    }

    // ---- once it landed

    /**
     * What a landing takes. A flight that landed has used its slot, also where nobody of a group was received.
     *
     * @param heldLimits limits of which the flight holds, or has consumed, units
     */
    static Map<WindowKey, Demand> landed(AgreementSnapshot agreement, Landing actual, Set<String> heldLimits) {
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        LocalDate day = Windows.localDay(actual.arrival(), agreement.zoneId());
        TermsVersion terms = agreement.termsOn(day).orElse(null);
        if (terms == null) {
            return demands;
        }
        for (Limit limit : terms.terms().limits()) {
            if (limit.unit() == Limit.Unit.FLIGHT
                    && heldLimits.contains(limit.id())
                    && LimitMatch.route(limit, actual.aircraft(), actual.airport())) {
                Demand demand = Demands.demand(agreement, terms, limit, day, 1);
                demands.putIfAbsent(demand.key(), demand);
            }
        }
        return demands;
    }

    /** What was held is consumed where the flight landed, and else given back; what was not held there is added. */
    static void consume(
            LedgerChange change,
            UUID flightId,
            Landing actual,
            Map<WindowKey, Demand> demands,
            List<ReservationRow> held) {
        Set<String> heldLimits = new LinkedHashSet<>();
        Map<WindowKey, Demand> left = new LinkedHashMap<>(demands);
        LedgerWork.byWindow(change, held).forEach((key, rows) -> {
            heldLimits.add(key.limit().limitId());
            Demand demand = left.remove(key);
            change.consume(rows, demand == null ? Map.of() : received(demand, actual))
                    .forEach((group, units) -> change.consumeUnreserved(flightId, key, units, "SURPLUS", group));
        });
        left.forEach((key, demand) -> add(
                change,
                flightId,
                demand,
                actual,
                heldLimits.contains(key.limit().limitId()) ? "MOVED" : "SURPLUS"));
    }

    /** Units that nobody had reserved. */
    static void irregular(LedgerChange change, UUID flightId, Landing actual, Map<WindowKey, Demand> demands) {
        demands.values().forEach(demand -> add(change, flightId, demand, actual, "IRREGULAR"));
    }

    private static void add(LedgerChange change, UUID flightId, Demand demand, Landing actual, String cause) {
        received(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(flightId, demand.key(), units, cause, group));
    }

    /**
     * The difference between two accounts of one landing, as signed units.
     *
     * @param was      what the landing took as it was known
     * @param is       what it takes as it is known now
     * @param consumed rows of what the flight has consumed under this agreement
     */
    static void correct(
            LedgerChange change,
            UUID flightId,
            Landing before,
            Landing after,
            Map<WindowKey, Demand> was,
            Map<WindowKey, Demand> is,
            List<ReservationRow> consumed) {
        Map<WindowKey, Map<ReservationRow.Group, Long>> held = byGroup(change, consumed);
        Set<WindowKey> all = new LinkedHashSet<>(was.keySet());
        all.addAll(is.keySet());
        all.forEach(key -> {
            Map<ReservationRow.Group, Long> less = was.containsKey(key) ? received(was.get(key), before) : Map.of();
            Map<ReservationRow.Group, Long> more = is.containsKey(key) ? received(is.get(key), after) : Map.of();
            Set<ReservationRow.Group> groups = new LinkedHashSet<>(less.keySet());
            groups.addAll(more.keySet());
            for (ReservationRow.Group group : groups) {
                long difference = more.getOrDefault(group, 0L) - less.getOrDefault(group, 0L);
                // terms may have been restated since: no more is taken back than this flight consumed here
                long least = -held.getOrDefault(key, Map.of()).getOrDefault(group, 0L);
                long units = Math.max(difference, Math.min(0, least));
                if (units != 0) {
                    change.consumeUnreserved(flightId, key, units, "CORRECTED", group);
                }
            }
        });
    }

    private static Map<WindowKey, Map<ReservationRow.Group, Long>> byGroup(
            LedgerChange change, List<ReservationRow> rows) {
        Map<WindowKey, Map<ReservationRow.Group, Long>> held = new HashMap<>();
        LedgerWork.byWindow(change, rows).forEach((key, ofWindow) -> {
            Map<ReservationRow.Group, Long> units = new HashMap<>();
            ofWindow.forEach(
                    r -> units.merge(new ReservationRow.Group(r.category(), r.nationality()), r.units(), Long::sum));
            held.put(key, units);
        });
        return held;
    }

    /** Units by group for STANDING, where they come back group by group; else all as one. */
    private static Map<ReservationRow.Group, Long> received(Demand demand, Landing actual) {
        Map<ReservationRow.Group, Long> units = new LinkedHashMap<>();
        if (demand.limit().period() != Limit.Period.STANDING) {
            units.put(ReservationRow.Group.ANY, demand.units());
            return units;
        }
        for (PassengerGroup group : actual.groups()) {
            if (group.persons() > 0 && LimitMatch.matches(demand.limit(), group.category(), group.nationality())) {
                units.merge(group(group.category(), group.nationality()), (long) group.persons(), Long::sum);
            }
        }
        return units;
    }

    // ---- once they leave reception

    /** Whose units a row of a STANDING limit holds. @param nationality null for stateless persons */
    static ReservationRow.Group group(PopulationCategory category, String nationality) {
        return new ReservationRow.Group(category.name(), category == PopulationCategory.STATELESS ? null : nationality);
    }

    /** Rows of what was consumed for one group. */
    static List<ReservationRow> consumedFor(ReservationRow.Group group, List<ReservationRow> rows) {
        return rows.stream()
                .filter(r -> r.state().equals(ReservationRow.CONSUMED)
                        && group.equals(new ReservationRow.Group(r.category(), r.nationality())))
                .toList();
    }

    /** Persons of a group give units back, never more than the flight consumed for them. */
    static void giveBack(
            LedgerChange change,
            UUID flightId,
            UUID agreementId,
            ReservationRow.Group group,
            int persons,
            List<ReservationRow> consumedForThem) {
        Map<Long, Long> standing = new LinkedHashMap<>();
        consumedForThem.forEach(row -> standing.merge(row.windowId(), row.units(), Long::sum));
        standing.forEach((windowId, consumed) -> {
            WindowRow window = change.window(windowId);
            long back = Math.min(persons, consumed);
            if (back > 0 && window.agreementId().equals(agreementId)) {
                change.put(window.moved(0, -back, 0));
                change.inserted.add(ReservationRow.consumed(flightId, windowId, -back, "RETURNED", group, change.now));
            }
        });
    }
}
