package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
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
                        || record.last(CountSource.RECEIVER, null).isPresent()
                ? record
                : record.with(new Count(
                        CountSource.RECEIVER,
                        arrived.received(),
                        arrived.notReceived(),
                        null,
                        null,
                        null,
                        flight.requestedAt,
                        null));
    }

    /** Appends what departure and arrival report themselves, and marks the flight where the counts do not agree. */
    static void keep(Flight flight, Actor actor, Instant now) {
        FlightDocument d = flight.document();
        if (d.departure() != null) {
            append(flight, CountSource.SENDER, d.departure().aboard(), null, null, null, actor, now);
        }
        if (flight.agreementIds.length > 1) {
            d.moreOf().landed().forEach(l -> arrived(flight, l.leg(), l.arrival(), actor, now));
        } else if (d.arrival() != null) {
            arrived(flight, null, d.arrival(), actor, now);
        }
        flight.discrepancy = (d.arrival() != null || !d.moreOf().landed().isEmpty())
                && !now(flight).agree();
    }

    private static void arrived(Flight flight, Integer leg, FlightDocument.Arrived a, Actor actor, Instant now) {
        append(flight, CountSource.RECEIVER, a.received(), a.notReceived(), leg, null, actor, now);
    }

    /** Appends a count, unless it is the one that holds already. @param leg of one of several landings; null: of the flight */
    static void append(
            Flight flight,
            CountSource source,
            List<PassengerGroup> passengers,
            List<NotReceived> notReceived,
            Integer leg,
            String reason,
            Actor actor,
            Instant now) {
        CountsRecord record = record(flight);
        boolean holds = record.last(source, leg)
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
                    now,
                    leg)));
        }
    }

    /** The counts that hold now. */
    static SideBySide now(Flight flight) {
        FlightDocument d = flight.document();
        CountsRecord record = flight.counts();
        List<PassengerGroup> aboard =
                d.departure() == null ? null : d.departure().aboard();
        if (flight.agreementIds.length > 1) {
            return several(d, aboard, leg -> d.landed(leg).orElse(null), record);
        }
        return SideBySide.of(
                d.passengers(),
                aboard,
                d.arrival() == null ? null : d.arrival().received(),
                record.counted(CountSource.MONITOR),
                d.arrival() == null ? List.of() : d.arrival().notReceived());
    }

    /** Each landing by itself, then all together. @param landed how one went; null: not reported */
    private static SideBySide several(
            FlightDocument d,
            List<PassengerGroup> aboard,
            IntFunction<FlightDocument.Arrived> landed,
            CountsRecord record) {
        List<SideBySide.AtLanding> landings = Landing.of(d.request()).stream()
                .map(landing -> {
                    int leg = landing.legNumber();
                    FlightDocument.Arrived arrived = landed.apply(leg);
                    return new SideBySide.AtLanding(
                            leg,
                            SideBySide.of(
                                    landing.groups(),
                                    aboard == null ? null : FlightDocument.ofLeg(aboard, leg),
                                    arrived == null ? null : FlightDocument.withLeg(arrived.received(), leg),
                                    record.last(CountSource.MONITOR, leg)
                                            .map(Count::passengers)
                                            .orElse(null),
                                    arrived == null ? List.of() : arrived.notReceived()));
                })
                .toList();
        return SideBySide.of(
                d.passengers(),
                aboard,
                record.last(CountSource.MONITOR, null).map(Count::passengers).orElse(null),
                landings);
    }

    /** As shown; null before departure. */
    static CountsView view(Flight flight) {
        FlightDocument d = flight.document();
        return d.departure() == null && d.arrival() == null ? null : CountsView.of(now(flight), record(flight));
    }

    /** As they were on record. @param then the flight as it was known at that instant, with its plan and its record */
    static CountsView asKnown(Flight then) {
        CountsRecord record = record(then);
        FlightDocument d = then.document();
        List<PassengerGroup> aboard = record.counted(CountSource.SENDER);
        if (then.agreementIds.length > 1) {
            return CountsView.of(
                    several(
                            d,
                            aboard,
                            leg -> record.last(CountSource.RECEIVER, leg)
                                    .map(c -> new FlightDocument.Arrived(
                                            null, null, c.passengers(), c.notReceived(), null))
                                    .orElse(null),
                            record),
                    record);
        }
        return CountsView.of(
                SideBySide.of(
                        d.passengers(),
                        aboard,
                        record.counted(CountSource.RECEIVER),
                        record.counted(CountSource.MONITOR),
                        record.last(CountSource.RECEIVER, null)
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
