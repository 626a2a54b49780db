package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.time.AcuerdoClock;

/** The hot path of the ledger: a request takes the units of all limits that match, or none. */
@ApplicationScoped
class Reserving {

    @Inject
    LedgerWork work;

    @Inject
    AcuerdoClock clock;

    @Inject
    WindowKeeper keeper;

    @Inject
    LedgerWriter writer;

    @Inject
    ReservationRepository reservations;

    @Inject
    Outbox outbox;

    /** As {@link QuotaLedger#reserve}. */
    List<Violation> reserve(UUID flightId, Instant requestedAt, List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        Collection<Demand> demands = LedgerWork.demands(agreements, landings).values();
        if (demands.isEmpty()) {
            return List.of();
        }
        Instant now = clock.now();
        Map<WindowKey, WindowRow> rows = keeper.lock(agreements, demands, now);
        List<Violation> violations = new ArrayList<>();
        for (Demand demand : demands) {
            WindowRow row = rows.get(demand.key());
            if (demand.units() > row.available()) {
                violations.add(LedgerWork.reached(demand, row, demand.units(), agreements.size() > 1));
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
        List<OutboxMessage> messages = new ArrayList<>();
        for (Demand demand : demands) {
            WindowRow row = rows.get(demand.key());
            var crossed = writer.messages(agreements.get(row.agreementId()), row, row.moved(demand.units(), 0, 0), now);
            taken.add(new ReservationRepository.Taken(row.id(), demand.units(), Math.max(1, crossed.size())));
            messages.addAll(crossed);
        }
        reservations.take(flightId, requestedAt, now, taken);
        messages.forEach(outbox::add);
    }
}
