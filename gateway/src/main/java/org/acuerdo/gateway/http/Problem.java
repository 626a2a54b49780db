package org.acuerdo.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * An error of the gateway itself, as {@code application/problem+json} (RFC 9457) in the shape that the services use too.
 *
 * @param retryAfterSeconds sent as {@code Retry-After}; 0 for none
 */
public record Problem(int status, String code, String title, String detail, int retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static final Problem UNAUTHENTICATED = new Problem(
            401, "UNAUTHENTICATED", "Not signed in", "A valid bearer token for this interface is required.", 0);
    public static final Problem NOT_FOUND =
            new Problem(404, "NOT_FOUND", "Not found", "There is nothing at this address.", 0);
    public static final Problem METHOD_NOT_ALLOWED = new Problem(
            405, "METHOD_NOT_ALLOWED", "Method not allowed", "This method is not known to this interface.", 0);
    public static final Problem MALFORMED =
            new Problem(400, "MALFORMED", "Malformed request", "The request could not be read.", 0);
    public static final Problem URI_TOO_LONG =
            new Problem(414, "URI_TOO_LONG", "Address too long", "Path and query together are too long.", 0);
    public static final Problem HEADERS_TOO_LARGE =
            new Problem(431, "HEADERS_TOO_LARGE", "Headers too large", "The headers together are too large.", 0);
    public static final Problem TIMEOUT = new Problem(
            504, "TIMEOUT", "No answer in time", "The answer did not come in time; the call may have taken effect.", 0);
    public static final Problem INTERNAL =
            new Problem(500, "INTERNAL", "Internal error", "Something went wrong here.", 0);
    public static final Problem BUSY =
            new Problem(429, "RATE_LIMITED", "Too many requests", "Too many calls are waiting; try again shortly.", 1);

    /** 400 that says what would be accepted. */
    public static Problem malformed(String detail) {
        return new Problem(MALFORMED.status(), MALFORMED.code(), MALFORMED.title(), detail, 0);
    }

    /** 413. */
    public static Problem bodyTooLarge(long limit) {
        return new Problem(
                413, "BODY_TOO_LARGE", "Too large", "The body may hold at most " + limit + " bytes here.", 0);
    }

    /** 503 while a part is down. */
    public static Problem unavailable(String what) {
        return new Problem(503, "UNAVAILABLE", "Temporarily unavailable", what + " can't be reached just now.", 2);
    }

    /** 429, by subject or address. */
    public static Problem rateLimited(int retryAfterSeconds) {
        return new Problem(
                429, "RATE_LIMITED", "Too many requests", "More calls than allowed for now.", retryAfterSeconds);
    }

    /** The body, for the request of this id. */
    public Buffer body(String requestId) {
        JsonObject json = new JsonObject()
                .put("type", "urn:acuerdo:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (requestId != null) {
            json.put("instance", "urn:acuerdo:request:" + requestId);
        }
        return json.put("code", code).toBuffer();
    }

    /** Ends the request with this problem; what of its body has not been read is let go. */
    public void end(RoutingContext ctx) {
        if (ctx.response().ended()) {
            return;
        }
        if (ctx.response().headWritten()) {
            // an answer has begun and can't be taken back: the client must see that it is not whole
            ctx.response().reset();
            return;
        }
        LeftOver.drain(ctx.request());
        ctx.response().setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE);
        if (status == 401) {
            ctx.response().headers().add("WWW-Authenticate", "Bearer realm=\"acuerdo\"");
        }
        if (retryAfterSeconds > 0) {
            ctx.response().putHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }
        ctx.response().end(body(ctx.get(RequestIds.ID)));
    }
}
