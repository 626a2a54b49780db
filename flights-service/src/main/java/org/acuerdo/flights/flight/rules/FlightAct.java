package org.acuerdo.flights.flight.rules;

import java.util.EnumSet;
import java.util.Set;

/** What can happen to a flight, and in which statuses; {@link Lifecycle} has the table. */
public enum FlightAct {
    /** All clearances are granted. */
    CLEAR(FlightStatus.CLEARED, FlightStatus.REQUESTED),
    /**
     * The receiving state refused, or new terms refuse. Later than REQUESTED only where silence was taken for consent
     * while a refusal, decided in time, was still under way.
     */
    REFUSE(FlightStatus.REFUSED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** No reply in time. */
    LAPSE(FlightStatus.LAPSED, FlightStatus.REQUESTED),
    /** Consent taken back before departure. */
    REVOKE(FlightStatus.CLEARANCE_REVOKED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** Consent taken back in the air: the flight goes on, its clearance is REVOKED. */
    REVOKE_IN_FLIGHT(null, FlightStatus.DEPARTED, FlightStatus.DIVERTED),
    /** Cancelled by a party. */
    CANCEL(FlightStatus.CANCELLED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** Safeguards attested; changes no status. */
    ATTEST(null, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    CONFIRM(FlightStatus.CONFIRMED, FlightStatus.CLEARED),
    DEPART(FlightStatus.DEPARTED, FlightStatus.CONFIRMED),
    ARRIVE(FlightStatus.ARRIVED, FlightStatus.DEPARTED, FlightStatus.DIVERTED),
    /** One of several landings, with more to come; changes no status. */
    LAND(null, FlightStatus.DEPARTED, FlightStatus.DIVERTED),
    DIVERT(FlightStatus.DIVERTED, FlightStatus.DEPARTED),
    /** Came down outside the receiving state. */
    LAND_ELSEWHERE(FlightStatus.LANDED_ELSEWHERE, FlightStatus.DIVERTED),
    /** Came back without having landed there. */
    RETURN(FlightStatus.RETURNED, FlightStatus.DEPARTED, FlightStatus.DIVERTED),
    /** Changed before departure: a new clearance round begins; attestation, confirmation and acceptance over a limit are void. */
    RESCHEDULE(FlightStatus.REQUESTED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** The receiving state accepts it although it is over a limit; changes no status. */
    ACCEPT_OVER_LIMIT(null, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** It flew all the same, irregularly: that is on record as a flight of its own, which takes over its units. */
    FLOWN_IRREGULARLY(FlightStatus.LAPSED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED),
    /** Seats that stayed empty are reported; changes no status. */
    REPORT_UNUSED(null, FlightStatus.values()),
    /** A side's count, once it flies; of one that came back or landed elsewhere, where it made a landing before. Changes no status. */
    COUNT(
            null,
            FlightStatus.DEPARTED,
            FlightStatus.DIVERTED,
            FlightStatus.ARRIVED,
            FlightStatus.RECONCILED,
            FlightStatus.RETURNED,
            FlightStatus.LANDED_ELSEWHERE),
    /** What was reported wrongly, of departure or arrival, in the statuses of {@link #COUNT}. Changes no status. */
    CORRECT(null, COUNT.from.toArray(FlightStatus[]::new)),
    RECONCILE(FlightStatus.RECONCILED, FlightStatus.ARRIVED),
    /** A later count or correction: what was reconciled is to be reconciled anew. */
    REOPEN(FlightStatus.ARRIVED, FlightStatus.RECONCILED),
    /** Not reported departed 24 hours after the scheduled departure. */
    NOT_FLOWN(FlightStatus.LAPSED, FlightStatus.REQUESTED, FlightStatus.CLEARED, FlightStatus.CONFIRMED);

    private final FlightStatus to;
    private final Set<FlightStatus> from;

    FlightAct(FlightStatus to, FlightStatus... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    /** The statuses it is taken in. */
    public Set<FlightStatus> from() {
        return EnumSet.copyOf(from);
    }

    FlightStatus after(FlightStatus before) {
        return to == null ? before : to;
    }
}
