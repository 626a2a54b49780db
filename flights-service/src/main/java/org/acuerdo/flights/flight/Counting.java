package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.FlightDocument.Arrived;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.flight.rules.PopulationPolicies;
import org.acuerdo.flights.flight.rules.ReceivingAirports;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.flights.reconciliation.rules.Differences;
import org.acuerdo.flights.reconciliation.rules.SideBySide;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Counts, corrections and reconciliation: what is on record stays, what holds follows the last word of each side. */
@ApplicationScoped
class Counting {

    @Inject
    AgreementCopies agreements;

    @Inject
    Parties parties;

    @Inject
    Holds holds;

    @Inject
    Standings standings;

    @Inject
    Restating restating;

    @Inject
    CountBodies bodies;

    @Inject
    ReportedTimes times;

    @Inject
    FlightHolding holding;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** Locked for it: another nationality aboard may bring it under another hold, so holds are kept as they are. */
    Flight toCount(String id, Actor actor, Parties.Who who) {
        Ids.parse(id).ifPresent(flightId -> holds.keepAsTheyAre(flightId, List.of(), List.of()));
        return parties.toAct(id, actor, who);
    }

    /** @throws ProblemException 403 where it is not this actor's side that the count is of */
    void mayCount(Flight flight, CountSource side, Actor actor) {
        boolean may = switch (side) {
            case SENDER -> actor.is(Role.PLANNER, flight.sendingState);
            case RECEIVER ->
                Stream.of(flight.receivingStates).anyMatch(state -> actor.is(Role.CLEARANCE_OFFICER, state));
            case MONITOR ->
                actor.has(Role.MONITOR)
                        && flight.agreements().stream()
                                .flatMap(id -> agreements.find(id).stream())
                                .anyMatch(a -> AgreementAccess.monitors(actor, a));
        };
        if (!may) {
            throw ProblemException.forbidden(
                    switch (side) {
                        case SENDER -> "A planner of the sending state reports the sender's count.";
                        case RECEIVER -> "A clearance officer of the receiving state reports the receiver's count.";
                        case MONITOR -> "A monitor of a body registered for the agreement reports the monitor's count.";
                    });
        }
    }

    Flight count(Flight flight, CountBodies.Counted body, Actor actor) {
        CountSource side = body.source();
        List<PassengerGroup> passengers = body.passengers();
        Landing landing = landing(flight, body, actor);
        take(flight, FlightAct.COUNT, side, landing);
        refuse(text("reason", body.reason()));
        FlightEvent before = changes.before(flight);
        SideBySide was = FlightCounts.now(flight);
        FlightDocument d = flight.document();
        Arrived arrived = side == CountSource.RECEIVER ? d.arrived(landing).orElseThrow() : null;
        FlightCounts.append(
                flight,
                side,
                passengers,
                arrived == null ? null : arrived.notReceived(),
                leg(flight, landing),
                body.reason(),
                actor,
                clock.now());
        switch (side) {
            case SENDER -> restating.departure(flight, d.departure().at(), passengers);
            case RECEIVER -> {
                refuse(categories(flight, landing, passengers, "passengers"));
                restating.arrival(flight, landing, arrived.received(passengers), actor, "passengers");
            }
            case MONITOR -> {
                // stands beside the states' counts and changes neither
            }
        }
        return changed(flight, was, side, MessageTypes.FLIGHT_COUNTED, actor, before);
    }

    Flight correct(Flight flight, CountBodies.Corrected body, Actor actor) {
        CountBodies.Field field = CountBodies.Field.of(body.field());
        Landing landing = landing(flight, field, body, actor);
        take(flight, FlightAct.CORRECT, field.side(), landing);
        refuse(text("reason", body.reason()));
        FlightEvent before = changes.before(flight);
        SideBySide was = FlightCounts.now(flight);
        FlightDocument.Departed departed = flight.document().departure();
        Arrived arrived =
                landing == null ? null : flight.document().arrived(landing).orElseThrow();
        Instant now = clock.now();
        Object old = switch (field) {
            case DEPARTURE_AT -> departed.at();
            case ABOARD -> departed.aboard();
            case ARRIVAL_AT -> arrived.at();
            case ARRIVAL_AIRPORT -> arrived.airport();
            case RECEIVED -> arrived.received();
            case NOT_RECEIVED -> arrived.notReceived();
        };
        flight.counts(FlightCounts.record(flight)
                .with(new CountsRecord.Correction(
                        body.field(),
                        Json.MAPPER.convertValue(old, Object.class),
                        body.value(),
                        body.reason(),
                        actor.subject(),
                        actor.state(),
                        now,
                        leg(flight, landing))));
        switch (field) {
            case DEPARTURE_AT -> {
                var at = bodies.at(body);
                refuse(times.departure(flight.document(), at.toInstant()));
                restating.departure(flight, at, departed.aboard());
            }
            case ABOARD -> restating.departure(flight, departed.at(), bodies.groups(body));
            case ARRIVAL_AT -> {
                var at = bodies.at(body);
                refuse(times.arrival(flight.document(), landing, at.toInstant()));
                restating.arrival(flight, landing, arrived.at(at), actor, "value");
            }
            case ARRIVAL_AIRPORT -> {
                String airport = bodies.airport(body);
                refuse(elsewhere(landing, airport));
                restating.arrival(flight, landing, arrived.airport(airport), actor, "value");
            }
            case RECEIVED -> {
                var received = bodies.groups(body);
                refuse(categories(flight, landing, received, "value"));
                restating.arrival(flight, landing, arrived.received(received), actor, "value");
            }
            case NOT_RECEIVED -> {
                var missing = bodies.missing(body);
                refuse(missing.stream()
                        .flatMap(m -> FreeText.check("value", m.reason(), FreeText.REASON).stream())
                        .toList());
                restating.arrival(flight, landing, arrived.notReceived(missing), actor, "value");
            }
        }
        return changed(flight, was, field.side(), MessageTypes.FLIGHT_CORRECTED, actor, before);
    }

    /** The landing that a count is of; null where it is of the whole flight. */
    private Landing landing(Flight flight, CountBodies.Counted body, Actor actor) {
        return switch (body.source()) {
            case SENDER -> {
                if (body.leg() != null) {
                    throw ProblemException.malformed(
                            "leg", "left out: the groups of the sender's count name their legs");
                }
                LandingLegs.aboard(flight, body.passengers(), "passengers");
                yield null;
            }
            case RECEIVER -> LandingLegs.landing(flight, body.leg(), body.passengers(), "passengers", actor);
            case MONITOR -> body.leg() == null ? null : monitored(flight, body.leg(), actor);
        };
    }

    private Landing monitored(Flight flight, int leg, Actor actor) {
        Landing landing = Landing.of(flight.document().request()).stream()
                .filter(l -> l.legNumber() == leg)
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("leg", "a leg that passengers land with"));
        if (agreements
                .find(landing.agreementId())
                .filter(a -> AgreementAccess.monitors(actor, a))
                .isEmpty()) {
            throw ProblemException.forbidden("A monitor counts a landing under the agreement it is registered for.");
        }
        return landing;
    }

    private Landing landing(Flight flight, CountBodies.Field field, CountBodies.Corrected body, Actor actor) {
        if (field.side() == CountSource.RECEIVER) {
            List<PassengerGroup> groups = field == CountBodies.Field.RECEIVED ? bodies.groups(body) : List.of();
            return LandingLegs.landing(flight, body.leg(), groups, "value", actor);
        }
        if (body.leg() != null) {
            throw ProblemException.malformed("leg", "left out: the departure is of the whole flight");
        }
        if (field == CountBodies.Field.ABOARD) {
            LandingLegs.aboard(flight, bodies.groups(body), "value");
        }
        return null;
    }

    private List<Violation> elsewhere(Landing landing, String airport) {
        AgreementSnapshot agreement =
                agreements.lockShared(landing.agreementId()).orElseThrow();
        return ReceivingAirports.check("value", airport, landing, agreement).stream()
                .toList();
    }

    /** As it is kept beside a count: null where the flight has but one landing. */
    private static Integer leg(Flight flight, Landing landing) {
        return landing == null || flight.agreementIds.length == 1 ? null : landing.legNumber();
    }

    Flight reconcile(Flight flight, String explanation, Actor actor) {
        standings.take(flight, FlightAct.RECONCILE);
        refuse(text("explanation", explanation));
        SideBySide counts = FlightCounts.now(flight);
        if (!counts.agree() && explanation == null) {
            throw ProblemException.rule(Violation.of(
                    "COUNTS_DIFFER",
                    "explanation",
                    Differences.told(counts) + "; say why, or correct the counts first",
                    "domain rules, section 4"));
        }
        FlightEvent before = changes.before(flight);
        flight.counts(FlightCounts.record(flight)
                .with(new CountsRecord.Reconciled(
                        counts.agree(), explanation, actor.subject(), actor.state(), clock.now())));
        flight.status = FlightStatus.RECONCILED;
        changes.changed(flight, MessageTypes.FLIGHT_RECONCILED, actor, before);
        return flight;
    }

    /** @throws ProblemException 409 WRONG_STATE also where the side has reported nothing yet that could be counted anew */
    private void take(Flight flight, FlightAct act, CountSource side, Landing landing) {
        standings.take(flight, act);
        if (Lifecycle.ledAway(flight.status)
                && flight.document().moreOf().landed().isEmpty()) {
            throw Standings.wrongState(flight.status);
        }
        boolean reported = switch (side) {
            case SENDER -> flight.document().departure() != null;
            case RECEIVER -> flight.document().arrived(landing).isPresent();
            case MONITOR -> true;
        };
        if (!reported) {
            throw ProblemException.conflict(
                    "WRONG_STATE",
                    side == CountSource.RECEIVER
                            ? "The arrival has not been reported yet: it tells who was received."
                            : "No departure was reported for this flight.");
        }
    }

    /** What the states count anew is to be reconciled anew; a monitor's count changes nothing but itself. */
    private Flight changed(
            Flight flight, SideBySide was, CountSource side, String type, Actor actor, FlightEvent before) {
        if (flight.status == FlightStatus.RECONCILED
                && side != CountSource.MONITOR
                && !was.equals(FlightCounts.now(flight))) {
            standings.take(flight, FlightAct.REOPEN);
            flight.status = FlightStatus.ARRIVED;
        }
        changes.changed(flight, type, actor, before);
        holding.aboardAnew(flight);
        return flight;
    }

    /** Who was received is in a category that can be: else in no cohort, and without a unit. What was imported has neither. */
    private static List<Violation> categories(
            Flight flight, Landing landing, List<PassengerGroup> received, String field) {
        return flight.holdsNothing()
                ? List.of()
                : PopulationPolicies.categoryMismatch(field, received, flight.receiver(landing.agreementId()))
                        .toList();
    }

    private static List<Violation> text(String field, String text) {
        return FreeText.check(field, text, FreeText.REASON).stream().toList();
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
    }
}
