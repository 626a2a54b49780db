package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.FlightDocument.Arrived;
import org.acuerdo.flights.flight.FlightDocument.Landed;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.onward.Cohorts;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.statistics.Releases;
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

    @Inject
    Releases releases;

    @Inject
    SeveralLandings several;

    void departure(Flight flight, OffsetDateTime at, List<PassengerGroup> aboard) {
        FlightDocument d = flight.document().with(new FlightDocument.Departed(at, aboard));
        flight.departsAt = at.toInstant();
        if (d.arrival() == null) {
            flight.alone = Counts.unaccompaniedMinors(aboard);
        }
        for (Landed l : d.moreOf().landed()) {
            d = d.with(d.moreOf()
                    .with(new Landed(
                            l.agreementId(), l.leg(), l.arrival().against(FlightDocument.ofLeg(aboard, l.leg())))));
        }
        flight.document(d.arrival() == null ? d : d.with(d.arrival().against(aboard)));
    }

    /**
     * One landing as it is known better now: the units and cohorts of its own agreement follow.
     *
     * @param landing which one, of the flight's own
     * @param is      as it is known now
     * @param field   what a violation names
     * @throws ProblemException 422 where more have an outcome than would have arrived
     */
    void arrival(Flight flight, Landing landing, Arrived is, Actor actor, String field) {
        FlightDocument d = flight.document();
        Arrived was = d.arrived(landing).orElseThrow();
        Arrived now = is.against(d.departure() == null ? null : d.aboard(landing));
        AgreementSnapshot agreement =
                agreements.lockShared(landing.agreementId()).orElseThrow();
        if (flight.agreementIds.length > 1) {
            d = d.with(d.moreOf().with(new Landed(landing.agreementId(), landing.legNumber(), now)));
            flight.document(d);
            several.note(flight);
            Landed last = LandedTogether.last(d).orElse(null);
            if (last != null) {
                ended(
                        flight,
                        LandedTogether.arrival(d, last),
                        agreements.lockShared(last.agreementId()).orElseThrow());
            }
        } else {
            ended(flight, now, agreement);
        }
        LocalDate day = LandingCheck.arrivalDay(now.at().toInstant(), agreement);
        if (!flight.holdsNothing()) {
            follow(flight, agreement, day, was, now, field, actor);
        }
        releases.landed(agreement.id(), flight.id, day);
    }

    /** Units and cohorts follow a landing. */
    private void follow(
            Flight flight,
            AgreementSnapshot agreement,
            LocalDate day,
            Arrived was,
            Arrived now,
            String field,
            Actor actor) {
        // cohorts first: who reports an outcome holds the cohort before the ledger's windows
        List<Violation> violations = cohorts.correct(
                flight.id,
                agreement,
                day,
                List.copyOf(Counts.byGroup(now.received()).values()),
                field,
                actor);
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        ledger.correct(flight.id, landing(flight, agreement, was), landing(flight, agreement, now));
    }

    private static void ended(Flight flight, Arrived arrived, AgreementSnapshot agreement) {
        flight.arrivesAt = arrived.at().toInstant();
        flight.arrivalDay = LandingCheck.arrivalDay(flight.arrivesAt, agreement);
        flight.alone = Counts.unaccompaniedMinors(arrived.received());
        flight.document(flight.document().with(arrived));
    }

    private static org.acuerdo.flights.quota.Landing landing(
            Flight flight, AgreementSnapshot agreement, Arrived arrived) {
        return new org.acuerdo.flights.quota.Landing(
                agreement.id(),
                arrived.at().toInstant(),
                flight.document().request().aircraft().category(),
                arrived.airport(),
                arrived.received());
    }
}
