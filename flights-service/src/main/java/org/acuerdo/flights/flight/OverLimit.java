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
import org.acuerdo.flights.quota.ExcessHolding;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.quota.rules.OverLimitShare;
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
        // with several landings, each receiver accepts for its own limits, under all of its agreements
        FlightDocument document = flight.document();
        for (UUID id : flight.agreements()) {
            if (flight.receiver(id).equals(actor.state())) {
                document = document.with(document.moreOf().accepted(id));
            }
        }
        flight.document(document);
        flight.overLimitAccepted = true;
        flight.overLimit = over(flight);
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

    /**
     * Whether a flight is among those that make up an excess now, marked already or not. Read without a lock on any window:
     * the caller holds the agreements' copies and the flight, which come before windows and before other flights. What
     * another act commits later comes after the caller's; where something else ends while this reads, it may count as if it
     * were still there, and the flight stays until it is asked for again.
     */
    boolean over(Flight flight) {
        return flight.agreements().stream().anyMatch(id -> !flight.acceptedUnder(id) && over(id).contains(flight.id));
    }

    /** By the rule that a preview of terms goes by too. */
    private Set<UUID> over(UUID agreementId) {
        List<ExcessHolding> held = ledger.excessHoldings(agreementId);
        if (held.isEmpty()) {
            return Set.of();
        }
        List<UUID> accepted = flights.overLimitAccepted(agreementId).stream()
                .filter(id -> flights.findById(id).acceptedUnder(agreementId))
                .toList();
        Set<UUID> waiting = new HashSet<>(flights.notDepartedOf(
                held.stream().map(ExcessHolding::flightId).distinct().toList()));
        accepted.forEach(waiting::remove);
        Map<String, Long> excess = new HashMap<>();
        held.forEach(h -> excess.put(h.windowName(), h.excess()));
        return OverLimitShare.over(
                held.stream()
                        .filter(h -> waiting.contains(h.flightId()))
                        .map(h -> new OverLimitShare.Holding(h.flightId(), h.asked(), h.windowName(), h.units()))
                        .toList(),
                excess,
                ledger.held(accepted, agreementId));
    }
}
