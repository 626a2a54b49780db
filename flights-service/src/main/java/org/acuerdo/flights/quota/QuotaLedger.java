package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * The quota ledger. Its calls join the caller's transaction; the caller holds the agreements' copies shared, then the flight,
 * then the ledger locks windows, always in this order.
 *
 * <p>A reservation's life: RESERVED by a request; then CONSUMED at arrival or RELEASED, exactly once. Partial consumption
 * splits it into a CONSUMED and a RELEASED row; what comes later is a CONSUMED row with signed units. At every commit
 * reserved + consumed of a window equal the sum of its live rows, and no request, series or rescheduling goes beyond the
 * allowance; only what happened, or a recomputation, makes excess.
 */
@ApplicationScoped
public class QuotaLedger {

    @Inject
    Reserving reserving;

    @Inject
    Exchanging exchanging;

    @Inject
    Consuming consuming;

    @Inject
    Correcting correcting;

    @Inject
    ReservationRepository reservations;

    /**
     * Reserves the units of all limits that match, or none.
     *
     * @return LIMIT_REACHED for each limit that binds; empty: reserved
     */
    public List<Violation> reserve(UUID flightId, Instant requestedAt, List<Landing> landings) {
        return reserving.reserve(flightId, requestedAt, landings);
    }

    /**
     * Which limits would bind a request that is refused for other reasons; takes nothing.
     *
     * @param landings those whose windows can be told
     * @param several  whether the request has several landings: each violation then names its agreement
     */
    public List<Violation> weigh(List<Landing> landings, boolean several) {
        return reserving.weigh(landings, several);
    }

    /**
     * Locks all windows that several requests would take units of, in one order. Each is then decided by itself.
     *
     * @param landings of all these requests
     */
    public SharedReservation together(List<Landing> landings) {
        return reserving.open(landings);
    }

    /**
     * Changes what a flight holds to what these landings take. Only the net increase of each window must be available; all
     * change hands, or nothing does.
     */
    public List<Violation> change(UUID flightId, Instant requestedAt, List<Landing> landings) {
        return exchanging.change(flightId, requestedAt, landings);
    }

    /** As {@link #weigh}, for a change: what the flight holds is there for it. */
    public List<Violation> weighChange(UUID flightId, List<Landing> landings, boolean several) {
        return exchanging.weigh(flightId, landings, several);
    }

    /** After a new version of the agreement: missing units are taken even beyond the allowance, superfluous ones released. */
    public void rematch(UUID flightId, Instant requestedAt, List<Landing> landings) {
        exchanging.rematch(flightId, requestedAt, landings);
    }

    /** Gives back what a flight holds reserved. @return what was found; a flight that has landed or gave back says so */
    public Resolution release(UUID flightId) {
        return exchanging.release(flightId);
    }

    /**
     * At arrival, by what was received: units that the flight holds under the landing's agreement are consumed, given back or
     * added to as the counts differ, in the windows of the actual arrival. Excess is recorded, never refused.
     */
    public void consume(UUID flightId, Landing actual) {
        consuming.consume(flightId, actual);
    }

    /** What one flight holds reserved under an agreement becomes another's, as it stands: an irregular flight's, in its stead. */
    public void takeOver(UUID from, UUID agreementId, UUID to) {
        reservations.takeOver(from, agreementId, to);
    }

    /**
     * After the arrival was corrected: what it consumed is added to or taken back by signed units, also in closed windows and
     * beyond the allowance.
     *
     * @param before the landing as it was known
     */
    public void correct(UUID flightId, Landing before, Landing after) {
        correcting.correct(flightId, before, after);
    }

    /** What flew without a request, or against a guard, consumes all the same: excess. */
    public void recordIrregular(UUID flightId, Landing actual) {
        consuming.recordIrregular(flightId, actual);
    }

    /**
     * Persons who left reception give their STANDING units back, never more than the flight consumed for their group.
     *
     * @param nationality null for stateless persons
     */
    public void giveBackStanding(
            UUID flightId, UUID agreementId, PopulationCategory category, String nationality, int persons) {
        consuming.giveBackStanding(flightId, agreementId, category, nationality, persons);
    }

    /** What flights hold, by flight. */
    public Map<UUID, List<ReservationView>> reservations(Collection<UUID> flightIds) {
        return reservations.views(flightIds);
    }

    /** What these flights held together at an instant: one, and those that took over since what it held then. */
    public List<ReservationView> reservationsAt(Collection<UUID> flightIds, Instant at) {
        return reservations.viewsAt(flightIds, at);
    }

    /** Windows with excess now, with the units that flights hold reserved there, latest requested first. */
    public List<ExcessHolding> excessHoldings(UUID agreementId) {
        return reservations.excessHoldings(agreementId);
    }

    /** Units that these flights hold or have consumed under an agreement, by {@link ExcessHolding#windowName}. */
    public Map<String, Long> held(Collection<UUID> flightIds, UUID agreementId) {
        return reservations.held(flightIds, agreementId);
    }
}
