package org.acuerdo.flights.hold;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What holds need to know of flights; the flight capability answers. */
public interface HoldTargets {

    /** Under which agreements a flight flies, and between whom. */
    record Flown(List<UUID> agreementIds, String sendingState, List<String> receivingStates) {

        public Set<String> parties() {
            Set<String> parties = new TreeSet<>(receivingStates);
            parties.add(sendingState);
            return parties;
        }
    }

    /** Empty if there is no such flight. */
    Optional<Flown> flight(UUID flightId);
}
