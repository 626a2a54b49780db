package org.acuerdo.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a browser may do with a page: own style sheets and pictures, no script but the page's own file where it has one, forms
 * back here and to the issuer.
 */
@ApplicationScoped
public class PagePolicy {
    private final String policy;
    private final String withScript;
    private final boolean secure;

    PagePolicy(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            @ConfigProperty(name = "quarkus.oidc.web.authentication.cookie-force-secure", defaultValue = "false")
                    boolean secure) {
        URI uri = URI.create(issuer);
        // signing out posts here and is sent on to the issuer, which browsers hold against form-action too
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        this.policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self' "
                + origin + "; frame-ancestors 'none'";
        this.withScript = policy + "; script-src 'self'; connect-src 'self'";
        this.secure = secure;
    }

    public boolean secure() {
        return secure;
    }

    public void apply(Response.ResponseBuilder answer, boolean script) {
        answer.header("Content-Security-Policy", script ? withScript : policy)
                .header("Referrer-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}
