package org.acuerdo.kit.security;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks a bearer token's signature once and not with each call: a token that was found good stays so until it expires, but at
 * most a minute, after which its key may have been withdrawn. What was not found good is checked again each time.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";
    private static final long MOST_SECONDS = 60;
    /** A token takes some 2 KiB here. */
    private static final int MOST_KNOWN = 2_000;

    @Inject
    OidcAuthenticationMechanism oidc;

    private record Known(SecurityIdentity identity, long untilSecond) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return oidc.authenticate(context, providers);
        }
        Known found = known.get(header);
        if (found != null && Instant.now().getEpochSecond() < found.untilSecond()) {
            return Uni.createFrom().item(found.identity());
        }
        return oidc.authenticate(context, providers).invoke(identity -> remember(header, identity));
    }

    private void remember(String header, SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        long now = Instant.now().getEpochSecond();
        // a copy: the identity itself holds on to the call it came with
        SecurityIdentity copy = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
        known.put(header, new Known(copy, Math.min(token.getExpirationTime(), now + MOST_SECONDS)));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
