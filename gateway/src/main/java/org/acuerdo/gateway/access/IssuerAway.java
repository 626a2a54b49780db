package org.acuerdo.gateway.access;

import io.quarkus.oidc.OIDCException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells that the issuer can't be reached from that something is wrong with a token. */
public final class IssuerAway {
    private IssuerAway() {}

    public static boolean is(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OIDCException || t instanceof IOException || t instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
