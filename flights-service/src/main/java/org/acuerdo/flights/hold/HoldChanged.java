package org.acuerdo.flights.hold;

import java.util.UUID;
import org.acuerdo.flights.hold.rules.Covered;
import org.acuerdo.flights.hold.rules.HoldRules;
import org.acuerdo.flights.hold.rules.HoldScope;

/**
 * A hold was placed or lifted. Fired synchronously in that transaction, while no flight can be asked for.
 *
 * @param placed false: lifted
 */
public record HoldChanged(UUID holdId, HoldScope scope, String target, String placedBy, boolean placed) {

    public boolean covers(Covered it) {
        return HoldRules.covers(scope, target, placedBy, it);
    }
}
