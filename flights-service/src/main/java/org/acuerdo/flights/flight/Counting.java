package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.flights.reconciliation.rules.SideBySide;
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
    Standings standings;

    @Inject
    Restating restating;

    @Inject
    CountBodies bodies;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

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

    Flight count(Flight flight, CountSource side, List<PassengerGroup> passengers, String reason, Actor actor) {
        take(flight, FlightAct.COUNT, side);
        refuse(text("reason", reason));
        FlightEvent before = changes.before(flight);
        SideBySide was = FlightCounts.now(flight);
        FlightDocument d = flight.document();
        FlightCounts.append(
                flight,
                side,
                passengers,
                side == CountSource.RECEIVER ? d.arrival().notReceived() : null,
                reason,
                actor,
                clock.now());
        switch (side) {
            case SENDER -> restating.departure(flight, d.departure().at(), passengers);
            case RECEIVER ->
                restating.arrival(
                        flight,
                        d.arrival().at(),
                        d.arrival().airport(),
                        passengers,
                        d.arrival().notReceived(),
                        actor,
                        "passengers");
            case MONITOR -> {
                // stands beside the states' counts and changes neither
            }
        }
        return changed(flight, was, side, MessageTypes.FLIGHT_COUNTED, actor, before);
    }

    Flight correct(Flight flight, CountBodies.Corrected body, Actor actor) {
        CountBodies.Field field = CountBodies.Field.of(body.field());
        take(flight, FlightAct.CORRECT, field.side());
        refuse(text("reason", body.reason()));
        FlightEvent before = changes.before(flight);
        SideBySide was = FlightCounts.now(flight);
        FlightDocument.Departed departed = flight.document().departure();
        FlightDocument.Arrived arrived = flight.document().arrival();
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
                        now)));
        switch (field) {
            case DEPARTURE_AT -> {
                var at = bodies.at(body);
                refuse(Stream.concat(
                                TimeRules.happened("value", at.toInstant(), now).stream(),
                                arrived == null
                                        ? Stream.empty()
                                        : TimeRules.notBefore(
                                                "value", arrived.at().toInstant(), at.toInstant(), "departure")
                                                .stream())
                        .toList());
                restating.departure(flight, at, departed.aboard());
            }
            case ABOARD -> restating.departure(flight, departed.at(), bodies.groups(body));
            case ARRIVAL_AT -> {
                var at = bodies.at(body);
                refuse(Stream.concat(
                                TimeRules.happened("value", at.toInstant(), now).stream(),
                                departed == null
                                        ? Stream.empty()
                                        : TimeRules.notBefore(
                                                "value",
                                                at.toInstant(),
                                                departed.at().toInstant(),
                                                "departure")
                                                .stream())
                        .toList());
                restating.arrival(
                        flight, at, arrived.airport(), arrived.received(), arrived.notReceived(), actor, "value");
            }
            case ARRIVAL_AIRPORT ->
                restating.arrival(
                        flight,
                        arrived.at(),
                        bodies.airport(body),
                        arrived.received(),
                        arrived.notReceived(),
                        actor,
                        "value");
            case RECEIVED ->
                restating.arrival(
                        flight,
                        arrived.at(),
                        arrived.airport(),
                        bodies.groups(body),
                        arrived.notReceived(),
                        actor,
                        "value");
            case NOT_RECEIVED -> {
                var missing = bodies.missing(body);
                refuse(missing.stream()
                        .flatMap(m -> FreeText.check("value", m.reason(), FreeText.REASON).stream())
                        .toList());
                restating.arrival(flight, arrived.at(), arrived.airport(), arrived.received(), missing, actor, "value");
            }
        }
        return changed(flight, was, field.side(), MessageTypes.FLIGHT_CORRECTED, actor, before);
    }

    Flight reconcile(Flight flight, String explanation, Actor actor) {
        standings.take(flight, FlightAct.RECONCILE);
        refuse(text("explanation", explanation));
        SideBySide counts = FlightCounts.now(flight);
        if (!counts.agree() && explanation == null) {
            throw ProblemException.rule(Violation.of(
                    "COUNTS_DIFFER",
                    "explanation",
                    differ(counts) + "; say why, or correct the counts first",
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

    private static String differ(SideBySide s) {
        StringBuilder text = new StringBuilder();
        if (s.unaccounted() != null && s.unaccounted() != 0) {
            text.append(Math.abs(s.unaccounted()))
                    .append(
                            s.unaccounted() > 0
                                    ? " aboard and neither received nor told missing"
                                    : " more received than aboard");
        }
        for (SideBySide.Difference d : s.differences()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(d.category())
                    .append(d.nationality() == null ? "" : " " + d.nationality())
                    .append(' ')
                    .append(d.counted())
                    .append(": ")
                    .append(d.of())
                    .append(' ')
                    .append(d.first())
                    .append(", ")
                    .append(d.against())
                    .append(' ')
                    .append(d.second());
        }
        return text.toString();
    }

    /** @throws ProblemException 409 WRONG_STATE also where the side has reported nothing yet that could be counted anew */
    private void take(Flight flight, FlightAct act, CountSource side) {
        standings.take(flight, act);
        if (side == CountSource.RECEIVER && flight.agreementIds.length > 1) {
            throw ProblemException.conflict(
                    "WRONG_STATE", "What each of several landings received stands as it was reported.");
        }
        boolean reported = switch (side) {
            case SENDER -> flight.document().departure() != null;
            case RECEIVER -> flight.document().arrival() != null;
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
        return flight;
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
