package org.acuerdo.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.acuerdo.gateway.GatewayConfig;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks bearer tokens with the issuer's keys, and remembers those that passed until they expire, at most for a minute: so
 * a token ends with the key that signed it. The check itself (RS256, issuer, audience, expiry) is quarkus-oidc's; the services do it
 * again for themselves.
 */
@ApplicationScoped
public class BearerTokens {
    /** Longer tokens are nobody's. */
    private static final int LONGEST = 8_192;

    private static final long REMEMBERED = 10_000;
    private static final Duration RETRY_ISSUER_AFTER = Duration.ofSeconds(1);

    private final IdentityProviderManager identities;
    private final TenantConfigContext tenant;
    private final Uni<TenantConfigContext> connecting;
    private final Cache<String, Verified> verified;

    BearerTokens(IdentityProviderManager identities, TenantConfigBean tenants, GatewayConfig config) {
        this.identities = identities;
        this.verified = remembering(config.recheckTokens());
        this.tenant = tenants.getDefaultTenant();
        // however many calls come while the issuer is away, one asks for it, and not more often than once a second
        this.connecting = Uni.createFrom()
                .deferred(tenant::initialize)
                .onItemOrFailure()
                .transform((ready, failure) -> failure == null ? ready : tenant)
                .memoize()
                .atLeast(RETRY_ISSUER_AFTER);
    }

    private static Cache<String, Verified> remembering(Duration atMost) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<String, Verified>creating((token, known) -> {
                    Duration left =
                            Duration.ofSeconds(known.expiresAtSeconds()).minusMillis(System.currentTimeMillis());
                    return left.isNegative() ? Duration.ZERO : left.compareTo(atMost) < 0 ? left : atMost;
                }))
                .executor(Runnable::run)
                .build();
    }

    /** What is known of a token that was checked before and is still valid. */
    public Optional<Verified> known(String token) {
        Verified known = verified.getIfPresent(token);
        return known == null || known.expiresAtSeconds() <= System.currentTimeMillis() / 1000
                ? Optional.empty()
                : Optional.of(known);
    }

    /**
     * Checks a token.
     *
     * @return the token's subject; fails with {@link AuthenticationFailedException} for whatever is wrong with the token,
     *     with {@link OIDCException} while the issuer and so its keys can't be had
     */
    public Uni<Verified> check(String token, RoutingContext ctx) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        if (tenant.ready()) {
            return verify(token, ctx);
        }
        return connecting.chain(issuer ->
                tenant.ready() ? verify(token, ctx) : Uni.createFrom().failure(new OIDCException("not ready")));
    }

    /** Whether the issuer's keys are known; asks for them if they are not. */
    public Uni<Boolean> issuerKnown() {
        return tenant.ready() ? Uni.createFrom().item(true) : connecting.map(issuer -> tenant.ready());
    }

    private Uni<Verified> verify(String token, RoutingContext ctx) {
        TokenAuthenticationRequest request = new TokenAuthenticationRequest(new AccessTokenCredential(token));
        HttpSecurityUtils.setRoutingContextAttribute(request, ctx);
        return identities.authenticate(request).map(identity -> remember(token, identity));
    }

    private Verified remember(String token, SecurityIdentity identity) {
        if (identity == null
                || !(identity.getPrincipal() instanceof JsonWebToken jwt)
                || jwt.getSubject() == null
                || jwt.getSubject().isBlank()) {
            throw new AuthenticationFailedException();
        }
        Verified known = new Verified(
                jwt.getSubject(),
                jwt.getExpirationTime(),
                Set.copyOf(identity.getRoles()),
                jwt.getClaim("state") instanceof String state ? state : null);
        verified.put(token, known);
        return known;
    }
}
