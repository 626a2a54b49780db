package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** What series do with flights: each is asked for, shown and cancelled as if it stood alone. In the caller's transaction. */
@ApplicationScoped
public class SeriesFlights {

    @Inject
    FlightRepository flights;

    @Inject
    FlightRequests requests;

    @Inject
    FlightEnding ending;

    @Inject
    FlightViews views;

    @Inject
    Holds holds;

    @Inject
    AgreementCopies copies;

    @Inject
    AcuerdoClock clock;

    /**
     * The agreements of a request that the actor's state is party to, held alone until the transaction ends: flights of one
     * series take windows of many days, and nobody may wait for them in another order.
     */
    public Map<UUID, AgreementSnapshot> heldAlone(UUID id, FlightRequest request, Actor actor) {
        List<Landing> landings = Landing.of(request);
        List<UUID> ids = landings.stream().map(Landing::agreementId).toList();
        // before any other lock, as for one flight
        holds.keepAsTheyAre(id, ids, FlightRequests.nationalities(landings));
        Map<UUID, AgreementSnapshot> found = new LinkedHashMap<>(heldAlone(ids));
        found.values().removeIf(a -> !a.party(actor.state()));
        return found;
    }

    private Map<UUID, AgreementSnapshot> heldAlone(Collection<UUID> agreements) {
        Map<UUID, AgreementSnapshot> found = new LinkedHashMap<>();
        for (UUID id : new TreeSet<>(agreements)) {
            copies.lockExclusively(id).ifPresent(a -> found.put(id, a));
        }
        return found;
    }

    /**
     * Asks for one flight among others of the transaction, which stand whatever becomes of it.
     *
     * @return what refuses it, and then nothing was written; empty: taken
     */
    public List<Violation> askBesideOthers(
            UUID id, FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Actor actor) {
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        // what a rule refuses takes no units from the others
        List<Violation> broken = requests.broken(request, agreements, now);
        return broken.isEmpty() ? askTogether(id, request, actor) : broken;
    }

    /**
     * Asks for one flight of several that are taken together: where one is refused, the caller rolls all of them back.
     *
     * @return all that refuses it; empty: taken
     */
    public List<Violation> askTogether(UUID id, FlightRequest request, Actor actor) {
        try {
            requests.take(id, request, actor);
            return List.of();
        } catch (ProblemException e) {
            if (e.status() == 422) {
                return e.violations();
            }
            throw e;
        }
    }

    /** How flights stand by the clock, {@code ON_HOLD} included. */
    public Map<UUID, String> statuses(Collection<UUID> ids) {
        Map<UUID, String> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            views.of(flights.list("id in ?1", ids)).forEach(v -> found.put(v.id(), v.status()));
        }
        return found;
    }

    /** Whether any of them can still be cancelled. */
    public boolean anyToCancel(Collection<UUID> ids) {
        return !ids.isEmpty()
                && flights.list("id in ?1", ids).stream()
                        .anyMatch(f -> toCancel(f).isPresent());
    }

    /** Cancels those that have not departed or ended. @return how many */
    public int cancel(Collection<UUID> agreements, Collection<UUID> ids, String by, String reason, Actor actor) {
        heldAlone(agreements);
        int cancelled = 0;
        for (Flight flight : flights.lock(ids)) {
            if (toCancel(flight).isPresent()) {
                ending.cancel(flight, by, reason, actor);
                cancelled++;
            }
        }
        return cancelled;
    }

    private Optional<?> toCancel(Flight flight) {
        return Lifecycle.after(views.standing(flight).status(), FlightAct.CANCEL);
    }
}
