package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.time.AcuerdoClock;

/** The hot path of the ledger for several requests at once. */
@ApplicationScoped
class ReservingTogether {

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

    /** As {@link QuotaLedger#together}. */
    SharedReservation open(List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        Map<WindowKey, Demand> demands = new LinkedHashMap<>();
        // which windows, not how much: each request is weighed by itself
        landings.forEach(l -> demands.putAll(Demands.of(agreements.get(l.agreementId()), l)));
        Instant now = clock.now();
        Map<WindowKey, WindowRow> rows = demands.isEmpty() ? Map.of() : keeper.lock(agreements, demands.values(), now);
        return new SharedReservation(this, agreements, rows, now);
    }

    /** @return by how much the window's version grows */
    long tell(AgreementSnapshot agreement, WindowRow before, WindowRow after, Instant now) {
        List<OutboxMessage> crossed = writer.messages(agreement, before, after, now);
        crossed.forEach(outbox::add);
        return Math.max(1, crossed.size());
    }

    void write(
            Collection<ReservationRepository.Taken> windows, List<ReservationRepository.Reserved> rows, Instant now) {
        if (!rows.isEmpty()) {
            reservations.take(List.copyOf(windows), rows, now);
        }
    }
}
