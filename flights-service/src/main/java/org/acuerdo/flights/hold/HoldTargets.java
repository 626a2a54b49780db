package org.acuerdo.flights.hold;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What holds need to know of flights; the flight capability answers. */
public interface HoldTargets {

    /** The states that are party to a flight; empty if there is no such flight. */
    Optional<Set<String>> partiesOfFlight(UUID flightId);
}
