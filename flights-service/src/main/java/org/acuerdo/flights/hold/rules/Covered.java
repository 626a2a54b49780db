package org.acuerdo.flights.hold.rules;

import java.util.Set;
import java.util.UUID;

/**
 * What a hold can cover: a flight, or what arrived with it.
 *
 * @param parties       states that are party to its agreements
 * @param nationalities of all its passengers
 */
public record Covered(UUID flightId, Set<UUID> agreements, Set<String> parties, Set<String> nationalities) {

    /** The same flight as seen from one of its cohorts. */
    public static Covered of(
            UUID flightId, UUID agreementId, String sending, String receiving, Set<String> nationalities) {
        return new Covered(flightId, Set.of(agreementId), Set.of(sending, receiving), nationalities);
    }
}
