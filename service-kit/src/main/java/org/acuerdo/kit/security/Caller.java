package org.acuerdo.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, read from the verified token. */
@RequestScoped
public class Caller {

    @Inject
    SecurityIdentity identity;

    private Actor actor;

    /** The actor; the resource requires authentication, so there is always one. */
    public Actor actor() {
        if (actor == null) {
            JsonWebToken token = (JsonWebToken) identity.getPrincipal();
            Set<Role> roles = identity.getRoles().stream()
                    .flatMap(r -> Role.ofClaim(r).stream())
                    .collect(Collectors.toUnmodifiableSet());
            actor = new Actor(token.getSubject(), roles, token.getClaim("state"));
        }
        return actor;
    }
}
