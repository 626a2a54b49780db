package org.acuerdo.local.parts;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer of the issuer. */
record Reply(int status, Map<String, String> headers, String body) {

    static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    static Reply text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    static Reply css(String body) {
        return of(200, "text/css; charset=utf-8", body);
    }

    /** A page that runs nothing, and whose form leads to this issuer and on to the client only. */
    static Reply page(int status, String body, String client) {
        Reply reply = of(status, "text/html; charset=utf-8", body);
        reply.headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self' " + client
                        + "; frame-ancestors 'none'; base-uri 'none'");
        return reply;
    }

    static Reply redirect(String to) {
        Reply reply = text(303, "");
        reply.headers.put("Location", to);
        return reply;
    }

    private static Reply of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        return new Reply(status, headers, body);
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
