package org.acuerdo.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * The rest of a body that nobody wants. Closing the connection at once could destroy the answer before the client reads
 * it, so the rest is read and thrown away for a moment; whoever sends on after that is cut off.
 */
public final class LeftOver {
    private static final long PATIENCE_MILLIS = 2_000;

    private LeftOver() {}

    public static void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(PATIENCE_MILLIS, id -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(ignored -> {});
        request.resume();
    }
}
