package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementCopies;

/** Corrections of what an arrival consumed: CONSUMED rows with signed units; what was written before stays. */
@ApplicationScoped
class Correcting {

    @Inject
    LedgerWork work;

    @Inject
    AgreementCopies copies;

    @Inject
    QuotaRepository windows;

    @Inject
    ReservationRepository reservations;

    /** As {@link QuotaLedger#correct}. */
    void correct(UUID flightId, Landing before, Landing after) {
        AgreementSnapshot agreement = copies.lockShared(after.agreementId()).orElseThrow();
        List<ReservationRow> consumed = reservations.of(flightId).stream()
                .filter(r -> r.state().equals(ReservationRow.CONSUMED))
                .toList();
        Map<Long, WindowRow> ours =
                windows
                        .peek(consumed.stream()
                                .map(ReservationRow::windowId)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(w -> w.agreementId().equals(agreement.id()))
                        .collect(Collectors.toMap(WindowRow::id, w -> w));
        List<ReservationRow> rows =
                consumed.stream().filter(r -> ours.containsKey(r.windowId())).toList();
        Set<String> heldLimits =
                rows.stream().map(r -> ours.get(r.windowId()).limitId()).collect(Collectors.toSet());
        Map<WindowKey, Demand> was = demands(agreement, before, heldLimits);
        Map<WindowKey, Demand> is = demands(agreement, after, heldLimits);
        Map<WindowKey, Demand> all = new LinkedHashMap<>(was);
        all.putAll(is);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), rows, all.values());
        Map<WindowKey, Map<ReservationRow.Group, Long>> held = held(change, rows);
        all.keySet().forEach(key -> {
            Map<ReservationRow.Group, Long> less = units(was.get(key), before);
            Map<ReservationRow.Group, Long> more = units(is.get(key), after);
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
        work.write(change, true);
    }

    private static Map<WindowKey, Demand> demands(
            AgreementSnapshot agreement, Landing landing, Set<String> heldLimits) {
        Map<WindowKey, Demand> demands = Demands.of(agreement, landing);
        Consuming.keepFlights(agreement, landing, heldLimits, demands);
        return demands;
    }

    private static Map<ReservationRow.Group, Long> units(Demand demand, Landing landing) {
        return demand == null ? Map.of() : Consuming.received(demand, landing);
    }

    private static Map<WindowKey, Map<ReservationRow.Group, Long>> held(
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
}
