package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.clearance.AnswersComing;
import org.acuerdo.flights.clearance.ClearanceAnswered;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.clearance.rules.Conversation;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.kit.time.AcuerdoClock;
import org.jboss.logging.Logger;

/** What answers about clearances do to flights. */
@ApplicationScoped
class FlightClearing {
    private static final Logger LOG = Logger.getLogger(FlightClearing.class);

    @Inject
    FlightRepository flights;

    @Inject
    FlightRows rows;

    @Inject
    Parties parties;

    @Inject
    Asking asking;

    @Inject
    FlightEnding ending;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** Agreements before flights, and both in their fixed order, as for one. */
    void expect(@Observes AnswersComing coming) {
        List<FlightRepository.Key> keys = flights.expect(coming.flightIds());
        parties.held(keys.stream().flatMap(k -> k.agreementIds().stream()).toList());
        rows.writeTogether(flights.lockExpected(keys));
    }

    void on(@Observes ClearanceAnswered answered) {
        ClearanceAnswer answer = answered.answer();
        FlightRepository.Key key = flights.key(answer.flightId()).orElse(null);
        if (key == null) {
            LOG.warnf("An answer about flight %s, which is not on record here, is passed over", answer.flightId());
            return;
        }
        Map<UUID, AgreementSnapshot> agreements = parties.held(key.agreementIds());
        Flight flight = flights.lock(key.id());
        Optional<Clearance> next = flight.document().clearances().stream()
                .filter(c -> c.agreementId().equals(answer.agreementId()))
                .findFirst()
                .flatMap(c -> Conversation.after(c, answered.kind(), answer));
        if (next.isEmpty() || !heard(flight, answered.kind(), next.get(), answer, agreements)) {
            // an older round, an ended flight, a repetition: on record, without effect
            changes.noted(flight, "ANSWER_WITHOUT_EFFECT", Map.of("answer", answered.kind(), "message", answer));
        }
    }

    /** False where the answer has no effect on a flight that stands as this one does. */
    private boolean heard(
            Flight flight,
            AnswerKind kind,
            Clearance next,
            ClearanceAnswer answer,
            Map<UUID, AgreementSnapshot> agreements) {
        if (flight.status.inTheAir()) {
            return inFlight(flight, next);
        }
        if (!flight.status.beforeDeparture()) {
            return false;
        }
        FlightEvent before = changes.before(flight);
        replace(flight, next);
        asking.answered(flight);
        switch (kind) {
            case PENDING -> changes.changed(flight, MessageTypes.FLIGHT_CLEARANCE_PENDING, null, before);
            case GRANTED -> granted(flight, before);
            case REFUSED -> ending.refused(flight, answer.reason(), answer.agreementId(), before);
            case LAPSED -> lapsed(flight, answer.agreementId(), before);
            case REVOKED -> ending.revoked(flight, answer.reason(), answer.agreementId(), before);
            case TERMS_OUTDATED -> outdated(flight, answer, agreements, before);
        }
        return true;
    }

    private void granted(Flight flight, FlightEvent before) {
        if (flight.status != FlightStatus.REQUESTED) {
            // silence had granted it already, and an act built on that
            changes.noted(flight, "GRANT_CONFIRMED", Map.of("status", flight.status));
        } else if (Deadlines.granted(flight.document().clearances())) {
            flight.status = FlightStatus.CLEARED;
            changes.changed(flight, MessageTypes.FLIGHT_CLEARED, null, before);
        } else {
            changes.changed(flight, MessageTypes.FLIGHT_CLEARANCE_PENDING, null, before);
        }
    }

    private void lapsed(Flight flight, UUID agreementId, FlightEvent before) {
        boolean undecided = before.clearances().stream()
                .anyMatch(c -> c.agreementId().equals(agreementId) && c.waitingFor() != null);
        ending.lapsed(flight, undecided ? "LIMIT_UNDECIDED" : "NO_REPLY", agreementId, before);
    }

    /** Taken back in the air: the flight goes on, and its clearance shows it. One with which it has landed was used. */
    private boolean inFlight(Flight flight, Clearance next) {
        boolean takenBack = next.status() == ClearanceStatus.REVOKED || next.status() == ClearanceStatus.REFUSED;
        boolean landed = flight.document().moreOf().landed().stream()
                .anyMatch(l -> l.agreementId().equals(next.agreementId()));
        if (!takenBack || landed) {
            return false;
        }
        FlightEvent before = changes.before(flight);
        replace(flight, next);
        changes.changed(flight, MessageTypes.FLIGHT_CLEARANCE_REVOKED, null, before);
        return true;
    }

    /** Asked under terms that no longer apply: conditions are checked once the version that outdated them is here. */
    private void outdated(
            Flight flight, ClearanceAnswer answer, Map<UUID, AgreementSnapshot> agreements, FlightEvent before) {
        AgreementSnapshot present = agreements.get(answer.agreementId());
        if (present != null && present.version() >= answer.agreementVersion()) {
            recheck(flight, agreements, before);
        } else {
            flight.recheckVersion = answer.agreementVersion();
            // should that version never come by itself, the question finds out where it stands
            flight.askAgainAt = Instant.now().plus(Duration.ofMinutes(1));
            changes.noted(flight, "TERMS_OUTDATED", answer);
        }
    }

    /** Checks conditions, not units: refuses with what is broken, or asks again in the next round. */
    void recheck(Flight flight, Map<UUID, AgreementSnapshot> agreements, FlightEvent before) {
        flight.recheckVersion = null;
        if (flight.status != FlightStatus.REQUESTED) {
            return;
        }
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        // notice was given when the flight was asked for; new terms do not take it back
        List<Violation> violations = RequestRules.landings(flight.document().request(), agreements, flight.requestedAt);
        if (!violations.isEmpty()) {
            ending.refusedByTerms(flight, violations, before);
            return;
        }
        List<Landing> landings = Landing.of(flight.document().request());
        Map<UUID, Integer> versions = FlightRequests.termsVersions(landings, agreements);
        flight.termsVersion = versions.get(landings.get(landings.size() - 1).agreementId());
        if (landings.size() > 1) {
            flight.document(flight.document().with(flight.document().moreOf().with(versions)));
        }
        flight.clearances(flight.document().clearances().stream()
                .map(c -> c.status() == ClearanceStatus.PENDING ? asking.nextRound(c, now) : c)
                .toList());
        asking.ask(flight);
        changes.changed(flight, MessageTypes.FLIGHT_CLEARANCE_ASKED_AGAIN, null, before);
    }

    private static void replace(Flight flight, Clearance next) {
        flight.clearances(flight.document().clearances().stream()
                .map(c -> c.agreementId().equals(next.agreementId()) ? next : c)
                .toList());
    }
}
