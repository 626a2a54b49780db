package org.acuerdo.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.acuerdo.gateway.proxy.Part;

/**
 * Calendar programs ask for a user and a password and know of no bearer token: on the calendar's path alone the password of
 * HTTP Basic authentication is taken for the token, whoever the user is said to be. The token never stands in an address,
 * which programs and logs keep; the services get it, and check it, as ever.
 */
final class CalendarPassword {
    private static final String CALENDAR = Part.API + "flights.ics";
    private static final String BASIC = "Basic ";

    private CalendarPassword() {}

    /** The credential as a bearer token where it is a calendar program's password, which the request then carries too. */
    static String asBearer(HttpServerRequest request, String credential) {
        if (!reads(request) || !credential.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return credential;
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(credential.substring(BASIC.length()).trim()),
                    StandardCharsets.UTF_8);
            String token = pair.substring(pair.indexOf(':') + 1);
            if (!token.matches("[A-Za-z0-9._-]{1,8000}")) {
                return credential;
            }
            String bearer = "Bearer " + token;
            request.headers().set(HttpHeaders.AUTHORIZATION, bearer);
            return bearer;
        } catch (IllegalArgumentException notBase64) {
            return credential;
        }
    }

    /** Tells a calendar program that a password would do. */
    static void offer(RoutingContext ctx) {
        if (reads(ctx.request())) {
            ctx.response().headers().add("WWW-Authenticate", "Basic realm=\"acuerdo\", charset=\"UTF-8\"");
        }
    }

    private static boolean reads(HttpServerRequest request) {
        return CALENDAR.equals(request.path())
                && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD);
    }
}
