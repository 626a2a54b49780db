package org.acuerdo.gateway.proxy;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.jboss.logging.Logger;

/**
 * A call without a body on its way to a service and back. It is sent on with the headers that may go in, and its answer is written as
 * it comes, at the pace of the client. Reading is safe to repeat where a connection of the pool turned out to be closed.
 */
final class Reading {
    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final int REPEATS = 2;
    private static final long PAUSE_MILLIS = 25;

    private final RoutingContext ctx;
    private final HttpServerRequest received;
    private final HttpServerResponse answer;
    private final Call call;
    private final Origin origin;
    private int repeats = REPEATS;
    private HttpClientRequest behind;
    private HttpClientResponse from;
    /** Bytes of the answer's body; -1: it does not say. */
    private long length;

    private long written;
    private boolean whole;

    Reading(RoutingContext ctx, Call call, Origin origin) {
        this.ctx = ctx;
        this.received = ctx.request();
        this.answer = ctx.response();
        this.call = call;
        this.origin = origin;
    }

    /** Whether a call can go this way: one that reads, has no body, and whose client takes an answer of any length. */
    static boolean is(HttpServerRequest request) {
        HttpMethod method = request.method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || request.version() == HttpVersion.HTTP_1_0) {
            return false;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length == null || length.equals("0")) && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    void begin() {
        // nothing to wait for: a client that is gone by now would never send the end of a body
        received.resume();
        answer.exceptionHandler(this::clientGone);
        connect();
    }

    private void connect() {
        origin.request(false).onComplete(this::send);
    }

    private void send(AsyncResult<HttpClientRequest> connected) {
        if (connected.failed()) {
            failed(connected.cause());
            return;
        }
        behind = connected.result();
        // a call that its client gave up resets the request behind it: that is no error
        behind.exceptionHandler(gone -> LOG.debugf("call ended early: %s", gone.getMessage()));
        if (answer.closed()) {
            behind.reset();
            return;
        }
        String query = received.query();
        behind.setMethod(received.method()).setURI(query == null ? received.path() : received.path() + "?" + query);
        Headers.copyIn(received.headers(), behind.headers(), ctx.get(RequestIds.ID), ctx.get(RequestIds.TRACE));
        behind.response().onComplete(this::answered);
        behind.end();
    }

    private void failed(Throwable failure) {
        if (answer.closed()) {
            return;
        }
        if (failure instanceof HttpClosedException && repeats > 0) {
            repeats--;
            // a moment later, since where one connection is closed, others are about to be
            ctx.vertx().timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).onComplete(later -> connect());
            return;
        }
        Passage.noAnswer(ctx, call, null, failure).end(ctx);
    }

    private void answered(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            failed(head.cause());
            return;
        }
        from = head.result();
        int status = from.statusCode();
        Problem instead = Passage.instead(call, status, from.getHeader(HttpHeaders.CONTENT_TYPE));
        if (instead != null) {
            whole = true;
            instead.end(ctx);
            return;
        }
        length = length(from.getHeader(HttpHeaders.CONTENT_LENGTH));
        answer.setStatusCode(status);
        Headers.copyOut(from.headers(), answer.headers());
        if (received.method() == HttpMethod.HEAD || status == 204 || status == 304) {
            whole = true;
            answer.end();
            return;
        }
        if (length < 0) {
            answer.setChunked(true);
        }
        from.handler(this::piece);
        from.endHandler(this::end);
        from.exceptionHandler(this::brokenOff);
    }

    private void piece(Buffer piece) {
        written += piece.length();
        if (written == length) {
            // head, body and end in one go
            whole = true;
            answer.end(piece);
            return;
        }
        answer.write(piece);
        if (answer.writeQueueFull()) {
            from.pause();
            answer.drainHandler(taken -> from.resume());
        }
    }

    private void end(Void end) {
        if (!whole) {
            whole = true;
            answer.end();
        }
    }

    /** Closing the connection is how HTTP/1.1 says that an answer is not whole. */
    private void brokenOff(Throwable broken) {
        if (!whole) {
            received.connection().close();
        }
    }

    /**
     * When a client leaves, the call behind it is reset. Once its answer has come whole, the connection to the service is already
     * another call's, and a reset would close it under that one.
     */
    private void clientGone(Throwable gone) {
        if (behind != null && !whole) {
            behind.reset(0L, gone);
        }
    }

    private static long length(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
