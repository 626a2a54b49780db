package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.agreement.AgreementCopies;

/** Units that what happened consumes, or gives back: arrivals, irregular flights, persons who leave reception. */
@ApplicationScoped
class Consuming {

    @Inject
    LedgerWork work;

    @Inject
    AgreementCopies copies;

    @Inject
    QuotaRepository windows;

    @Inject
    ReservationRepository reservations;

    /** As {@link QuotaLedger#consume}. */
    void consume(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        List<ReservationRow> all = work.held(flightId);
        Map<Long, WindowRow> peeked = new LinkedHashMap<>();
        windows.peek(all.stream().map(ReservationRow::windowId).toList()).stream()
                .filter(w -> w.agreementId().equals(agreement.id()))
                .forEach(w -> peeked.put(w.id(), w));
        List<ReservationRow> held =
                all.stream().filter(r -> peeked.containsKey(r.windowId())).toList();
        Set<String> heldLimits = new LinkedHashSet<>();
        peeked.values().forEach(w -> heldLimits.add(w.limitId()));
        Map<WindowKey, Demand> demands = UnitMoves.landed(agreement, actual, heldLimits);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), held, demands.values());
        UnitMoves.consume(change, flightId, actual, demands, held);
        work.write(change, true);
    }

    /** As {@link QuotaLedger#recordIrregular}. */
    void recordIrregular(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), List.of(), demands.values());
        UnitMoves.irregular(change, flightId, actual, demands);
        work.write(change, true);
    }

    /** As {@link QuotaLedger#giveBackStanding}. */
    void giveBackStanding(
            UUID flightId, UUID agreementId, PopulationCategory category, String nationality, int persons) {
        ReservationRow.Group group = UnitMoves.group(category, nationality);
        List<ReservationRow> rows = UnitMoves.consumedFor(group, reservations.of(flightId));
        LedgerChange change = work.open(Map.of(), rows, List.of());
        UnitMoves.giveBack(change, flightId, agreementId, group, persons, rows);
        work.write(change, true);
    }
}
