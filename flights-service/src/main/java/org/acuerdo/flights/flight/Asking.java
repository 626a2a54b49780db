package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.flights.clearance.ClearanceMessages;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.flight.rules.Landing;

/** A flight's side of the clearance conversation: asks, asks again, and says when nobody asks any longer. */
@ApplicationScoped
class Asking {
    static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    @Inject
    ClearanceMessages messages;

    /** Asks, or asks again, for every clearance that is pending. */
    void ask(Flight flight) {
        FlightDocument document = flight.document();
        for (Clearance clearance : document.clearances()) {
            if (clearance.status() == ClearanceStatus.PENDING) {
                messages.ask(
                        question(flight, clearance), ++flight.askSequence, parties(flight, clearance.agreementId()));
            }
        }
        flight.asks++;
        flight.askAgainAt = Instant.now().plus(backoff(flight.asks));
    }

    /** The next round of a clearance begins. */
    Clearance nextRound(Clearance clearance, Instant now) {
        return Clearance.asked(clearance.agreementId(), clearance.round() + 1, now, clearance.clearanceVersion());
    }

    /**
     * The flight ended: agreements-service need not decide any longer, and consent that was given has no object any longer.
     * Where it has landed already, consent was made use of and stays.
     *
     * @param except the agreement whose own answer ended it; null: none
     */
    void withdraw(Flight flight, String reasonCode, UUID except) {
        List<UUID> landed = flight.document().moreOf().landed().stream()
                .map(FlightDocument.Landed::agreementId)
                .toList();
        List<Clearance> after = new ArrayList<>();
        for (Clearance c : flight.document().clearances()) {
            boolean kept = c.agreementId().equals(except) || landed.contains(c.agreementId());
            Clearance now = kept ? c : c.withdrawn();
            if (now.status() != c.status()) {
                messages.withdraw(
                        new ClearanceWithdrawn(flight.id, c.agreementId(), c.round(), reasonCode),
                        ++flight.askSequence,
                        parties(flight, c.agreementId()));
            }
            after.add(now);
        }
        flight.clearances(after);
        answered(flight);
    }

    /** Nothing is left to be asked again. */
    void answered(Flight flight) {
        flight.askAgainAt = null;
        flight.asks = 0;
    }

    private static ClearanceAsked question(Flight flight, Clearance clearance) {
        var request = flight.document().request();
        List<Landing> landings = Landing.of(request).stream()
                .filter(l -> l.agreementId().equals(clearance.agreementId()))
                .toList();
        Leg last = landings.get(landings.size() - 1).leg();
        Leg first = request.legs().get(0);
        return new ClearanceAsked(
                flight.id,
                clearance.agreementId(),
                clearance.round(),
                flight.document().moreOf().termsVersions().getOrDefault(clearance.agreementId(), flight.termsVersion),
                clearance.askedAt(),
                flight.lastAskedBy(),
                flight.number,
                first.origin(),
                last.destination(),
                first.departure(),
                last.arrival(),
                request.aircraft(),
                landings.stream().flatMap(l -> l.groups().stream()).toList(),
                request.staff());
    }

    private static ClearanceMessages.Parties parties(Flight flight, UUID agreementId) {
        return new ClearanceMessages.Parties(
                flight.sendingState,
                flight.receivingStates[List.of(flight.agreementIds).indexOf(agreementId)]);
    }

    private static Duration backoff(int asks) {
        Duration next = FIRST_RETRY.multipliedBy(1L << Math.min(asks - 1, 10));
        return next.compareTo(LONGEST_RETRY) < 0 ? next : LONGEST_RETRY;
    }
}
