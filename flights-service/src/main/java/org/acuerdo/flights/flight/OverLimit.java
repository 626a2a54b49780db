package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.quota.ExcessHolding;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;

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

    @Inject
    Standings standings;

    /**
     * The receiving state accepts a marked flight by name: its mark goes, and no other is marked in its place.
     *
     * @throws ProblemException 409 WRONG_STATE where it is not marked
     */
    Flight accept(Flight flight, String reason, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.ACCEPT_OVER_LIMIT);
        if (!flight.overLimit) {
            throw ProblemException.conflict("WRONG_STATE", "The flight is not over a limit.");
        }
        FreeText.check("reason", reason, FreeText.REASON).ifPresent(v -> {
            throw ProblemException.rule(v);
        });
        UUID own = flight.agreementIds[List.of(flight.receivingStates).indexOf(actor.state())];
        FlightDocument document = flight.document();
        flight.document(document.with(document.moreOf().accepted(own)));
        flight.overLimitAccepted = true;
        // with several landings, each receiver accepts for its own limits
        flight.overLimit = flight.agreements().stream().anyMatch(id -> !id.equals(own) && over(id).contains(flight.id));
        changes.noted(flight, "OVER_LIMIT_ACCEPTANCE_REASON", Map.of("reason", reason));
        changes.changed(flight, MessageTypes.FLIGHT_OVER_LIMIT_ACCEPTED, actor, before);
        return flight;
    }

    void mark(UUID agreementId) {
        Set<UUID> over = over(agreementId);
        Set<UUID> marked = new HashSet<>(flights.overLimit(agreementId));
        Set<UUID> changing = new TreeSet<>(over);
        changing.addAll(marked);
        changing.removeIf(id -> over.contains(id) && marked.contains(id));
        for (Flight flight : flights.lock(changing)) {
            boolean isOver = over.contains(flight.id)
                    // what keeps a flight with several landings marked may be another receiver's limit
                    || flight.agreements().stream()
                            .anyMatch(id -> !id.equals(agreementId) && over(id).contains(flight.id));
            if (isOver == flight.overLimit) {
                continue;
            }
            FlightEvent before = changes.before(flight);
            flight.overLimit = isOver;
            changes.changed(
                    flight,
                    flight.overLimit ? MessageTypes.FLIGHT_OVER_LIMIT : MessageTypes.FLIGHT_WITHIN_LIMIT,
                    null,
                    before);
        }
    }

    private Set<UUID> over(UUID agreementId) {
        Map<String, Long> left = new HashMap<>();
        List<UUID> acceptedIds = flights.overLimitAccepted(agreementId).stream()
                .filter(id -> acceptedUnder(id, agreementId))
                .toList();
        Map<String, Long> accepted = unitsHeld(acceptedIds, agreementId);
        Map<UUID, Boolean> canBeMarked = new HashMap<>();
        Set<UUID> over = new HashSet<>();
        for (ExcessHolding holding : ledger.excessHoldings(agreementId)) {
            String window = holding.limitId() + " " + holding.window();
            long excess = left.computeIfAbsent(window, w -> holding.excess() - accepted.getOrDefault(w, 0L));
            if (excess > 0
                    && !acceptedIds.contains(holding.flightId())
                    && canBeMarked.computeIfAbsent(holding.flightId(), this::beforeDeparture)) {
                over.add(holding.flightId());
                left.put(window, excess - holding.units());
            }
        }
        return over;
    }

    private boolean acceptedUnder(UUID flightId, UUID agreementId) {
        Flight flight = flights.findById(flightId);
        return flight.agreementIds.length == 1
                || flight.document().moreOf().acceptedUnder().contains(agreementId);
    }

    /** What accepted flights hold or have consumed: this much of an excess was consented to. */
    private Map<String, Long> unitsHeld(List<UUID> ids, UUID agreementId) {
        Map<String, Long> units = new HashMap<>();
        ledger.reservations(ids).values().stream()
                .flatMap(List::stream)
                .filter(r -> r.agreementId().equals(agreementId) && !r.state().equals("RELEASED"))
                .forEach(r -> units.merge(r.limitId() + " " + r.window(), r.units(), Long::sum));
        return units;
    }

    private boolean beforeDeparture(UUID flightId) {
        FlightStatus status = flights.statusOf(flightId);
        return status != null && status.beforeDeparture();
    }
}
