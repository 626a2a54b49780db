package org.acuerdo.local.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small OpenID Connect issuer for one machine: real tokens and a real key set, but anyone who reaches it may choose whom to be.
 * It therefore listens on localhost only, and sends codes only to localhost.
 */
public final class Issuer implements AutoCloseable {

    private final SigningKey key;
    private final String url;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AuthorizationCodes codes = new AuthorizationCodes();

    /** Starts it on a port of the loopback address. */
    public Issuer(SigningKey key, int port) throws IOException {
        this.key = key;
        this.url = "http://localhost:" + port;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 64);
        this.threads = Executors.newFixedThreadPool(4, task -> {
            var thread = new Thread(task, "issuer");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        serve("/.well-known/openid-configuration", "GET", exchange -> Reply.json(200, discovery()));
        serve("/jwks", "GET", exchange -> Reply.json(200, key.jwks()));
        serve("/style.css", "GET", exchange -> Reply.css(SignInPage.STYLE));
        serve("/authorize", "GET", this::signInPage);
        serve("/sign-in", "POST", this::signIn);
        serve("/token", "POST", this::token);
        serve("/logout", "GET", this::logout);
        server.start();
    }

    /** The issuer's name in tokens, and its address. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers one request. */
    interface Handler {
        Reply answer(HttpExchange exchange) throws IOException;
    }

    /** Adds a path; another method answers 405, a request that makes no sense 400 with a line that says why. */
    void serve(String path, String method, Handler handler) {
        server.createContext(path, exchange -> {
            Reply reply;
            try {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    reply = Reply.text(404, "Not found");
                } else if (!exchange.getRequestMethod().equals(method)) {
                    reply = Reply.text(405, "Use " + method);
                } else if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
                    // a foreign name that resolves to this machine must not get tokens out of it
                    reply = Reply.text(403, "The local issuer answers to localhost only");
                } else {
                    reply = handler.answer(exchange);
                }
            } catch (IllegalArgumentException e) {
                reply = Reply.text(400, e.getMessage());
            }
            reply.send(exchange);
        });
    }

    private String discovery() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("issuer", url);
        about.put("authorization_endpoint", url + "/authorize");
        about.put("token_endpoint", url + "/token");
        about.put("jwks_uri", url + "/jwks");
        about.put("end_session_endpoint", url + "/logout");
        about.put("response_types_supported", List.of("code"));
        about.put("grant_types_supported", List.of("authorization_code"));
        about.put("subject_types_supported", List.of("public"));
        about.put("id_token_signing_alg_values_supported", List.of("RS256"));
        about.put("code_challenge_methods_supported", List.of("S256"));
        about.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        about.put("scopes_supported", List.of("openid", "profile"));
        about.put("claims_supported", List.of("sub", "groups", "state", "preferred_username"));
        return JsonText.of(about);
    }

    private Reply signInPage(HttpExchange exchange) {
        var request = AuthorizationRequest.of(Form.query(exchange));
        return Reply.page(200, SignInPage.html(request, SignInPage.spanish(exchange), null), request.origin());
    }

    private Reply signIn(HttpExchange exchange) throws IOException {
        Form form = Form.body(exchange);
        var request = AuthorizationRequest.of(form);
        Person person;
        try {
            String state = form.text("person_state");
            person = Person.of(
                    form.required("role"),
                    state == null ? null : state.toUpperCase(java.util.Locale.ROOT),
                    form.text("name"));
        } catch (IllegalArgumentException e) {
            return Reply.page(
                    400, SignInPage.html(request, SignInPage.spanish(exchange), e.getMessage()), request.origin());
        }
        return Reply.redirect(request.redirectWith(codes.issue(request, person)));
    }

    private Reply token(HttpExchange exchange) throws IOException {
        Form form = Form.body(exchange);
        if (!"authorization_code".equals(form.text("grant_type"))) {
            return Reply.json(400, "{\"error\":\"unsupported_grant_type\"}");
        }
        String client = basicUser(exchange.getRequestHeaders().getFirst("Authorization"));
        var granted = codes.redeem(
                form.required("code"),
                client == null ? form.text("client_id") : client,
                form.text("redirect_uri"),
                form.text("code_verifier"));
        if (granted.isEmpty()) {
            return Reply.json(400, "{\"error\":\"invalid_grant\"}");
        }
        var request = granted.get().request();
        Person person = granted.get().person();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", key.accessToken(url, person));
        answer.put("id_token", key.idToken(url, request.clientId(), person, request.nonce()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", SigningKey.TOKEN_LIFE.toSeconds());
        answer.put("scope", "openid");
        return Reply.json(200, JsonText.of(answer));
    }

    private Reply logout(HttpExchange exchange) {
        Form form = Form.query(exchange);
        String to = form.text("post_logout_redirect_uri");
        if (to == null) {
            return Reply.text(200, "Signed out / Sesión cerrada");
        }
        String state = form.text("state");
        AuthorizationRequest.requireLocal(to);
        return Reply.redirect(state == null ? to : Form.withParameters(to, Map.of("state", state)));
    }

    private static boolean isLocal(String host) {
        return host != null && host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }

    private static String basicUser(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return null;
        }
        String pair =
                new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
        String user = pair.contains(":") ? pair.substring(0, pair.indexOf(':')) : pair;
        return java.net.URLDecoder.decode(user, StandardCharsets.UTF_8);
    }

    /** Whether a URI leads to this machine and nowhere else. */
    static boolean leadsHere(String uri) {
        try {
            URI parsed = URI.create(uri);
            String host = parsed.getHost();
            return ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))
                    && parsed.getUserInfo() == null
                    && parsed.getFragment() == null
                    && host != null
                    && List.of("localhost", "127.0.0.1", "[::1]").contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
