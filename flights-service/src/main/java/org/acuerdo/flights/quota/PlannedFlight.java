package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A flight not yet departed, as far as a preview of other terms looks at it.
 *
 * @param accepted by the agreement's receiving state although over a limit, by name: it is not marked again
 */
public record PlannedFlight(UUID id, Instant requestedAt, boolean accepted, List<Landing> landings) {}
