package org.acuerdo.flights.hold;

import java.util.UUID;
import org.acuerdo.flights.hold.rules.Covered;
import org.acuerdo.flights.hold.rules.HoldRules;
import org.acuerdo.flights.hold.rules.HoldScope;

/** A hold in force, as far as it decides what it covers. */
public record ActiveHold(UUID id, HoldScope scope, String target, String placedBy) {

    public boolean covers(Covered it) {
        return HoldRules.covers(scope, target, placedBy, it);
    }
}
