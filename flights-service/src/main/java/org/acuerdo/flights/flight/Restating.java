package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.Discrepancy;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.onward.Cohorts;
import org.acuerdo.flights.quota.Landing;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;

/** Departure or arrival as they are known better now: ledger and cohorts follow what was received. */
@ApplicationScoped
class Restating {

    @Inject
    AgreementCopies agreements;

    @Inject
    QuotaLedger ledger;

    @Inject
    Cohorts cohorts;

    void departure(Flight flight, OffsetDateTime at, List<PassengerGroup> aboard) {
        FlightDocument d = flight.document();
        flight.departsAt = at.toInstant();
        if (d.arrival() == null) {
            flight.alone = Counts.unaccompaniedMinors(aboard);
        }
        flight.document(d.with(new FlightDocument.Departed(at, aboard)));
        if (d.arrival() != null) {
            FlightDocument.Arrived a = d.arrival();
            flight.document(flight.document()
                    .with(new FlightDocument.Arrived(
                            a.at(),
                            a.airport(),
                            a.received(),
                            a.notReceived(),
                            discrepancy(aboard, a.received(), a.notReceived()))));
        }
    }

    /**
     * @param field what a violation names
     * @throws ProblemException 422 where more have an outcome than would have arrived
     */
    void arrival(
            Flight flight,
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Actor actor,
            String field) {
        if (flight.agreementIds.length > 1) {
            // whose units and whose cohorts would change cannot be told from one count
            throw ProblemException.conflict(
                    "WRONG_STATE", "The landings of a flight with several receivers are not corrected as one.");
        }
        FlightDocument d = flight.document();
        FlightDocument.Arrived was = d.arrival();
        AgreementSnapshot agreement =
                agreements.lockShared(flight.agreementIds[0]).orElseThrow();
        LocalDate day = LandingCheck.arrivalDay(at.toInstant(), agreement);
        flight.arrivesAt = at.toInstant();
        flight.arrivalDay = day;
        flight.alone = Counts.unaccompaniedMinors(received);
        flight.document(d.with(new FlightDocument.Arrived(
                at,
                airport,
                received,
                notReceived,
                d.departure() == null ? null : discrepancy(d.departure().aboard(), received, notReceived))));
        if (flight.holdsNothing()) {
            return;
        }
        // cohorts first: who reports an outcome holds the cohort before the ledger's windows
        List<Violation> violations = cohorts.correct(
                flight.id, agreement, day, List.copyOf(Counts.byGroup(received).values()), field, actor);
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        ledger.correct(
                flight.id,
                landing(flight, agreement, was.at(), was.airport(), was.received()),
                landing(flight, agreement, at, airport, received));
    }

    private static Landing landing(
            Flight flight,
            AgreementSnapshot agreement,
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received) {
        return new Landing(
                agreement.id(),
                at.toInstant(),
                flight.document().request().aircraft().category(),
                airport,
                received);
    }

    private static Discrepancy discrepancy(
            List<PassengerGroup> aboard, List<PassengerGroup> received, List<NotReceived> notReceived) {
        return Discrepancy.of(
                aboard,
                received,
                notReceived.stream().mapToInt(NotReceived::count).sum());
    }
}
