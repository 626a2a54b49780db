package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.rules.LimitMatch;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * The quota ledger. Its calls join the caller's transaction; the caller holds the agreements' copies shared, then the flight,
 * then the ledger locks windows, always in this order.
 *
 * <p>A reservation's life: RESERVED by a request; then CONSUMED at arrival or RELEASED, exactly once. Partial consumption
 * splits it into a CONSUMED and a RELEASED row; what comes later is a CONSUMED row with signed units. At every commit
 * reserved + consumed of a window equal the sum of its live rows, and no request, series or rescheduling goes beyond the
 * allowance; only what happened, or a recomputation, makes excess.
 */
@ApplicationScoped
public class QuotaLedger {
    /** A transaction that begins this near a window's close treats it as closed: it may commit after it. */
    private static final long CLOSING_SECONDS = 60;

    @Inject
    AgreementCopies copies;

    @Inject
    AcuerdoClock clock;

    @Inject
    WindowKeeper keeper;

    @Inject
    LedgerWriter writer;

    @Inject
    QuotaRepository windows;

    @Inject
    ReservationRepository reservations;

    @Inject
    Outbox outbox;

    /**
     * Reserves the units of all limits that match, or none.
     *
     * @return LIMIT_REACHED for each limit that binds; empty: reserved
     */
    public List<Violation> reserve(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = agreements(landings);
        Collection<Demand> demands = demands(agreements, landings).values();
        if (demands.isEmpty()) {
            return List.of();
        }
        Instant now = clock.now();
        Map<WindowKey, WindowRow> rows = keeper.lock(agreements, demands, now);
        List<Violation> violations = new ArrayList<>();
        for (Demand demand : demands) {
            WindowRow row = rows.get(demand.key());
            if (demand.units() > row.available()) {
                violations.add(reached(demand, row, demand.units(), agreements.size() > 1));
            }
        }
        if (violations.isEmpty()) {
            take(flightId, requestedAt, agreements, demands, rows, now);
        }
        return violations;
    }

    private void take(
            UUID flightId,
            Instant requestedAt,
            Map<UUID, AgreementSnapshot> agreements,
            Collection<Demand> demands,
            Map<WindowKey, WindowRow> rows,
            Instant now) {
        List<ReservationRepository.Taken> taken = new ArrayList<>();
        List<org.acuerdo.kit.outbox.OutboxMessage> messages = new ArrayList<>();
        for (Demand demand : demands) {
            WindowRow row = rows.get(demand.key());
            var crossed = writer.messages(agreements.get(row.agreementId()), row, row.moved(demand.units(), 0, 0), now);
            taken.add(new ReservationRepository.Taken(row.id(), demand.units(), Math.max(1, crossed.size())));
            messages.addAll(crossed);
        }
        reservations.take(flightId, requestedAt, now, taken);
        messages.forEach(outbox::add);
    }

    /**
     * Changes what a flight holds to what these landings take. Only the net increase of each window must be available; all
     * change hands, or nothing does.
     */
    public List<Violation> change(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = agreements(landings);
        Map<WindowKey, Demand> demands = demands(agreements, landings);
        List<ReservationRow> held = held(flightId);
        LedgerChange change = open(agreements, held, demands.values());
        Map<WindowKey, List<ReservationRow>> byWindow = byWindow(change, held);
        List<Violation> violations = new ArrayList<>();
        demands.forEach((key, demand) -> {
            long more = demand.units() - units(byWindow.get(key));
            WindowRow row = change.window(key);
            if (more > row.available()) {
                violations.add(reached(demand, row, more, agreements.size() > 1));
            }
        });
        if (violations.isEmpty()) {
            exchange(change, flightId, requestedAt, demands, byWindow, "REQUESTED");
            write(change, true);
        }
        return violations;
    }

    /** After a new version of the agreement: missing units are taken even beyond the allowance, superfluous ones released. */
    public void rematch(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = agreements(landings);
        Map<WindowKey, Demand> demands = demands(agreements, landings);
        List<ReservationRow> held = held(flightId);
        LedgerChange change = open(agreements, held, demands.values());
        exchange(change, flightId, requestedAt, demands, byWindow(change, held), "REMATCHED");
        // told once for all flights when the new version has been applied
        write(change, false);
    }

    private void exchange(
            LedgerChange change,
            UUID flightId,
            Instant requestedAt,
            Map<WindowKey, Demand> demands,
            Map<WindowKey, List<ReservationRow>> byWindow,
            String cause) {
        byWindow.forEach((key, rows) -> {
            long wanted = demands.containsKey(key) ? demands.get(key).units() : 0;
            change.release(rows, Math.max(0, units(rows) - wanted));
        });
        demands.forEach((key, demand) -> {
            long more = demand.units() - units(byWindow.get(key));
            if (more > 0) {
                change.reserve(flightId, key, more, cause, requestedAt);
            }
        });
    }

    /** Gives back what a flight holds reserved. @return what was found; a flight that has landed or gave back says so */
    public Resolution release(UUID flightId) {
        List<ReservationRow> all = reservations.of(flightId);
        List<ReservationRow> held = reserved(all);
        if (held.isEmpty()) {
            return all.stream().anyMatch(r -> r.state().equals(ReservationRow.CONSUMED))
                    ? Resolution.ALREADY_CONSUMED
                    : all.isEmpty() ? Resolution.NOTHING_HELD : Resolution.ALREADY_RELEASED;
        }
        LedgerChange change = open(Map.of(), held, List.of());
        held.forEach(change::release);
        write(change, true);
        return Resolution.DONE;
    }

    /**
     * At arrival, by what was received: units that the flight holds under the landing's agreement are consumed, given back or
     * added to as the counts differ, in the windows of the actual arrival. Excess is recorded, never refused.
     */
    public void consume(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        List<ReservationRow> all = held(flightId);
        Map<Long, WindowRow> peeked = new LinkedHashMap<>();
        windows.peek(all.stream().map(ReservationRow::windowId).toList()).stream()
                .filter(w -> w.agreementId().equals(agreement.id()))
                .forEach(w -> peeked.put(w.id(), w));
        List<ReservationRow> held =
                all.stream().filter(r -> peeked.containsKey(r.windowId())).toList();
        Set<String> heldLimits = new LinkedHashSet<>();
        peeked.values().forEach(w -> heldLimits.add(w.limitId()));
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        keepFlights(agreement, actual, heldLimits, demands);
        LedgerChange change = open(Map.of(agreement.id(), agreement), held, demands.values());
        byWindow(change, held).forEach((key, rows) -> {
            Demand demand = demands.get(key);
            Map<ReservationRow.Group, Long> left =
                    change.consume(rows, demand == null ? Map.of() : received(demand, actual));
            left.forEach((group, units) -> change.consumeUnreserved(flightId, key, units, "SURPLUS", group));
            demands.remove(key);
        });
        demands.forEach((key, demand) -> received(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(
                        flightId,
                        key,
                        units,
                        heldLimits.contains(key.limit().limitId()) ? "MOVED" : "SURPLUS",
                        group)));
        write(change, true);
    }

    /** A flight that landed has used its slot, also where nobody of a group was received. */
    private static void keepFlights(
            AgreementSnapshot agreement, Landing actual, Set<String> heldLimits, Map<WindowKey, Demand> demands) {
        LocalDate day = Windows.localDay(actual.arrival(), agreement.zoneId());
        TermsVersion terms = agreement.termsOn(day).orElse(null);
        if (terms == null) {
            return;
        }
        for (Limit limit : terms.terms().limits()) {
            if (limit.unit() == Limit.Unit.FLIGHT
                    && heldLimits.contains(limit.id())
                    && LimitMatch.route(limit, actual.aircraft(), actual.airport())) {
                Demand demand = Demands.demand(agreement, terms, limit, day, 1);
                demands.putIfAbsent(demand.key(), demand);
            }
        }
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

    private static ReservationRow.Group group(PopulationCategory category, String nationality) {
        return new ReservationRow.Group(category.name(), category == PopulationCategory.STATELESS ? null : nationality);
    }

    /** What flew without a request, or against a guard, consumes all the same: excess. */
    public void recordIrregular(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        LedgerChange change = open(Map.of(agreement.id(), agreement), List.of(), demands.values());
        demands.forEach((key, demand) -> received(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(flightId, key, units, "IRREGULAR", group)));
        write(change, true);
    }

    /**
     * Persons who left reception give their STANDING units back, never more than the flight consumed for their group.
     *
     * @param nationality null for stateless persons
     */
    public void giveBackStanding(
            UUID flightId, UUID agreementId, PopulationCategory category, String nationality, int persons) {
        ReservationRow.Group group = group(category, nationality);
        Map<Long, Long> standing = new LinkedHashMap<>();
        List<ReservationRow> rows = new ArrayList<>();
        for (ReservationRow row : reservations.of(flightId)) {
            if (row.state().equals(ReservationRow.CONSUMED)
                    && group.equals(new ReservationRow.Group(row.category(), row.nationality()))) {
                standing.merge(row.windowId(), row.units(), Long::sum);
                rows.add(row);
            }
        }
        LedgerChange change = open(Map.of(), rows, List.of());
        standing.forEach((windowId, consumed) -> {
            WindowRow window = change.window(windowId);
            long back = Math.min(persons, consumed);
            if (back > 0 && window.agreementId().equals(agreementId)) {
                change.put(window.moved(0, -back, 0));
                change.inserted.add(ReservationRow.consumed(flightId, windowId, -back, "RETURNED", group, change.now));
            }
        });
        write(change, true);
    }

    /** What flights hold, by flight. */
    public Map<UUID, List<ReservationView>> reservations(Collection<UUID> flightIds) {
        return reservations.views(flightIds);
    }

    /** Windows with excess now, with the units that flights hold reserved there, latest requested first. */
    public List<ExcessHolding> excessHoldings(UUID agreementId) {
        return reservations.excessHoldings(agreementId);
    }

    private Map<UUID, AgreementSnapshot> agreements(List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = new LinkedHashMap<>();
        landings.stream()
                .map(Landing::agreementId)
                .distinct()
                .sorted()
                .forEach(id -> agreements.put(id, copies.lockShared(id).orElseThrow()));
        return agreements;
    }

    private static Map<WindowKey, Demand> demands(Map<UUID, AgreementSnapshot> agreements, List<Landing> landings) {
        Map<WindowKey, Demand> demands = new LinkedHashMap<>();
        landings.forEach(landing -> Demands.add(demands, agreements.get(landing.agreementId()), landing));
        return demands;
    }

    private List<ReservationRow> held(UUID flightId) {
        return reserved(reservations.of(flightId));
    }

    private static List<ReservationRow> reserved(List<ReservationRow> rows) {
        return rows.stream()
                .filter(r -> r.state().equals(ReservationRow.RESERVED))
                .toList();
    }

    private static long units(List<ReservationRow> rows) {
        return rows == null ? 0 : rows.stream().mapToLong(ReservationRow::units).sum();
    }

    private static Map<WindowKey, List<ReservationRow>> byWindow(LedgerChange change, List<ReservationRow> rows) {
        Map<WindowKey, List<ReservationRow>> byWindow = new LinkedHashMap<>();
        rows.forEach(r -> byWindow.computeIfAbsent(change.window(r.windowId()).key(), k -> new ArrayList<>())
                .add(r));
        return byWindow;
    }

    private static Violation reached(Demand demand, WindowRow row, long asked, boolean several) {
        Violation violation =
                Violation.limitReached(demand.limit().id(), row.label(), row.available(), asked, demand.termsVersion());
        return several ? violation.withAgreement(row.agreementId()) : violation;
    }

    /** Locks all that a change touches; where it touches closed windows, also the later ones that follow from them. */
    private LedgerChange open(
            Map<UUID, AgreementSnapshot> landed, List<ReservationRow> rows, Collection<Demand> demands) {
        Instant now = clock.now();
        Map<UUID, AgreementSnapshot> agreements = new LinkedHashMap<>(landed);
        Set<Long> ids = new LinkedHashSet<>();
        rows.forEach(r -> ids.add(r.windowId()));
        Map<LimitKey, Long> chained = new java.util.TreeMap<>();
        for (WindowRow row : ids.isEmpty() ? List.<WindowRow>of() : windows.peek(ids)) {
            AgreementSnapshot agreement = agreements.computeIfAbsent(
                    row.agreementId(), id -> copies.lockShared(id).orElseThrow());
            if (row.calendar() && row.closedOn(soon(agreement, now))) {
                chained.merge(row.limit(), row.place(), Math::min);
            }
        }
        for (Demand demand : demands) {
            AgreementSnapshot agreement = agreements.get(demand.key().limit().agreementId());
            if (demand.window().calendar() && demand.window().closedOn(soon(agreement, now))) {
                chained.merge(demand.key().limit(), demand.place(), Math::min);
            }
        }
        chained.keySet().forEach(l -> keeper.freshen(agreements.get(l.agreementId()), l, now, true));
        return new LedgerChange(agreements, keeper.lock(agreements, demands, ids, chained, now), chained, now);
    }

    private static LocalDate soon(AgreementSnapshot agreement, Instant now) {
        return Windows.localDay(now.plusSeconds(CLOSING_SECONDS), agreement.zoneId());
    }

    private void write(LedgerChange change, boolean tell) {
        change.resolved.forEach(reservations::resolve);
        change.inserted.forEach(reservations::insert);
        change.chained.forEach((limit, place) -> keeper.figured(
                        change.agreements.get(limit.agreementId()),
                        limit,
                        change.rowsAfter().stream()
                                .filter(r -> r.limit().equals(limit) && r.place() >= place)
                                .toList(),
                        change.now)
                .forEach(change::put));
        List<WindowRow> before = List.copyOf(change.before.values());
        change.agreements.forEach((id, agreement) -> {
            List<WindowRow> after = change.rowsAfter().stream()
                    .filter(r -> r.agreementId().equals(id))
                    .toList();
            if (tell) {
                writer.write(agreement, before, after, change.now);
            } else {
                writer.writeSilently(agreement, before, after, change.now);
            }
        });
    }
}
