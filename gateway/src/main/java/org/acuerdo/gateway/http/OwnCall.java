package org.acuerdo.gateway.http;

import io.vertx.ext.web.RoutingContext;
import org.acuerdo.gateway.access.Verified;

/** A resource of the API that the gateway itself answers, to whoever has a valid token. */
public interface OwnCall {
    /** Its path below the API's root, such as {@code events}. */
    String resource();

    /**
     * Answers a {@code GET}, on the thread of the connection, without waiting.
     *
     * @param token the bearer token, to be passed on where the services are asked
     */
    void answer(RoutingContext ctx, Verified caller, String token);
}
