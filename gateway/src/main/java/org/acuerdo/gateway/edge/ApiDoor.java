package org.acuerdo.gateway.edge;

import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.acuerdo.gateway.GatewayConfig;
import org.acuerdo.gateway.access.BearerTokens;
import org.acuerdo.gateway.access.IssuerAway;
import org.acuerdo.gateway.access.RateLimits;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.OwnCall;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.proxy.ApiProxy;
import org.acuerdo.gateway.proxy.Part;
import org.jboss.logging.Logger;

/** Who may go on to the services: a valid token, within the rate, to a path that exists, with a body of a sane size. */
@ApplicationScoped
public class ApiDoor {
    private static final Logger LOG = Logger.getLogger(ApiDoor.class);
    private static final String PUBLIC = Part.API + "statistics";
    private static final String IMPORTS = Part.API + "flight-imports";
    private static final String BEARER = "Bearer ";

    private final GatewayConfig.Limits limits;
    private final BearerTokens tokens;
    private final RateLimits rates;
    private final ApiProxy proxy;
    private final Map<String, OwnCall> owned = new HashMap<>();

    ApiDoor(GatewayConfig config, BearerTokens tokens, RateLimits rates, ApiProxy proxy, @All List<OwnCall> ownCalls) {
        this.limits = config.limits();
        this.tokens = tokens;
        this.rates = rates;
        this.proxy = proxy;
        ownCalls.forEach(call -> owned.put(Part.API + call.resource(), call));
    }

    void enter(RoutingContext ctx) {
        List<String> credentials = ctx.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.isEmpty()) {
            stranger(ctx, isPublic(ctx.request()));
            return;
        }
        String credential = credentials.size() > 1 ? "" : CalendarPassword.asBearer(ctx.request(), credentials.get(0));
        if (!credential.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            stranger(ctx, false);
            return;
        }
        String token = credential.substring(BEARER.length()).trim();
        Optional<Verified> known = tokens.known(token);
        if (known.isPresent()) {
            welcome(ctx, known.get(), token);
            return;
        }
        // whoever sends forged tokens soon pays with its address' calls before any signature is looked at
        int wait = rates.peekAddress(FrontDoor.address(ctx));
        if (wait > 0) {
            Problem.rateLimited(wait).end(ctx);
            return;
        }
        check(ctx, token);
    }

    private void check(RoutingContext ctx, String token) {
        // the issuer's answer may come on another thread: go on where the connection lives
        Context home = ctx.vertx().getOrCreateContext();
        tokens.check(token, ctx)
                .subscribe()
                .with(
                        verified -> home.runOnContext(v -> welcome(ctx, verified, token)),
                        failure -> home.runOnContext(v -> refuse(ctx, failure)));
    }

    private void refuse(RoutingContext ctx, Throwable failure) {
        if (IssuerAway.is(failure)) {
            LOG.debugf("the issuer can't be reached: %s", failure.getMessage());
            Problem.unavailable("The issuer of tokens").end(ctx);
        } else {
            LOG.debugf(failure, "token refused");
            stranger(ctx, false);
        }
    }

    private void stranger(RoutingContext ctx, boolean mayPass) {
        int wait = rates.takeAddress(FrontDoor.address(ctx));
        if (wait > 0) {
            Problem.rateLimited(wait).end(ctx);
        } else if (mayPass) {
            pass(ctx);
        } else {
            CalendarPassword.offer(ctx);
            Problem.UNAUTHENTICATED.end(ctx);
        }
    }

    private void welcome(RoutingContext ctx, Verified caller, String token) {
        int wait = rates.takeSubject(caller.subject());
        if (wait > 0) {
            Problem.rateLimited(wait).end(ctx);
            return;
        }
        OwnCall own = owned.get(ctx.request().path());
        if (own != null) {
            answer(ctx, own, caller, token);
        } else {
            pass(ctx);
        }
    }

    /** What the gateway answers itself is only read. */
    private static void answer(RoutingContext ctx, OwnCall own, Verified caller, String token) {
        if (ctx.request().method() != HttpMethod.GET) {
            Problem.METHOD_NOT_ALLOWED.end(ctx);
            return;
        }
        own.answer(ctx, caller, token);
    }

    private void pass(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Optional<Part> part = Part.of(request.path());
        if (part.isEmpty()) {
            Problem.NOT_FOUND.end(ctx);
            return;
        }
        long limit = bodyLimit(request);
        if (declaredLength(request) > limit) {
            Problem.bodyTooLarge(limit).end(ctx);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        proxy.pass(ctx, part.get(), limit);
    }

    private long bodyLimit(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean imported = request.path().equals(IMPORTS)
                && type != null
                && type.regionMatches(true, 0, "text/csv", 0, "text/csv".length());
        return imported ? limits.importBody() : limits.body();
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // the server's decoder has refused what is no number
        return length == null ? 0 : Long.parseLong(length);
    }

    private static boolean isPublic(HttpServerRequest request) {
        return request.path().equals(PUBLIC)
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD);
    }
}
