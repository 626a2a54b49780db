package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.PopulationPolicies;
import org.acuerdo.flights.flight.rules.ReceivingAirports;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.onward.Cohorts;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.statistics.Releases;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Arrivals: what was received is consumed, cohorts open, and what does not add up shows. A flight with several landings has
 * arrived after the last; each consumes under its own agreement.
 */
@ApplicationScoped
class Arriving {

    @Inject
    AgreementCopies agreements;

    @Inject
    QuotaLedger ledger;

    @Inject
    Cohorts cohorts;

    @Inject
    Releases releases;

    @Inject
    Standings standings;

    @Inject
    SeveralLandings several;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** What was reported of a landing. @param airport null: where it was to land */
    record Report(OffsetDateTime at, String airport, List<PassengerGroup> received, List<NotReceived> notReceived) {}

    /** @param landing the one that is reported, of the flight's own */
    Flight arrive(Flight flight, Landing landing, Report report, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.ARRIVE);
        int leg = landing.legNumber();
        if (flight.document().landed(leg).isPresent()) {
            throw ProblemException.conflict("WRONG_STATE", "It has landed with leg " + leg + " already.");
        }
        AgreementSnapshot agreement =
                agreements.lockShared(landing.agreementId()).orElseThrow();
        refuse(violations(flight.document(), landing, report, agreement));
        FlightDocument.Arrived arrived = arrived(flight.document(), landing, report, agreement);
        consume(flight, landing, arrived, agreement, actor);
        if (flight.agreementIds.length > 1) {
            severalLanded(flight, landing, arrived, actor, before);
        } else {
            end(flight, arrived, agreement);
            changes.changed(flight, MessageTypes.FLIGHT_ARRIVED, actor, before);
        }
        return flight;
    }

    private FlightDocument.Arrived arrived(
            FlightDocument document, Landing landing, Report report, AgreementSnapshot agreement) {
        FlightDocument.Diverted diverted = document.moreOf().diverted();
        String planned = diverted != null && ReceivingAirports.has(diverted.airport(), landing, agreement)
                ? diverted.airport()
                : landing.leg().destination();
        return new FlightDocument.Arrived(
                        report.at(),
                        report.airport() == null ? planned : report.airport(),
                        report.received(),
                        report.notReceived(),
                        null)
                .against(document.aboard(landing));
    }

    private void consume(
            Flight flight, Landing landing, FlightDocument.Arrived arrived, AgreementSnapshot agreement, Actor actor) {
        LocalDate day = LandingCheck.arrivalDay(arrived.at().toInstant(), agreement);
        ledger.consume(
                flight.id,
                new org.acuerdo.flights.quota.Landing(
                        landing.agreementId(),
                        arrived.at().toInstant(),
                        flight.document().request().aircraft().category(),
                        arrived.airport(),
                        arrived.received()));
        cohorts.open(
                flight.id,
                agreement,
                day,
                List.copyOf(Counts.byGroup(arrived.received()).values()),
                actor);
        releases.landed(agreement.id(), flight.id, day);
    }

    private static void end(Flight flight, FlightDocument.Arrived arrived, AgreementSnapshot agreement) {
        flight.status = FlightStatus.ARRIVED;
        flight.arrivesAt = arrived.at().toInstant();
        flight.arrivalDay = LandingCheck.arrivalDay(flight.arrivesAt, agreement);
        flight.alone = Counts.unaccompaniedMinors(arrived.received());
        flight.document(flight.document().with(arrived));
    }

    private void severalLanded(
            Flight flight, Landing landing, FlightDocument.Arrived arrived, Actor actor, FlightEvent before) {
        FlightDocument document = flight.document();
        flight.document(document.with(document.moreOf()
                .with(new FlightDocument.Landed(landing.agreementId(), landing.legNumber(), arrived))));
        several.note(flight);
        FlightDocument.Landed last = LandedTogether.last(flight.document()).orElse(null);
        if (last == null) {
            changes.changed(flight, MessageTypes.FLIGHT_LANDED, actor, before);
            return;
        }
        end(
                flight,
                LandedTogether.arrival(flight.document(), last),
                agreements.lockShared(last.agreementId()).orElseThrow());
        changes.changed(flight, MessageTypes.FLIGHT_ARRIVED, actor, before);
    }

    private List<Violation> violations(
            FlightDocument document, Landing landing, Report report, AgreementSnapshot agreement) {
        List<Violation> found = new ArrayList<>();
        Instant at = report.at().toInstant();
        TimeRules.happened("at", at, clock.now()).ifPresent(found::add);
        found.addAll(document.times().landing("at", landing.legNumber(), at));
        ReceivingAirports.check("airport", report.airport(), landing, agreement).ifPresent(found::add);
        PopulationPolicies.categoryMismatch("received", report.received(), agreement.receivingState())
                .forEach(found::add);
        for (int i = 0; i < report.notReceived().size(); i++) {
            FreeText.check(
                            "notReceived[" + i + "].reason",
                            report.notReceived().get(i).reason(),
                            FreeText.REASON)
                    .ifPresent(found::add);
        }
        return found;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
    }
}
