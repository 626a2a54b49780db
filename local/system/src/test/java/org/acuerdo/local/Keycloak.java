package org.acuerdo.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.acuerdo.local.parts.Checkout;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SafeFiles;
import org.awaitility.Awaitility;

/**
 * A Keycloak of its own, in development mode and in memory, with the realm of {@code deploy/overlays/local}. The Maven profile
 * {@code keycloak} unpacks it and names its folder.
 */
final class Keycloak implements AutoCloseable {
    private static final Path REALM = Checkout.root().resolve("deploy/overlays/local/issuer/realm.json");
    private static final String SHIPPED_ROOM = "http://localhost:8080/";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ADMIN = "admin";

    private final Path home = Path.of(System.getProperty("acuerdo.keycloak"));
    private final Path log = home.resolve("keycloak.log");
    private final URI url = URI.create("http://localhost:" + Ports.free());
    private final String secret = Secrets.random();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;

    /** Starts it. @param room where the control room will be: the realm's client may be sent back there */
    Keycloak(URI room) {
        try {
            Path imported = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(
                    imported.resolve("acuerdo-realm.json"),
                    Files.readString(REALM)
                            .replace(SHIPPED_ROOM, room.resolve("/").toString()));
            ProcessBuilder builder = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + url.getPort())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", secret);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of the control room's client, as the realm's file has it. */
    static String webClientSecret() {
        return client("acuerdo-web").path("secret").asText();
    }

    /** The password that all the realm's people have. */
    static String password() {
        return realm().at("/users/0/credentials/0/value").asText();
    }

    private static JsonNode client(String id) {
        for (JsonNode client : realm().path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new IllegalStateException("the realm has no client " + id);
    }

    private static JsonNode realm() {
        try {
            return Api.read(Files.readString(REALM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("Keycloak ended while starting: " + SafeFiles.tail(log));
            }
            return Http.ok(URI.create(issuer() + "/.well-known/openid-configuration"));
        });
    }

    /** What its tokens name as their issuer. */
    String issuer() {
        return url + "/realms/acuerdo";
    }

    /** A real access token of one of the realm's people, such as {@code planner-us}. */
    String token(String user) {
        return token(user, "acuerdo-cli");
    }

    /** The same from another client of the realm. */
    String token(String user, String client) {
        return token(issuer(), client, user, password());
    }

    private String token(String issuer, String client, String user, String password) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of(
                        "grant_type", "password", "client_id", client, "username", user, "password", password)))));
        if (answer.statusCode() != 200) {
            throw new AssertionError("no token for " + user + ": " + answer.body());
        }
        return Api.read(answer.body()).path("access_token").asText();
    }

    /** From now on signs with a new key, and forgets all that it signed with before. */
    void rotate() {
        JsonNode old = asAdmin("GET", "/components?type=org.keycloak.keys.KeyProvider", "");
        String realm = asAdmin("GET", "", "").path("id").asText();
        asAdmin("POST", "/components", """
            {"name": "next", "parentId": "%s", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
             "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"], "keySize": ["2048"], "algorithm": ["RS256"]}}
            """.formatted(realm));
        for (JsonNode component : old) {
            if (component.path("providerId").asText().equals("rsa-generated")) {
                asAdmin("DELETE", "/components/" + component.path("id").asText(), "");
            }
        }
    }

    private JsonNode asAdmin(String method, String path, String body) {
        String token = token(url + "/realms/master", "admin-cli", ADMIN, secret);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/admin/realms/acuerdo" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Api.read(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        // the script's child is the server; it stops by itself, and where it does not it is ended
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
