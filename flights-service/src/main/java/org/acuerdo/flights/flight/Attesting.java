package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.safeguard.rules.AttestationRules;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Takes safeguard attestations: by another person than the one who asked for the flight. */
@ApplicationScoped
class Attesting {

    @Inject
    FlightDuties duties;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** A later attestation replaces an earlier one; both stay in the history. */
    Flight attest(Flight flight, Attestation counts, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.ATTEST);
        List<Violation> violations = new ArrayList<>();
        if (flight.askedBy(actor.subject())) {
            violations.add(Violation.of(
                    "SAME_PERSON",
                    null,
                    "whoever asked for a flight, or rescheduled it, does not attest it",
                    "domain rules, section 4"));
        }
        violations.addAll(AttestationRules.possible(counts, duties.of(flight)));
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        flight.document(flight.document()
                .with(new FlightDocument.Attested(
                        counts, actor.subject(), actor.state(), clock.now().truncatedTo(ChronoUnit.MILLIS))));
        changes.changed(flight, MessageTypes.FLIGHT_ATTESTED, actor, before);
        return flight;
    }
}
