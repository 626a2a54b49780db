package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/** Units that change hands before a flight arrives: rescheduled, matched anew, given back. */
@ApplicationScoped
class Exchanging {

    @Inject
    LedgerWork work;

    @Inject
    ReservationRepository reservations;

    /** As {@link QuotaLedger#change}. */
    List<Violation> change(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        Map<WindowKey, Demand> demands = LedgerWork.demands(agreements, landings);
        List<ReservationRow> held = work.held(flightId);
        LedgerChange change = work.open(agreements, held, demands.values());
        List<Violation> violations = UnitMoves.binding(change, demands, held, agreements.size() > 1);
        if (violations.isEmpty()) {
            UnitMoves.exchange(change, flightId, requestedAt, demands, held, "REQUESTED");
            work.write(change, true);
        }
        return violations;
    }

    /** As {@link QuotaLedger#weighChange}. */
    List<Violation> weigh(UUID flightId, List<Landing> landings, boolean several) {
        if (landings.isEmpty()) {
            return List.of();
        }
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        Map<WindowKey, Demand> demands = LedgerWork.demands(agreements, landings);
        List<ReservationRow> held = work.held(flightId);
        LedgerChange change = work.open(agreements, held, demands.values());
        return UnitMoves.binding(change, demands, held, several);
    }

    /** As {@link QuotaLedger#rematch}. */
    void rematch(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        Map<WindowKey, Demand> demands = LedgerWork.demands(agreements, landings);
        List<ReservationRow> held = work.held(flightId);
        LedgerChange change = work.open(agreements, held, demands.values());
        UnitMoves.exchange(change, flightId, requestedAt, demands, held, "REMATCHED");
        // told once for all flights when the new version has been applied
        work.write(change, false);
    }

    /** As {@link QuotaLedger#release}. */
    Resolution release(UUID flightId) {
        List<ReservationRow> all = reservations.of(flightId);
        List<ReservationRow> held = LedgerWork.reserved(all);
        if (held.isEmpty()) {
            return all.stream().anyMatch(r -> r.state().equals(ReservationRow.CONSUMED))
                    ? Resolution.ALREADY_CONSUMED
                    : all.isEmpty() ? Resolution.NOTHING_HELD : Resolution.ALREADY_RELEASED;
        }
        LedgerChange change = work.open(Map.of(), held, List.of());
        held.forEach(change::release);
        work.write(change, true);
        return Resolution.DONE;
    }
}
