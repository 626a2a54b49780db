package org.acuerdo.gateway.events;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.acuerdo.gateway.GatewayConfig;

/** Makes the one log of this replica. */
final class EventLogs {
    private EventLogs() {}

    @Produces
    @Singleton
    static EventLog log(GatewayConfig config) {
        return new EventLog(config.events().logBytes());
    }
}
