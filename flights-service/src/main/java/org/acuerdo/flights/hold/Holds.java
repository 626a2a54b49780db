package org.acuerdo.flights.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.hold.rules.Covered;

/** What holds are in force, for the other capabilities. */
@ApplicationScoped
public class Holds {

    @Inject
    HoldRepository repository;

    /**
     * Keeps holds from being placed or lifted until the transaction ends: a flight that is being asked for is seen by a
     * hold placed meanwhile, or sees it. Taken before any other lock.
     */
    public void keepAsTheyAre() {
        repository.lockAllShared();
    }

    /** Ids of the holds in force that cover it, oldest first. */
    public List<UUID> covering(Covered it) {
        return repository.covering(it);
    }
}
