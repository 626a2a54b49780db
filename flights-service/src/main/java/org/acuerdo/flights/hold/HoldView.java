package org.acuerdo.flights.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.flights.hold.rules.HoldScope;

/** A hold as shown. @param active true until it is lifted */
@RegisterForReflection
public record HoldView(
        UUID id,
        HoldScope scope,
        String target,
        String placedBy,
        String authority,
        String reason,
        Instant placedAt,
        boolean active,
        Instant liftedAt,
        String liftReason,
        long version) {

    static HoldView of(Hold h) {
        return new HoldView(
                h.id,
                h.scope,
                h.target,
                h.placedBy,
                h.authority,
                h.reason,
                h.placedAt,
                h.liftedAt == null,
                h.liftedAt,
                h.liftReason,
                h.version);
    }
}
