package org.acuerdo.gateway.edge;

import io.quarkus.arc.All;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.acuerdo.gateway.access.RateLimits;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.OwnCall;
import org.acuerdo.gateway.http.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * {@code GET /room/events}: the event stream for pages that are open, with the session of whoever is signed in. A browser's
 * {@code EventSource} can send no token; the session's cookie is {@code SameSite}, and what the stream tells is only read.
 */
@ApplicationScoped
class PageEvents {
    private static final Logger LOG = Logger.getLogger(PageEvents.class);
    private static final String PATH = "/room/events";

    /** Tells an {@code EventSource} not to come back: whoever is signed out gets no events. */
    private static final int NO_CONTENT = 204;

    private final IdentityProviderManager identities;
    private final RateLimits rates;
    private final OwnCall events;

    PageEvents(IdentityProviderManager identities, RateLimits rates, @All List<OwnCall> ownCalls) {
        this.identities = identities;
        this.rates = rates;
        this.events = ownCalls.stream()
                .filter(call -> call.resource().equals("events"))
                .findFirst()
                .orElseThrow();
    }

    void route(@Observes Router router) {
        router.get(PATH).handler(this::listen);
    }

    private void listen(RoutingContext ctx) {
        // the session may have to be renewed at the issuer: go on where the connection lives
        Context home = ctx.vertx().getOrCreateContext();
        QuarkusHttpUser.getSecurityIdentity(ctx, identities)
                .subscribe()
                .with(
                        identity -> home.runOnContext(v -> answer(ctx, identity)),
                        failure -> home.runOnContext(v -> {
                            LOG.debugf("no session for the events of a page: %s", failure.getMessage());
                            signedOut(ctx);
                        }));
    }

    private void answer(RoutingContext ctx, SecurityIdentity identity) {
        AccessTokenCredential credential =
                identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (credential == null || identity.isAnonymous()) {
            signedOut(ctx);
            return;
        }
        Verified caller = verified(identity, credential.getToken());
        int wait = rates.takeSubject(caller.subject());
        if (wait > 0) {
            Problem.rateLimited(wait).end(ctx);
        } else {
            events.answer(ctx, caller, credential.getToken());
        }
    }

    private static void signedOut(RoutingContext ctx) {
        if (!ctx.response().ended()) {
            ctx.response()
                    .setStatusCode(NO_CONTENT)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        }
    }

    /** The session's token was checked when it was read; only its expiry is not among what the session tells. */
    private static Verified verified(SecurityIdentity identity, String token) {
        String state = identity.getPrincipal() instanceof JsonWebToken jwt ? jwt.getClaim("state") : null;
        JsonObject claims = new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        return new Verified(identity.getPrincipal().getName(), claims.getLong("exp", 0L), identity.getRoles(), state);
    }
}
