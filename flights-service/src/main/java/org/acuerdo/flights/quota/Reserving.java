package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.time.AcuerdoClock;

/** The hot path of the ledger: each request takes the units of all limits that match, or none. */
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
        SharedReservation units = open(landings);
        List<Violation> binding = units.binding(landings, landings.size() > 1);
        if (binding.isEmpty()) {
            units.take(flightId, requestedAt, landings);
            units.write();
        }
        return binding;
    }

    /** As {@link QuotaLedger#weigh}. */
    List<Violation> weigh(List<Landing> landings, boolean several) {
        return landings.isEmpty() ? List.of() : open(landings).binding(landings, several);
    }

    /** As {@link QuotaLedger#together}. */
    SharedReservation open(List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = work.agreements(landings);
        // two requests may be equal to the letter and are two all the same
        Map<Landing, Map<WindowKey, Demand>> demands = new IdentityHashMap<>();
        // which windows, not how much: each request is weighed by itself
        Map<WindowKey, Demand> windows = new LinkedHashMap<>();
        for (Landing landing : landings) {
            Map<WindowKey, Demand> its = Demands.of(agreements.get(landing.agreementId()), landing);
            demands.put(landing, its);
            windows.putAll(its);
        }
        Instant now = clock.now();
        Map<WindowKey, WindowRow> rows = windows.isEmpty() ? Map.of() : keeper.lock(agreements, windows.values(), now);
        return new SharedReservation(this, agreements, demands, rows, now);
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
