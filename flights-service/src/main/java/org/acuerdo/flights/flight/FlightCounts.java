package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.reconciliation.CountsView;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.flights.reconciliation.rules.CountsRecord.Count;
import org.acuerdo.flights.reconciliation.rules.SideBySide;
import org.acuerdo.kit.security.Actor;

/** A flight's counts: the record that each report is appended to, and the counts that hold, side by side. */
final class FlightCounts {
    private FlightCounts() {}

    /**
     * The record, which for a flight that was imported begins with what its row reported: imports write past flights by the
     * thousand and no record of each.
     */
    static CountsRecord record(Flight flight) {
        CountsRecord record = flight.counts();
        FlightDocument.Arrived arrived = flight.document().arrival();
        return flight.reported == null
                        || arrived == null
                        || record.last(CountSource.RECEIVER).isPresent()
                ? record
                : record.with(new Count(
                        CountSource.RECEIVER,
                        arrived.received(),
                        arrived.notReceived(),
                        null,
                        null,
                        null,
                        flight.requestedAt));
    }

    /** Appends what departure and arrival report themselves, and marks the flight where the counts do not agree. */
    static void keep(Flight flight, Actor actor, Instant now) {
        FlightDocument d = flight.document();
        if (d.departure() != null) {
            append(flight, CountSource.SENDER, d.departure().aboard(), null, null, actor, now);
        }
        if (d.arrival() != null) {
            append(
                    flight,
                    CountSource.RECEIVER,
                    d.arrival().received(),
                    d.arrival().notReceived(),
                    null,
                    actor,
                    now);
        }
        flight.discrepancy = d.arrival() != null && !now(flight).agree();
    }

    /** Appends a count, unless it is the one that holds already. */
    static void append(
            Flight flight,
            CountSource source,
            List<PassengerGroup> passengers,
            List<NotReceived> notReceived,
            String reason,
            Actor actor,
            Instant now) {
        CountsRecord record = record(flight);
        boolean holds = record.last(source)
                .filter(c -> reason == null
                        && c.passengers().equals(passengers)
                        && Objects.equals(c.notReceived(), notReceived))
                .isPresent();
        if (!holds) {
            flight.counts(record.with(new Count(
                    source,
                    passengers,
                    notReceived,
                    reason,
                    actor == null ? null : actor.subject(),
                    actor == null ? null : actor.state(),
                    now)));
        }
    }

    /** The counts that hold now. */
    static SideBySide now(Flight flight) {
        FlightDocument d = flight.document();
        return SideBySide.of(
                d.passengers(),
                d.departure() == null ? null : d.departure().aboard(),
                d.arrival() == null ? null : d.arrival().received(),
                flight.counts().last(CountSource.MONITOR).map(Count::passengers).orElse(null),
                d.arrival() == null ? List.of() : d.arrival().notReceived());
    }

    /** As shown; null before departure. */
    static CountsView view(Flight flight) {
        FlightDocument d = flight.document();
        return d.departure() == null && d.arrival() == null ? null : CountsView.of(now(flight), record(flight));
    }

    /** As it was on record at an instant. */
    static CountsView asKnownAt(Flight flight, Instant instant) {
        CountsRecord record = record(flight).asKnownAt(instant);
        return CountsView.of(
                SideBySide.of(
                        flight.document().passengers(),
                        record.last(CountSource.SENDER).map(Count::passengers).orElse(null),
                        record.last(CountSource.RECEIVER).map(Count::passengers).orElse(null),
                        record.last(CountSource.MONITOR).map(Count::passengers).orElse(null),
                        record.last(CountSource.RECEIVER)
                                .map(Count::notReceived)
                                .orElse(List.of())),
                record);
    }

    /** The act that holds now; null where there is none, or a later count has reopened it. */
    static FlightView.ReconciledView reconciled(Flight flight, FlightStatus status) {
        List<CountsRecord.Reconciled> all = flight.counts().reconciliations();
        if (status != FlightStatus.RECONCILED || all.isEmpty()) {
            return null;
        }
        CountsRecord.Reconciled last = all.get(all.size() - 1);
        return new FlightView.ReconciledView(last.agreed(), last.explanation(), last.state(), last.at());
    }
}
