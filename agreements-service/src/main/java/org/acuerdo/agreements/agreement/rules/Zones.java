package org.acuerdo.agreements.agreement.rules;

import java.time.ZoneId;

/** Time zones by their IANA name; a bare offset is none, since a receiving state's rules change with its zone. */
public final class Zones {
    private Zones() {}

    public static boolean known(String id) {
        return id != null && ZoneId.getAvailableZoneIds().contains(id);
    }
}
