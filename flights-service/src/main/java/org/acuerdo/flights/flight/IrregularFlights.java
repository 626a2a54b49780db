package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.flight.rules.PopulationPolicies;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.onward.Cohorts;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.statistics.Releases;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Puts on record what flew against a guard or without a request. No rule refuses what has happened: it consumes units, opens
 * cohorts, is told to everyone, and is never shown as authorised. Nothing takes it off the record again.
 */
@ApplicationScoped
class IrregularFlights {

    @Inject
    FlightRepository flights;

    @Inject
    Parties parties;

    @Inject
    FlightEnding ending;

    @Inject
    QuotaLedger ledger;

    @Inject
    Cohorts cohorts;

    @Inject
    Releases releases;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** What is reported. @param instead the flight on record whose units it takes over; null: none */
    record Report(
            FlightRequest flight, OffsetDateTime at, List<PassengerGroup> aboard, List<String> guards, UUID instead) {}

    /**
     * @throws ProblemException 403 for who is no officer of a party and no monitor of the agreement, 422 AGREEMENT_UNKNOWN,
     *                          404 for a flight on record that the actor does not see, 409 where it has departed
     */
    Flight record(Report report, Actor actor) {
        Landing landing = Landing.of(report.flight()).get(0);
        Map<UUID, AgreementSnapshot> held = held(landing, report.instead());
        AgreementSnapshot agreement = agreement(landing, held, actor);
        Flight instead = report.instead() == null ? null : instead(report.instead(), agreement, actor);
        refuse(violations(report, agreement));
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        Flight flight = flight(report, landing, agreement, actor, now);
        org.acuerdo.flights.quota.Landing actual = new org.acuerdo.flights.quota.Landing(
                agreement.id(),
                report.at().toInstant(),
                report.flight().aircraft().category(),
                landing.leg().destination(),
                report.aboard());
        if (instead != null && instead.status.beforeDeparture()) {
            takeOver(instead, agreement.id(), flight.id, actor);
            ledger.consume(flight.id, actual);
        } else {
            ledger.recordIrregular(flight.id, actual);
        }
        flights.persistAndFlush(flight);
        cohorts.open(
                flight.id,
                agreement,
                flight.arrivalDay,
                List.copyOf(Counts.byGroup(report.aboard()).values()),
                actor);
        releases.landed(agreement.id(), flight.id, flight.arrivalDay);
        changes.changed(flight, MessageTypes.FLIGHT_IRREGULAR, actor, null);
        return flight;
    }

    /** Who may: checked before the body is looked at. */
    static void mayRecord(Actor actor) {
        boolean officer = actor.state() != null && (actor.has(Role.PLANNER) || actor.has(Role.CLEARANCE_OFFICER));
        if (!officer && !actor.has(Role.MONITOR)) {
            throw ProblemException.forbidden(
                    "A planner or clearance officer of either party, or a monitor, records irregular flights.");
        }
    }

    /** The units under one agreement. A flight with several landings ends once each is on record as flown. */
    private void takeOver(Flight instead, UUID agreementId, UUID by, Actor actor) {
        FlightEvent before = changes.before(instead);
        ledger.takeOver(instead.id, agreementId, by);
        FlightDocument document = instead.document();
        FlightDocument.More more =
                document.moreOf().with(new FlightDocument.Flown(agreementId, by, instead.version + 1));
        instead.document(document.with(more));
        if (instead.agreements().stream().allMatch(more::flownUnder)) {
            ending.flownIrregularly(instead, actor, before);
        } else {
            changes.changed(instead, MessageTypes.FLIGHT_REMATCHED, actor, before);
        }
    }

    /** All that is needed, at once: copies of agreements are held in one order. */
    private Map<UUID, AgreementSnapshot> held(Landing landing, UUID instead) {
        Set<UUID> ids = new TreeSet<>(Set.of(landing.agreementId()));
        if (instead != null) {
            flights.key(instead).ifPresent(key -> ids.addAll(key.agreementIds()));
        }
        return parties.held(ids);
    }

    private static AgreementSnapshot agreement(Landing landing, Map<UUID, AgreementSnapshot> held, Actor actor) {
        AgreementSnapshot agreement = held.get(landing.agreementId());
        if (agreement == null || !AgreementAccess.sees(actor, agreement)) {
            throw ProblemException.rule(RequestRules.unknown(landing.agreementField()));
        }
        return agreement;
    }

    private Flight instead(UUID id, AgreementSnapshot agreement, Actor actor) {
        FlightRepository.Key key = parties.visible(id.toString(), actor);
        if (!key.agreementIds().contains(agreement.id())) {
            throw ProblemException.malformed("flight", "a flight under the same agreement");
        }
        Flight flight = parties.lock(key);
        FlightStatus status = standings.status(flight);
        boolean departed = status.inTheAir() || Lifecycle.landed(status);
        if (departed) {
            throw ProblemException.conflict("WRONG_STATE", "The flight on record is " + status + ": report it there.");
        }
        if (flight.document().moreOf().flownUnder(agreement.id())) {
            throw ProblemException.conflict("WRONG_STATE", "That it landed there irregularly is on record.");
        }
        if (status.beforeDeparture()) {
            standings.take(flight, FlightAct.FLOWN_IRREGULARLY);
        }
        return flight;
    }

    /** What can't have happened. */
    private List<Violation> violations(Report report, AgreementSnapshot agreement) {
        List<Violation> found = new ArrayList<>(FlightShape.texts(report.flight()));
        PopulationPolicies.categoryMismatch("aboard", report.aboard(), agreement.receivingState())
                .forEach(found::add);
        Instant at = report.at().toInstant();
        TimeRules.happened("at", at, clock.now()).ifPresent(found::add);
        TimeRules.notBefore("at", at, report.flight().legs().get(0).departure().toInstant(), "departure")
                .ifPresent(found::add);
        return found;
    }

    private static Flight flight(
            Report report, Landing landing, AgreementSnapshot agreement, Actor actor, Instant now) {
        FlightRequest request = report.flight();
        Flight flight = new Flight();
        flight.id = Ids.next();
        flight.version = 1;
        flight.irregular = true;
        flight.number = request.number();
        flight.status = FlightStatus.ARRIVED;
        flight.sendingState = agreement.sendingState();
        flight.agreementIds = new UUID[] {agreement.id()};
        flight.receivingStates = new String[] {agreement.receivingState()};
        flight.departsAt = request.legs().get(0).departure().toInstant();
        flight.arrivesAt = report.at().toInstant();
        flight.arrivalDay = LandingCheck.arrivalDay(flight.arrivesAt, agreement);
        flight.termsVersion =
                agreement.termsOn(flight.arrivalDay).map(TermsVersion::version).orElse(0);
        flight.alone = Counts.unaccompaniedMinors(report.aboard());
        flight.requestedAt = now;
        flight.requestedBy = actor.subject();
        flight.requestHash = FlightRequests.hash(request);
        // nobody was asked: what stands here was never granted
        Clearance none = Clearance.asked(agreement.id(), 1, now, 0).withdrawn();
        FlightDocument document = FlightDocument.requested(request, List.of(none))
                .with(new FlightDocument.Departed(request.legs().get(0).departure(), report.aboard()))
                .with(new FlightDocument.Arrived(
                        report.at(), landing.leg().destination(), report.aboard(), List.of(), null));
        flight.document(document.with(document.moreOf()
                .with(new FlightDocument.Irregular(
                        report.guards(), report.instead(), actor.subject(), actor.state(), now))));
        return flight;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
    }
}
