package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Ends a flight that does not arrive: it gives its units back, nobody asks for clearance any longer, it stays on record. */
@ApplicationScoped
class FlightEnding {

    @Inject
    QuotaLedger ledger;

    @Inject
    Asking asking;

    @Inject
    FlightChanges changes;

    @Inject
    Standings standings;

    @Inject
    AcuerdoClock clock;

    /**
     * Cancelled by a party.
     *
     * @param by the state, which is the officer's own
     */
    Flight cancel(Flight flight, String by, String reason, Actor actor) {
        if (!actor.of(by)) {
            throw ProblemException.forbidden("An officer cancels in the own state's name.");
        }
        standings.take(flight, FlightAct.CANCEL);
        FreeText.check("reason", reason, FreeText.REASON).ifPresent(v -> {
            throw ProblemException.rule(v);
        });
        FlightEvent before = changes.before(flight);
        end(flight, FlightAct.CANCEL, new FlightDocument.Ended("CANCELLED", by, reason, now(), null), null);
        changes.changed(flight, MessageTypes.FLIGHT_CANCELLED, actor, before);
        return flight;
    }

    /** Came back in the air: the units are released, whatever became of the clearance. */
    Flight comeBack(Flight flight, OffsetDateTime at, String reason, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.RETURN);
        List<Violation> violations = new ArrayList<>();
        TimeRules.happened("at", at.toInstant(), clock.now()).ifPresent(violations::add);
        violations.addAll(flight.document().times().end("at", at.toInstant()));
        FreeText.check("reason", reason, FreeText.REASON).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        end(
                flight,
                FlightAct.RETURN,
                new FlightDocument.Ended("RETURNED", flight.sendingState, reason, at.toInstant(), null),
                null);
        changes.changed(flight, MessageTypes.FLIGHT_RETURNED, actor, before);
        return flight;
    }

    /** Refused by the receiving state. @param agreementId whose clearance it was */
    void refused(Flight flight, String reason, UUID agreementId, FlightEvent before) {
        end(flight, FlightAct.REFUSE, ended("REFUSED", receiver(flight, agreementId), reason, null), agreementId);
        changes.changed(flight, MessageTypes.FLIGHT_REFUSED, null, before);
    }

    /** New terms refuse it. */
    void refusedByTerms(Flight flight, List<Violation> violations, FlightEvent before) {
        end(flight, FlightAct.REFUSE, ended("TERMS_CHANGED", null, null, violations), null);
        changes.changed(flight, MessageTypes.FLIGHT_REFUSED, null, before);
    }

    /** No reply in time, or a limit stayed undecided until departure. */
    void lapsed(Flight flight, String because, UUID agreementId, FlightEvent before) {
        end(flight, FlightAct.LAPSE, ended(because, null, null, null), agreementId);
        changes.changed(flight, MessageTypes.FLIGHT_LAPSED, null, before);
    }

    void notFlown(Flight flight) {
        FlightEvent before = changes.before(flight);
        // of several landings one is on record as flown irregularly, and nobody recorded the others
        boolean inPart = !flight.document().moreOf().flown().isEmpty();
        end(flight, FlightAct.NOT_FLOWN, ended(inPart ? "FLOWN_IRREGULARLY" : "NOT_FLOWN", null, null, null), null);
        changes.changed(flight, MessageTypes.FLIGHT_LAPSED, null, before);
    }

    /** Came down outside the receiving state: the units are released, no cohort opens. */
    void landedElsewhere(Flight flight, String airport, Instant at, Actor actor, FlightEvent before) {
        end(
                flight,
                FlightAct.LAND_ELSEWHERE,
                new FlightDocument.Ended("LANDED_ELSEWHERE", flight.sendingState, airport, at, null),
                null);
        changes.changed(flight, MessageTypes.FLIGHT_LANDED_ELSEWHERE, actor, before);
    }

    /** It flew all the same: irregular flights have taken over its units. */
    void flownIrregularly(Flight flight, Actor actor, FlightEvent before) {
        end(flight, FlightAct.FLOWN_IRREGULARLY, ended("FLOWN_IRREGULARLY", actor.state(), null, null), null);
        changes.changed(flight, MessageTypes.FLIGHT_LAPSED, actor, before);
    }

    /** Consent taken back before departure. */
    void revoked(Flight flight, String reason, UUID agreementId, FlightEvent before) {
        end(flight, FlightAct.REVOKE, ended("REVOKED", receiver(flight, agreementId), reason, null), agreementId);
        changes.changed(flight, MessageTypes.FLIGHT_CLEARANCE_REVOKED, null, before);
    }

    private void end(Flight flight, FlightAct act, FlightDocument.Ended ended, UUID answeredUnder) {
        FlightStatus after = Lifecycle.after(flight.status, act).orElseThrow();
        flight.status = after;
        flight.overLimit = false;
        flight.recheckVersion = null;
        flight.document(flight.document().with(ended));
        asking.withdraw(flight, ended.because(), answeredUnder);
        ledger.release(flight.id);
    }

    private FlightDocument.Ended ended(String because, String by, String reason, List<Violation> violations) {
        return new FlightDocument.Ended(because, by, reason, now(), violations);
    }

    private static String receiver(Flight flight, UUID agreementId) {
        return flight.receivingStates[List.of(flight.agreementIds).indexOf(agreementId)];
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
