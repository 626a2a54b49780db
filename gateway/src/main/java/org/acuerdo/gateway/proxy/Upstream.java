package org.acuerdo.gateway.proxy;

import java.net.URI;

/** Where a service listens. */
public record Upstream(String host, int port, boolean tls) {
    public static Upstream of(String url) {
        URI uri = URI.create(url);
        boolean tls = "https".equals(uri.getScheme());
        if (uri.getHost() == null || !tls && !"http".equals(uri.getScheme())) {
            throw new IllegalArgumentException("not an http or https URL of a service: " + url);
        }
        return new Upstream(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80, tls);
    }
}
