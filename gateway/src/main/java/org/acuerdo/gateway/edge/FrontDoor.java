package org.acuerdo.gateway.edge;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.acuerdo.gateway.GatewayConfig;
import org.acuerdo.gateway.access.IssuerAway;
import org.acuerdo.gateway.access.RateLimits;
import org.acuerdo.gateway.http.Draining;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.acuerdo.gateway.proxy.Headers;
import org.acuerdo.gateway.proxy.Part;
import org.jboss.logging.Logger;

/**
 * Where every call comes in. A call gets its request id; what is oversized or at no known address ends here; calls of the
 * API go to {@link ApiDoor}, the few own addresses on to their routes. Nothing else of this server can be reached.
 */
@ApplicationScoped
public class FrontDoor {
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    /** Before anything of Quarkus that looks at bodies or tokens. */
    private static final int FIRST = -1_000;

    /** After everything of Quarkus, whose REST routes come a little after the default. */
    private static final int LAST = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 10_000;

    /** Own addresses: those that end in a slash include all below. */
    private static final Set<String> OWN = Set.of(
            "/", "/sign-in", "/sign-out", "/signed-out", "/openapi", "/asyncapi", "/docs", "/docs/", "/q/health/ready");

    /** All below these is own too: files, schemas, pages for who is signed in, pages for everybody. */
    private static final List<String> FOLDERS = List.of("/assets/", "/schemas/", "/room/", "/public/");

    // names that know their hash: each call looks for them
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final GatewayConfig.Limits limits;
    private final RateLimits rates;
    private final ApiDoor api;
    private final Draining draining;

    FrontDoor(GatewayConfig config, RateLimits rates, ApiDoor api, Draining draining) {
        this.draining = draining;
        this.limits = config.limits();
        this.rates = rates;
        this.api = api;
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter);
        router.route().order(LAST).handler(Problem.NOT_FOUND::end);
        router.route().order(FIRST).failureHandler(this::fail);
    }

    private void enter(RoutingContext ctx) {
        identify(ctx);
        draining.sayGoodbye(ctx);
        HttpServerRequest request = ctx.request();
        if (request.uri().length() > limits.uri()) {
            Problem.URI_TOO_LONG.end(ctx);
        } else if (headerSize(request) > limits.headers()) {
            Problem.HEADERS_TOO_LARGE.end(ctx);
        } else if (!METHODS.contains(request.method())) {
            Problem.METHOD_NOT_ALLOWED.end(ctx);
        } else if (!visibleAscii(request.uri()) || oddlyEncoded(request)) {
            Problem.MALFORMED.end(ctx);
        } else if (request.path().startsWith(Part.API)) {
            api.enter(ctx);
        } else {
            own(ctx);
        }
    }

    private void own(RoutingContext ctx) {
        String path = ctx.request().path();
        if (!OWN.contains(path) && !(FOLDERS.stream().anyMatch(path::startsWith) && Part.plain(path))) {
            Problem.NOT_FOUND.end(ctx);
            return;
        }
        if (!path.equals("/q/health/ready")) {
            int wait = rates.takeAddress(address(ctx));
            if (wait > 0) {
                Problem.rateLimited(wait).end(ctx);
                return;
            }
        }
        ctx.next();
    }

    private static void identify(RoutingContext ctx) {
        String id = RequestIds.id(ctx.request().getHeader(REQUEST_ID));
        String trace = RequestIds.traceparent(ctx.request().getHeader(TRACEPARENT));
        ctx.put(RequestIds.ID, id).put(RequestIds.TRACE, trace);
        ctx.response().putHeader(REQUEST_ID, id).putHeader(TRACEPARENT, trace).putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF);
    }

    private void fail(RoutingContext ctx) {
        if (ctx.get(RequestIds.ID) == null) {
            identify(ctx);
        }
        Throwable failure = ctx.failure();
        int status = ctx.statusCode();
        if (failure == null && status == 404) {
            Problem.NOT_FOUND.end(ctx);
        } else if (failure == null && status >= 400 && status < 500) {
            Problem.MALFORMED.end(ctx);
        } else if (IssuerAway.is(failure)) {
            Problem.unavailable("The issuer of tokens").end(ctx);
        } else {
            // with authentication or authorization failures Quarkus has its own answer: a challenge
            if (ctx.response().ended() || isSecurity(failure)) {
                ctx.next();
                return;
            }
            LOG.errorf(failure, "request %s failed", (Object) ctx.get(RequestIds.ID));
            Problem.INTERNAL.end(ctx);
        }
    }

    private static boolean isSecurity(Throwable failure) {
        return failure instanceof SecurityException
                || failure instanceof AuthenticationException
                || failure instanceof AuthenticationRedirectException;
    }

    /** The address that a call came from. */
    static String address(RoutingContext ctx) {
        return ctx.request().remoteAddress() == null
                ? "unknown"
                : ctx.request().remoteAddress().hostAddress();
    }

    private static int headerSize(HttpServerRequest request) {
        return Headers.size(request.headers());
    }

    private static boolean visibleAscii(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) <= ' ' || uri.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** A transfer coding other than chunked is read differently by different servers: nobody passes with one. */
    private static boolean oddlyEncoded(HttpServerRequest request) {
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return request.path() == null
                || coding != null
                        && (!coding.equalsIgnoreCase("chunked")
                                || request.headers()
                                                .getAll(HttpHeaders.TRANSFER_ENCODING)
                                                .size()
                                        > 1);
    }
}
