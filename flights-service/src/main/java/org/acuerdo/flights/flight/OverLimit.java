package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.quota.ExcessHolding;
import org.acuerdo.flights.quota.QuotaLedger;

/**
 * Marks the latest requested flights not yet departed that make up a window's excess, and takes marks away where all fits
 * again. Nothing is cancelled by it. The caller holds the agreement's copy exclusively.
 */
@ApplicationScoped
class OverLimit {

    @Inject
    FlightRepository flights;

    @Inject
    QuotaLedger ledger;

    @Inject
    FlightChanges changes;

    void mark(UUID agreementId) {
        Set<UUID> over = over(agreementId);
        Set<UUID> marked = new HashSet<>(flights.overLimit(agreementId));
        Set<UUID> changing = new TreeSet<>(over);
        changing.addAll(marked);
        changing.removeIf(id -> over.contains(id) && marked.contains(id));
        for (Flight flight : flights.lock(changing)) {
            FlightEvent before = changes.before(flight);
            flight.overLimit = over.contains(flight.id);
            changes.changed(
                    flight,
                    flight.overLimit ? MessageTypes.FLIGHT_OVER_LIMIT : MessageTypes.FLIGHT_WITHIN_LIMIT,
                    null,
                    before);
        }
    }

    private Set<UUID> over(UUID agreementId) {
        Map<String, Long> left = new HashMap<>();
        Map<UUID, Boolean> canBeMarked = new HashMap<>();
        Set<UUID> over = new HashSet<>();
        for (ExcessHolding holding : ledger.excessHoldings(agreementId)) {
            String window = holding.limitId() + " " + holding.window();
            long excess = left.computeIfAbsent(window, w -> holding.excess());
            if (excess > 0 && canBeMarked.computeIfAbsent(holding.flightId(), this::beforeDeparture)) {
                over.add(holding.flightId());
                left.put(window, excess - holding.units());
            }
        }
        return over;
    }

    private boolean beforeDeparture(UUID flightId) {
        FlightStatus status = flights.statusOf(flightId);
        return status != null && status.beforeDeparture();
    }
}
