package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/**
 * Requests of several flights that are decided one after the other under one lock of their windows, and written by one
 * statement. Each has its own outcome: what an earlier one took, a later one no longer finds.
 */
public final class SharedReservation {
    private final Reserving ledger;
    private final Map<UUID, AgreementSnapshot> agreements;
    /** By landing as it was given, not as it reads. */
    private final Map<Landing, Map<WindowKey, Demand>> demands;
    /** As locked, then as each request that is taken leaves them. */
    private final Map<WindowKey, WindowRow> rows;

    private final Instant now;
    private final Map<Long, ReservationRepository.Taken> windows = new TreeMap<>();
    private final List<ReservationRepository.Reserved> reservations = new ArrayList<>();

    SharedReservation(
            Reserving ledger,
            Map<UUID, AgreementSnapshot> agreements,
            Map<Landing, Map<WindowKey, Demand>> demands,
            Map<WindowKey, WindowRow> locked,
            Instant now) {
        this.ledger = ledger;
        this.agreements = agreements;
        this.demands = demands;
        this.rows = new HashMap<>(locked);
        this.now = now;
    }

    /**
     * LIMIT_REACHED for each limit that binds now; takes nothing.
     *
     * @param landings of one request, the very ones that were given
     * @param several  name the agreement: the request has several landings, whether all of them are given or not
     */
    public List<Violation> binding(List<Landing> landings, boolean several) {
        List<Violation> violations = new ArrayList<>();
        for (Demand demand : demands(landings).values()) {
            WindowRow row = rows.get(demand.key());
            if (demand.units() > row.available()) {
                violations.add(LedgerWork.reached(demand, row, demand.units(), several));
            }
        }
        return violations;
    }

    /** Takes the units of all limits that match; none of them binds. Lines that are crossed are told in the outbox. */
    public void take(UUID flightId, Instant requestedAt, List<Landing> landings) {
        for (Demand demand : demands(landings).values()) {
            WindowRow row = rows.get(demand.key());
            WindowRow moved = row.moved(demand.units(), 0, 0);
            long events = ledger.tell(agreements.get(row.agreementId()), row, moved, now);
            rows.put(demand.key(), moved.versioned(row.version() + events));
            windows.merge(
                    row.id(),
                    new ReservationRepository.Taken(row.id(), demand.units(), events),
                    ReservationRepository.Taken::plus);
            reservations.add(new ReservationRepository.Reserved(flightId, row.id(), demand.units(), requestedAt));
        }
    }

    /** Writes what was taken. */
    public void write() {
        ledger.write(windows.values(), reservations, now);
    }

    private Map<WindowKey, Demand> demands(List<Landing> landings) {
        if (landings.size() == 1) {
            return demands.get(landings.get(0));
        }
        Map<WindowKey, Demand> all = new LinkedHashMap<>();
        landings.forEach(landing ->
                demands.get(landing).values().forEach(demand -> all.merge(demand.key(), demand, Demand::plus)));
        return all;
    }
}
