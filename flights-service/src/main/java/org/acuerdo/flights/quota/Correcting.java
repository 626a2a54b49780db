package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
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
        Map<WindowKey, Demand> was = UnitMoves.landed(agreement, before, heldLimits);
        Map<WindowKey, Demand> is = UnitMoves.landed(agreement, after, heldLimits);
        Map<WindowKey, Demand> all = new LinkedHashMap<>(was);
        all.putAll(is);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), rows, all.values());
        UnitMoves.correct(change, flightId, before, after, was, is, rows);
        work.write(change, true);
    }
}
