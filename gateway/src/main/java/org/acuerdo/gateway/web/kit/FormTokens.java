package org.acuerdo.gateway.web.kit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Keeps other sites from sending forms in somebody's name: a form must carry what its browser's cookie carries, which no
 * other site can read, and the browser must not say that another site sent it. The session's cookie is {@code SameSite} besides.
 */
public final class FormTokens {
    static final String COOKIE = "form";
    static final String FIELD = "token";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private FormTokens() {}

    /** The browser's token, or a fresh one where it has none. */
    static String of(String cookie) {
        if (cookie != null && cookie.matches("[A-Za-z0-9_-]{" + LENGTH + "}")) {
            return cookie;
        }
        byte[] random = new byte[LENGTH * 3 / 4];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether a form came from a page that this browser was shown. */
    public static boolean genuine(RoutingContext ctx, Visit visit, MultivaluedMap<String, String> form) {
        String site = ctx.request().getHeader("Sec-Fetch-Site");
        String sent = form.getFirst(FIELD);
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), visit.formToken().getBytes(StandardCharsets.UTF_8));
    }
}
