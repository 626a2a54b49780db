package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Changes a flight before departure. It is checked as a request made now; only the net increase of each window must be
 * available, and units change hands in this one transaction or nothing changes. A new clearance round starts; what was
 * attested, confirmed and accepted over a limit is void.
 */
@ApplicationScoped
class Rescheduling {

    @Inject
    Parties parties;

    @Inject
    Holds holds;

    @Inject
    FlightRequests requests;

    @Inject
    QuotaLedger ledger;

    @Inject
    Asking asking;

    @Inject
    OverLimitDue overLimit;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** Locked for it: another nationality aboard may bring it under another hold, so holds are kept as they are. */
    Flight toReschedule(String id, Actor actor) {
        Ids.parse(id).ifPresent(flightId -> holds.keepAsTheyAre(flightId, List.of(), List.of()));
        return parties.toAct(id, actor, Parties.Who.SENDING_PLANNER);
    }

    Flight reschedule(Flight flight, FlightRequest request, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.RESCHEDULE);
        Set<UUID> asked = new TreeSet<>(
                Landing.of(request).stream().map(Landing::agreementId).toList());
        if (!asked.equals(flight.agreements())) {
            throw ProblemException.malformed(
                    "agreementId", "the flight's own; under another agreement it is another flight");
        }
        Map<UUID, AgreementSnapshot> agreements = parties.held(asked);
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        List<Violation> violations = requests.violations(
                request,
                agreements,
                now,
                landings -> ledger.change(flight.id, now, landings),
                (landings, several) -> ledger.weighChange(flight.id, landings, several));
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        flight.status = FlightStatus.REQUESTED;
        flight.overLimitAccepted = false;
        flight.document(flight.document().rescheduled(request, actor.subject(), now));
        FlightRequests.schedule(flight, request, agreements);
        flight.clearances(flight.document().clearances().stream()
                .map(c -> asking.nextRound(c, now))
                .toList());
        flight.recheckVersion = null;
        flight.held = !holds.covering(flight.covered()).isEmpty();
        asking.answered(flight);
        asking.ask(flight);
        changes.changed(flight, MessageTypes.FLIGHT_RESCHEDULED, actor, before);
        remark(flight);
        return flight;
    }

    /** Where it keeps units in a full window: what was accepted is over it again, what asked for more is the latest there. */
    private void remark(Flight flight) {
        flight.agreements().stream()
                .filter(id -> ledger.excessHoldings(id).stream()
                        .anyMatch(h -> h.flightId().equals(flight.id)))
                .forEach(overLimit::after);
    }
}
