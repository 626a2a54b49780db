package org.acuerdo.local.parts;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a web client asks of the sign-in page (OpenID Connect, authorization-code flow).
 *
 * @param challenge PKCE challenge (S256), or null
 */
record AuthorizationRequest(String clientId, String redirectUri, String state, String nonce, String challenge) {

    /** Reads and checks the parameters; the page and its form carry the same ones. */
    static AuthorizationRequest of(Form form) {
        if (!"code".equals(form.required("response_type"))) {
            throw new IllegalArgumentException("Only response_type=code is offered");
        }
        String method = form.text("code_challenge_method");
        String challenge = form.text("code_challenge");
        if (challenge != null && !"S256".equals(method)) {
            throw new IllegalArgumentException("Only code_challenge_method=S256 is offered");
        }
        requireLocal(form.required("redirect_uri"));
        return new AuthorizationRequest(
                form.required("client_id"),
                form.required("redirect_uri"),
                form.text("state"),
                form.text("nonce"),
                challenge);
    }

    static void requireLocal(String uri) {
        if (!Issuer.leadsHere(uri)) {
            throw new IllegalArgumentException("The local issuer sends people back to localhost only");
        }
    }

    /** Scheme, host and port of the client, which the page's form may lead to. */
    String origin() {
        URI uri = URI.create(redirectUri);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    String redirectWith(String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        if (state != null) {
            parameters.put("state", state);
        }
        return Form.withParameters(redirectUri, parameters);
    }

    /** The parameters again, as hidden fields of the form. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("response_type", "code");
        all.put("client_id", clientId);
        all.put("redirect_uri", redirectUri);
        all.put("state", state);
        all.put("nonce", nonce);
        all.put("code_challenge", challenge);
        all.put("code_challenge_method", challenge == null ? null : "S256");
        all.values().removeIf(java.util.Objects::isNull);
        return all;
    }
}
