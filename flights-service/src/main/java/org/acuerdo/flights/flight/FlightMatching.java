package org.acuerdo.flights.flight;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementApplied;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.quota.ReservationView;

/**
 * What a newer version of an agreement does to flights not yet departed: their units are matched anew, conditions that
 * waited for it are checked, marks are set. The agreement's copy is held exclusively, so no act runs beside.
 */
@ApplicationScoped
class FlightMatching {

    @Inject
    FlightRepository flights;

    @Inject
    Parties parties;

    @Inject
    QuotaLedger ledger;

    @Inject
    FlightClearing clearing;

    @Inject
    OverLimit overLimit;

    @Inject
    FlightChanges changes;

    void match(@Observes AgreementApplied applied) {
        AgreementSnapshot after = applied.after();
        if (applied.before() != null && !applied.before().terms().equals(after.terms())) {
            rematch(after.id());
        }
        for (Flight flight : flights.lock(flights.toRecheck(after.id(), after.version()))) {
            clearing.recheck(flight, parties.held(List.of(flight.agreementIds)), changes.before(flight));
        }
    }

    void mark(@Observes @Priority(AgreementApplied.LAST + 1) AgreementApplied applied) {
        if (applied.before() != null) {
            overLimit.mark(applied.after().id());
        }
    }

    private void rematch(UUID agreementId) {
        List<Flight> waiting = flights.lock(flights.notDeparted(agreementId));
        List<UUID> ids = waiting.stream().map(f -> f.id).toList();
        Map<UUID, List<ReservationView>> before = ledger.reservations(ids);
        waiting.forEach(f -> ledger.rematch(f.id, f.requestedAt, Landings.toCome(f.document())));
        Map<UUID, List<ReservationView>> after = ledger.reservations(ids);
        for (Flight flight : waiting) {
            if (!before.getOrDefault(flight.id, List.of()).equals(after.getOrDefault(flight.id, List.of()))) {
                changes.changed(flight, MessageTypes.FLIGHT_REMATCHED, null, changes.before(flight));
            }
        }
    }
}
