package org.acuerdo.flights.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.flights.hold.rules.Covered;

/** What holds are in force, for the other capabilities. */
@ApplicationScoped
public class Holds {

    private static final UUID NO_FLIGHT = new UUID(0, 0);

    @Inject
    HoldRepository repository;

    /**
     * Holds that may cover a flight, and keeps holds from being placed or lifted until the transaction ends: a flight that
     * is being asked for is seen by a hold placed meanwhile, or sees it. Taken before any other lock.
     */
    public List<ActiveHold> keepAsTheyAre(
            UUID flightId, Collection<UUID> agreements, Collection<String> nationalities) {
        return keepAsTheyAre(List.of(flightId), agreements, nationalities);
    }

    /** The same for several flights; which of the holds covers which of them is for {@link ActiveHold#covers} to tell. */
    public List<ActiveHold> keepAsTheyAre(
            Collection<UUID> flightIds, Collection<UUID> agreements, Collection<String> nationalities) {
        return repository.activeAndKept(flightIds, agreements, nationalities);
    }

    /** Holds in force on an agreement, or on a nationality of it by one of its parties, oldest first. */
    public List<ActiveHold> onRoute(UUID agreementId, Set<String> parties, String nationality) {
        Covered anyFlight = new Covered(NO_FLIGHT, Set.of(agreementId), parties, Set.of(nationality));
        return repository.active(NO_FLIGHT, anyFlight.agreements(), anyFlight.nationalities()).stream()
                .filter(hold -> hold.covers(anyFlight))
                .toList();
    }

    /** Ids of the holds in force that cover it, oldest first. */
    public List<UUID> covering(Covered it) {
        return covering(it, repository.active(it.flightId(), it.agreements(), it.nationalities()));
    }

    /** Those that were in force at an instant. */
    public List<UUID> covering(Covered it, Instant at) {
        return covering(it, repository.activeAt(at, it.flightId(), it.agreements(), it.nationalities()));
    }

    private static List<UUID> covering(Covered it, List<ActiveHold> holds) {
        return holds.stream()
                .filter(hold -> hold.covers(it))
                .map(ActiveHold::id)
                .toList();
    }
}
