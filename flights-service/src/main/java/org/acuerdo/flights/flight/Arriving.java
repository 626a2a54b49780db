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
import org.acuerdo.flights.flight.rules.Discrepancy;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.onward.Cohorts;
import org.acuerdo.flights.quota.Landing;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Arrivals: what was received is consumed, cohorts open, and what does not add up shows. */
@ApplicationScoped
class Arriving {

    @Inject
    AgreementCopies agreements;

    @Inject
    QuotaLedger ledger;

    @Inject
    Cohorts cohorts;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** @param airport null: as scheduled */
    Flight arrive(
            Flight flight,
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.ARRIVE);
        FlightDocument document = flight.document();
        refuse(violations(document, at.toInstant(), notReceived));
        AgreementSnapshot agreement =
                agreements.lockShared(flight.agreementIds[0]).orElseThrow();
        LocalDate day = LandingCheck.arrivalDay(at.toInstant(), agreement);
        var legs = document.request().legs();
        String landedAt = airport == null ? legs.get(legs.size() - 1).destination() : airport;
        Discrepancy discrepancy = Discrepancy.of(
                document.departure().aboard(),
                received,
                notReceived.stream().mapToInt(NotReceived::count).sum());
        flight.status = FlightStatus.ARRIVED;
        flight.arrivesAt = at.toInstant();
        flight.arrivalDay = day;
        flight.alone = Counts.unaccompaniedMinors(received);
        flight.document(document.with(new FlightDocument.Arrived(at, landedAt, received, notReceived, discrepancy)));
        ledger.consume(
                flight.id,
                new Landing(
                        agreement.id(),
                        at.toInstant(),
                        document.request().aircraft().category(),
                        landedAt,
                        received));
        cohorts.open(
                flight.id, agreement, day, List.copyOf(Counts.byGroup(received).values()), actor);
        changes.changed(flight, MessageTypes.FLIGHT_ARRIVED, actor, before);
        return flight;
    }

    private List<Violation> violations(FlightDocument document, Instant at, List<NotReceived> notReceived) {
        List<Violation> found = new ArrayList<>();
        TimeRules.happened("at", at, clock.now()).ifPresent(found::add);
        TimeRules.notBefore("at", at, document.departure().at().toInstant(), "departure")
                .ifPresent(found::add);
        for (int i = 0; i < notReceived.size(); i++) {
            FreeText.check("notReceived[" + i + "].reason", notReceived.get(i).reason(), FreeText.REASON)
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
