package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.acuerdo.contracts.Violation;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.quota.ReservationView;
import org.acuerdo.flights.safeguard.rules.AttestationRules;
import org.acuerdo.flights.safeguard.rules.Duties;
import org.acuerdo.kit.time.AcuerdoClock;

/** Shows flights as they stand now: what deadlines have decided shows before its message has come. */
@ApplicationScoped
class FlightViews {

    @Inject
    QuotaLedger ledger;

    @Inject
    FlightDuties duties;

    @Inject
    Holds holds;

    @Inject
    AcuerdoClock clock;

    FlightView of(Flight flight) {
        return of(List.of(flight)).get(0);
    }

    List<FlightView> of(Collection<Flight> flights) {
        Instant now = clock.now();
        Map<UUID, List<ReservationView>> units =
                ledger.reservations(flights.stream().map(f -> f.id).toList());
        return flights.stream()
                .map(f -> view(
                        f,
                        units.getOrDefault(f.id, List.of()),
                        now,
                        () -> holds.covering(f.covered()),
                        () -> duties.of(f)))
                .toList();
    }

    /** A flight as it was at an instant, which is no flight of the database. @param units that it held then */
    FlightView asKnown(Flight then, List<ReservationView> units, Instant at) {
        return view(then, units, at, () -> holds.covering(then.covered(), at), () -> duties.of(then, at));
    }

    /** The flight's standing by the clock. */
    Deadlines.Standing standing(Flight f) {
        return Deadlines.standing(f.status, f.document().clearances(), f.departsAt, clock.now());
    }

    private static FlightView view(
            Flight f,
            List<ReservationView> units,
            Instant now,
            Supplier<List<UUID>> covering,
            Supplier<Duties> required) {
        FlightDocument d = f.document();
        FlightDocument.More more = d.moreOf();
        boolean several = f.agreementIds.length > 1;
        Deadlines.Standing standing = Deadlines.standing(f.status, d.clearances(), f.departsAt, now);
        boolean onHold = f.held && standing.status().beforeDeparture();
        boolean inFlight = f.held && standing.status().inTheAir();
        return new FlightView(
                f.id,
                onHold ? FlightStatus.ON_HOLD : standing.status().name(),
                onHold ? standing.status().name() : null,
                inFlight ? true : null,
                onHold || inFlight ? covering.get() : null,
                several ? null : f.agreementIds[0],
                f.number,
                f.sendingState,
                several ? null : f.receivingStates[0],
                several ? List.of(f.receivingStates) : null,
                d.request().legs(),
                d.request().aircraft(),
                d.request().passengers(),
                d.request().staff(),
                f.arrivalDay,
                f.requestedAt,
                several || more.irregular() != null || standing.clearances().isEmpty()
                        ? null
                        : clearance(standing.clearances().get(0), null),
                several && more.irregular() == null
                        ? standing.clearances().stream()
                                .map(c -> clearance(c, c.agreementId()))
                                .toList()
                        : null,
                units.stream()
                        .map(u -> new FlightView.Units(
                                several ? u.agreementId() : null, u.limitId(), u.window(), u.units(), u.state()))
                        .toList(),
                f.termsVersion,
                f.overLimit,
                attestation(d.attestation(), required),
                d.confirmedAt(),
                d.departure() == null
                        ? null
                        : new FlightView.DepartureView(
                                d.departure().at(), d.departure().aboard()),
                arrival(d.arrival()),
                more.landed().isEmpty()
                        ? null
                        : more.landed().stream().map(FlightViews::landing).toList(),
                more.diverted() == null
                        ? null
                        : new FlightView.DiversionView(
                                more.diverted().at(), more.diverted().airport()),
                more.irregular() == null ? null : true,
                more.irregular() == null ? null : more.irregular().guards(),
                more.irregular() == null ? null : more.irregular().flight(),
                more.unused(),
                Deadlines.overdue(f.status, f.departsAt, now) ? true : null,
                end(d.ended(), standing),
                f.reported == null ? null : true,
                ImportedFlights.reported(f.reported),
                FlightCounts.view(f),
                FlightCounts.reconciled(f, standing.status()),
                f.version);
    }

    private static FlightView.ClearanceView clearance(Clearance c, UUID agreementId) {
        return new FlightView.ClearanceView(
                agreementId,
                c.status(),
                c.decideBy(),
                c.waitingFor(),
                c.round(),
                c.deemed() ? true : null,
                c.reason(),
                c.decidedAt());
    }

    private static FlightView.AttestationView attestation(FlightDocument.Attested a, Supplier<Duties> required) {
        if (a == null) {
            return null;
        }
        List<Violation> missing = AttestationRules.missing(a.counts(), required.get());
        return new FlightView.AttestationView(a.counts(), a.state(), a.at(), missing.isEmpty(), missing);
    }

    private static FlightView.LandingView landing(FlightDocument.Landed l) {
        return new FlightView.LandingView(l.agreementId(), l.leg(), arrival(l.arrival()));
    }

    private static FlightView.ArrivalView arrival(FlightDocument.Arrived a) {
        return a == null
                ? null
                : new FlightView.ArrivalView(a.at(), a.airport(), a.received(), a.notReceived(), a.discrepancy());
    }

    private static FlightView.EndView end(FlightDocument.Ended e, Deadlines.Standing standing) {
        if (e != null) {
            return new FlightView.EndView(e.because(), e.by(), e.reason(), e.at(), e.violations());
        }
        return standing.reason() == null
                ? null
                : new FlightView.EndView(
                        standing.reason(),
                        null,
                        null,
                        standing.clearances().get(0).decidedAt(),
                        null);
    }
}
