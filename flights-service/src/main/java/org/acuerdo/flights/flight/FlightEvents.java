package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.reconciliation.rules.CountSource;

/** A flight as messages and audit entries carry it: by counts. */
final class FlightEvents {
    private FlightEvents() {}

    static FlightEvent of(Flight f, Instant now) {
        FlightDocument d = f.document();
        FlightDocument.More more = d.moreOf();
        boolean onHold = f.held && f.status.beforeDeparture();
        return new FlightEvent(
                f.id,
                List.of(f.agreementIds),
                f.number,
                onHold ? FlightStatus.ON_HOLD : f.status.name(),
                onHold ? f.status.name() : null,
                f.held && f.status.inTheAir() ? true : null,
                f.overLimit,
                d.clearances().stream()
                        .map(c -> new FlightEvent.ClearanceState(
                                c.agreementId(), c.status().name(), c.round(), c.decideBy(), c.waitingFor()))
                        .toList(),
                f.termsVersion,
                d.request().legs(),
                d.request().aircraft(),
                d.request().passengers(),
                d.request().staff(),
                d.attestation() == null ? null : d.attestation().counts(),
                d.departure() == null ? null : d.departure().at(),
                d.departure() == null ? null : d.departure().aboard(),
                d.arrival() == null ? null : d.arrival().at(),
                d.arrival() == null ? null : d.arrival().received(),
                d.arrival() == null ? null : d.arrival().notReceived(),
                d.ended() == null ? null : d.ended().because(),
                d.ended() == null ? null : d.ended().by(),
                d.ended() == null ? null : d.ended().reason(),
                d.ended() == null ? null : d.ended().violations(),
                more.diverted() == null
                        ? null
                        : new FlightEvent.Diversion(
                                more.diverted().at(), more.diverted().airport()),
                more.landed().isEmpty()
                        ? null
                        : more.landed().stream().map(FlightEvents::landed).toList(),
                more.irregular() == null ? null : true,
                more.irregular() == null ? null : more.irregular().guards(),
                more.unused(),
                f.counts().counted(CountSource.MONITOR),
                f.discrepancy ? true : null,
                explanation(f),
                now,
                f.version);
    }

    private static FlightEvent.Landed landed(FlightDocument.Landed l) {
        FlightDocument.Arrived arrival = l.arrival();
        return new FlightEvent.Landed(l.agreementId(), l.leg(), arrival.at(), arrival.airport(), arrival.received());
    }

    private static String explanation(Flight f) {
        FlightView.ReconciledView reconciled = FlightCounts.reconciled(f, f.status);
        return reconciled == null ? null : reconciled.explanation();
    }
}
