package org.acuerdo.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.WebServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;
import org.acuerdo.gateway.http.LeftOver;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.jboss.logging.Logger;

/** What is changed about a call and its answer in passing, and what the answer is when the service gives none. */
final class Passage implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Passage.class);

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        RoutingContext ctx = ((WebServerRequest) request.proxiedRequest()).routingContext();
        Call call = ctx.get(Call.KEY);
        String query = request.proxiedRequest().query();
        String path = request.proxiedRequest().path();
        request.setURI(query == null ? path : path + "?" + query);
        Headers.in(request.headers(), ctx.get(RequestIds.ID), ctx.get(RequestIds.TRACE));
        LimitedBody limited = limit(request, call);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(instead(ctx, request, limited, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        RoutingContext ctx = ((WebServerRequest) context.request().proxiedRequest()).routingContext();
        Problem instead = instead(
                ctx.get(Call.KEY), response.getStatusCode(), response.headers().get("Content-Type"));
        if (instead != null) {
            response.release();
            write(response, instead, ctx);
            return context.sendResponse();
        }
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
        Problem problem = noAnswer(ctx, ctx.get(Call.KEY), limited, failure);
        HttpServerRequest received = request.proxiedRequest();
        ProxyResponse response = request.release().response();
        LeftOver.drain(received);
        write(response, problem, ctx);
        return response;
    }

    private static void write(ProxyResponse response, Problem problem, RoutingContext ctx) {
        response.setStatusCode(problem.status())
                .setStatusMessage(null)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .setBody(Body.body(problem.body(ctx.get(RequestIds.ID))));
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
    }

    /**
     * What a client is told in the place of an answer that no part of the interface has: a service that is stopping, or whose server
     * failed before its own code was asked, answers without a problem.
     *
     * @return null where the answer is one
     */
    static Problem instead(Call call, int status, String type) {
        if (status < 500 || type != null && type.startsWith(Problem.MEDIA_TYPE)) {
            return null;
        }
        return status == 503 ? Problem.unavailable(call.part().title()) : Problem.INTERNAL;
    }

    /** What the client is told when there was no answer; a line for whoever is on call. @param limited its body as far as it has come, or null */
    static Problem noAnswer(RoutingContext ctx, Call call, LimitedBody limited, Throwable failure) {
        Problem problem = problem(call, limited, failure);
        if (problem.status() >= 500 && !ctx.response().closed()) {
            LOG.warnf(
                    "%s: no answer from %s: %s",
                    ctx.get(RequestIds.ID), call.part().title(), failure.getMessage());
        }
        return problem;
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
