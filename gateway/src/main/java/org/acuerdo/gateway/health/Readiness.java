package org.acuerdo.gateway.health;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.acuerdo.gateway.GatewayConfig;
import org.acuerdo.gateway.access.BearerTokens;
import org.acuerdo.gateway.http.Draining;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstream;
import org.acuerdo.gateway.proxy.Upstreams;

/**
 * {@code /q/health/ready} on the public port: whether the system can be used through this gateway, up or not, without
 * details. It is when both services are ready and the issuer's keys are known. (The management port's readiness tells
 * about this process alone: a gateway must not leave the cluster because a service did.)
 */
@ApplicationScoped
public class Readiness {
    /** Anybody may ask, so however many do, the services are asked twice a second at most. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private static final String READY = "/q/health/ready";

    private final GatewayConfig config;
    private final Upstreams upstreams;
    private final Uni<Boolean> ready;
    private final Draining draining;

    Readiness(GatewayConfig config, Upstreams upstreams, BearerTokens tokens, Draining draining) {
        this.draining = draining;
        this.config = config;
        this.upstreams = upstreams;
        this.ready = Uni.combine()
                .all()
                .unis(
                        tokens.issuerKnown(),
                        part(Part.AGREEMENTS, config.agreements()),
                        part(Part.FLIGHTS, config.flights()))
                .with((issuer, agreements, flights) -> issuer && agreements && flights)
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .atLeast(FRESH);
    }

    void route(@Observes Router router) {
        router.get(READY).handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        if (draining.begun()) {
            end(ctx, false);
            return;
        }
        var home = ctx.vertx().getOrCreateContext();
        ready.subscribe()
                .with(up -> home.runOnContext(v -> end(ctx, up)), failure -> home.runOnContext(v -> end(ctx, false)));
    }

    private static void end(RoutingContext ctx, boolean up) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private Uni<Boolean> part(Part part, GatewayConfig.Service service) {
        Optional<String> named = service.readyUrl();
        Upstream main = Upstream.of(service.url());
        if (named.isPresent()) {
            URI uri = URI.create(named.get());
            return asked(() -> upstreams.get(Upstream.of(named.get()), uri.getRawPath()), 299);
        }
        if (config.managementPortOffset() > 0) {
            Upstream management = new Upstream(main.host(), main.port() + config.managementPortOffset(), main.tls());
            return asked(() -> upstreams.get(management, READY), 299);
        }
        // its readiness can't be asked from here; that it answers at all says that it has started
        return asked(() -> upstreams.get(main, "/"), 499);
    }

    private static Uni<Boolean> asked(
            java.util.function.Supplier<Future<Upstreams.Answer>> question, int highestGoodStatus) {
        return Uni.createFrom()
                .completionStage(() -> question.get().toCompletionStage())
                .map(answer -> answer.status() <= highestGoodStatus)
                .onFailure()
                .recoverWithItem(false);
    }
}
