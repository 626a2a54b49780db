package org.acuerdo.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.WebServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.acuerdo.gateway.http.LeftOver;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.jboss.logging.Logger;

/** What is changed about a call and its answer in passing, and what the answer is when the service gives none. */
final class Passage implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final int REPEATS = 2;
    private static final long PAUSE_MILLIS = 25;

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        RoutingContext ctx = ((WebServerRequest) request.proxiedRequest()).routingContext();
        Call call = ctx.get(Call.KEY);
        String query = request.proxiedRequest().query();
        String path = request.proxiedRequest().path();
        request.setURI(query == null ? path : path + "?" + query);
        Headers.in(request.headers(), ctx.get(RequestIds.ID), ctx.get(RequestIds.TRACE));
        if (bodyless(request)) {
            // nothing to wait for: a client that is gone by now would never send the end of a body
            request.setBody(null);
            request.proxiedRequest().resume();
            return read(context, ctx, REPEATS)
                    .recover(failure -> Future.succeededFuture(instead(ctx, request, null, failure)));
        }
        LimitedBody limited = limit(request, call);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(instead(ctx, request, limited, failure)));
    }

    private static boolean bodyless(ProxyRequest request) {
        HttpMethod method = request.getMethod();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && request.getBody().length() <= 0
                && !request.proxiedRequest().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Reading is safe to repeat where a connection of the pool turned out to be closed. A moment later, since where one is,
     * others are about to be.
     */
    private static Future<ProxyResponse> read(ProxyContext context, RoutingContext ctx, int repeats) {
        return context.sendRequest().recover(failure -> {
            if (repeats == 0
                    || !(failure instanceof HttpClosedException)
                    || ctx.response().closed()) {
                return Future.failedFuture(failure);
            }
            return ctx.vertx()
                    .timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .compose(later -> read(context, ctx, repeats - 1));
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        Headers.out(response.headers());
        Body body = response.getBody();
        if (body != null) {
            HttpServerRequest received = context.request().proxiedRequest();
            AnswerBody passed = new AnswerBody(body.stream(), received.connection());
            response.setBody(Body.body(passed, body.length()));
            giveUpOnlyWhatGoesOn(context, received, passed);
        }
        return context.sendResponse();
    }

    /**
     * When a client leaves, the call behind it is reset. Once its answer has come whole, the connection to the service is
     * already another call's, and a reset would close it under that one.
     */
    private static void giveUpOnlyWhatGoesOn(ProxyContext context, HttpServerRequest received, AnswerBody answer) {
        HttpClientRequest behind = context.get(ApiProxy.BEHIND, HttpClientRequest.class);
        received.response().exceptionHandler(gone -> {
            if (behind != null && !answer.ended()) {
                behind.reset(0L, gone);
            }
        });
    }

    /** Bodies that tell their length were checked by it; the others are counted as they come. */
    private static LimitedBody limit(ProxyRequest request, Call call) {
        if (request.getBody() == null || request.getBody().length() >= 0) {
            return null;
        }
        LimitedBody limited = new LimitedBody(request.getBody().stream(), call.bodyLimit());
        request.setBody(Body.body(limited));
        return limited;
    }

    private static ProxyResponse instead(
            RoutingContext ctx, ProxyRequest request, LimitedBody limited, Throwable failure) {
        Call call = ctx.get(Call.KEY);
        Problem problem = problem(call, limited, failure);
        if (problem.status() >= 500 && !ctx.response().closed()) {
            LOG.warnf(
                    "%s: no answer from %s: %s",
                    ctx.get(RequestIds.ID), call.part().title(), failure.getMessage());
        }
        HttpServerRequest received = request.proxiedRequest();
        ProxyResponse response = request.release().response();
        LeftOver.drain(received);
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .setBody(Body.body(problem.body(ctx.get(RequestIds.ID))));
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        return response;
    }

    private static Problem problem(Call call, LimitedBody limited, Throwable failure) {
        if (limited != null && limited.exceeded()) {
            return Problem.bodyTooLarge(call.bodyLimit());
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return Problem.BUSY;
        }
        // a connection that did not come about in time did nothing yet: that is a part that is down
        if (failure instanceof TimeoutException
                && !String.valueOf(failure.getMessage()).contains("connection")) {
            return Problem.TIMEOUT;
        }
        return Problem.unavailable(call.part().title());
    }
}
