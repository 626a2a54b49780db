package org.acuerdo.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers go through. Towards the services only those that the API knows: no header but the token carries identity,
 * so whatever a client invents ({@code X-Forwarded-User}, {@code X-Roles}, cookies of the pages, ...) stays outside.
 */
final class Headers {
    private static final Set<String> IN = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "cache-control",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "last-event-id",
            "prefer",
            "tracestate",
            "user-agent",
            "x-agreement-version");

    /** Answers smaller than this are sent as they are. */
    private static final int WORTH_COMPRESSING = 1_400;

    private static final Set<String> COMPRESSIBLE =
            Set.of("application/json", "application/problem+json", "text/csv", "text/calendar", "text/plain");

    private Headers() {}

    /** Leaves of a request's headers what may go in. */
    static void in(MultiMap headers, String requestId, String traceparent) {
        for (String name : Set.copyOf(headers.names())) {
            if (!IN.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
        headers.set("X-Request-Id", requestId).set("traceparent", traceparent);
    }

    /** Leaves of an answer's headers what may go out; the gateway has already set the request's id and trace. */
    static void out(MultiMap headers) {
        headers.remove("x-request-id")
                .remove("traceparent")
                .remove("x-content-type-options")
                .remove("server")
                .remove("set-cookie")
                .remove("connection")
                .remove("keep-alive");
        if (!headers.contains("Cache-Control")) {
            // answers depend on who asks: a shared cache must not keep them, a client may if it asks again
            headers.set("Cache-Control", "private, no-cache");
        }
        if (!headers.contains("Content-Encoding") && !worthCompressing(headers)) {
            // tells the server's compressor to leave it alone
            headers.set("Content-Encoding", "identity");
        }
    }

    private static boolean worthCompressing(MultiMap headers) {
        String type = headers.get("Content-Type");
        String length = headers.get("Content-Length");
        if (type == null || length == null) {
            // an answer of unknown length may be an event stream: what is compressed is also held back
            return false;
        }
        int parameters = type.indexOf(';');
        String media = (parameters < 0 ? type : type.substring(0, parameters)).trim();
        return length.length() <= 9
                && Integer.parseInt(length) >= WORTH_COMPRESSING
                && COMPRESSIBLE.contains(media.toLowerCase(Locale.ROOT));
    }
}
