package org.acuerdo.gateway.proxy;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which headers go through. Towards the services only those that the API knows: no header but the token carries identity,
 * so whatever a client invents ({@code X-Forwarded-User}, {@code X-Roles}, cookies of the pages, ...) stays outside.
 */
public final class Headers {
    private static final MultiMap IN = names(
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

    /** What an answer's head says about its own connection, or what the gateway says itself. */
    private static final MultiMap NOT_OUT = names(
            "x-request-id",
            "traceparent",
            "x-content-type-options",
            "server",
            "set-cookie",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    // names that know their hash and need no check
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
    private static final CharSequence PRIVATE = HttpHeaders.createOptimized("private, no-cache");

    /** Answers smaller than this are sent as they are. */
    private static final int WORTH_COMPRESSING = 1_400;

    private static final Set<String> COMPRESSIBLE =
            Set.of("application/json", "application/problem+json", "text/csv", "text/calendar", "text/plain");

    private Headers() {}

    /** Characters of all names and values. */
    public static int size(MultiMap headers) {
        int[] size = {0};
        each(headers, (name, value) -> size[0] += name.length() + value.length());
        return size[0];
    }

    private static MultiMap names(String... names) {
        MultiMap set = MultiMap.caseInsensitiveMultiMap();
        for (String name : names) {
            set.add(HttpHeaders.createOptimized(name), "");
        }
        return set;
    }

    /** Leaves of a request's headers what may go in. */
    static void in(MultiMap headers, String requestId, String traceparent) {
        for (String name : Set.copyOf(headers.names())) {
            if (!IN.contains(name)) {
                headers.remove(name);
            }
        }
        headers.set(REQUEST_ID, requestId).set(TRACEPARENT, traceparent);
    }

    /** Adds to a request without a body what of a client's headers may go in. */
    static void copyIn(MultiMap from, MultiMap to, String requestId, String traceparent) {
        each(from, (name, value) -> {
            if (IN.contains(name) && !CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
                to.add(name, value);
            }
        });
        to.set(REQUEST_ID, requestId).set(TRACEPARENT, traceparent);
    }

    /** Leaves of an answer's headers what may go out; the gateway has already set the request's id and trace. */
    static void out(MultiMap headers) {
        NOT_OUT.names().forEach(headers::remove);
        complete(headers);
    }

    /** Adds to an answer what of a service's headers may go out. */
    static void copyOut(MultiMap from, MultiMap to) {
        each(from, (name, value) -> {
            if (!NOT_OUT.contains(name)) {
                to.add(name, value);
            }
        });
        complete(to);
    }

    /** Each header as it was read: names then know their hash, which is most of what looking them up costs. */
    static void each(MultiMap headers, BiConsumer<CharSequence, CharSequence> what) {
        if (headers instanceof io.netty.handler.codec.http.HttpHeaders read) {
            Iterator<Map.Entry<CharSequence, CharSequence>> entries = read.iteratorCharSequence();
            while (entries.hasNext()) {
                Map.Entry<CharSequence, CharSequence> entry = entries.next();
                what.accept(entry.getKey(), entry.getValue());
            }
        } else {
            headers.forEach((name, value) -> what.accept(name, value));
        }
    }

    private static void complete(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            // answers depend on who asks: a shared cache must not keep them, a client may if it asks again
            headers.set(HttpHeaders.CACHE_CONTROL, PRIVATE);
        }
        if (!headers.contains(HttpHeaders.CONTENT_ENCODING) && !worthCompressing(headers)) {
            // tells the server's compressor to leave it alone
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }

    private static boolean worthCompressing(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
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
