package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.parts.Ports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The three services with Keycloak in the place of the local issuer, and the realm that {@code deploy} ships. Run by the Maven profile
 * {@code keycloak} alone, which fetches Keycloak. The tests that change the realm come last.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Of its own: the services that come and go here share the work with those that belong to it. */
    private final SystemUnderTest acuerdo = SystemUnderTest.own();

    private final Map<Part, Integer> ports = new HashMap<>();
    private final List<Process> services = new ArrayList<>();
    private URI gateway;
    private Keycloak keycloak;

    @BeforeAll
    void start() {
        Part.SERVICES.forEach(part -> ports.put(part, Ports.free()));
        gateway = url(Part.GATEWAY);
        keycloak = new Keycloak(gateway);
        keycloak.awaitReady();
        Part.SERVICES.forEach(part -> services.add(acuerdo.system().replica(part, settings(part))));
        Awaitility.await().atMost(PATIENCE).until(() -> Http.ok(gateway.resolve("/q/health/ready")));
    }

    private URI url(Part part) {
        return URI.create("http://localhost:" + ports.get(part));
    }

    private Map<String, String> settings(Part part) {
        var settings = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT", ports.get(part).toString(),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.free()),
                "ACUERDO_ISSUER", keycloak.issuer(),
                // as deploy/base has it
                "ACUERDO_ISSUER_JWKS_PATH", "/protocol/openid-connect/certs",
                "ACUERDO_AGREEMENTS_URL", url(Part.AGREEMENTS).toString(),
                "ACUERDO_FLIGHTS_URL", url(Part.FLIGHTS).toString()));
        if (part == Part.GATEWAY) {
            settings.put("ACUERDO_OIDC_CLIENT_SECRET", Keycloak.webClientSecret());
            // any answer of a service counts: its management port is not the usual one here
            settings.put("ACUERDO_GATEWAY_MANAGEMENT_PORT_OFFSET", "0");
            // a rotation is seen sooner than in production
            settings.put("ACUERDO_GATEWAY_RECHECK_TOKENS", "1S");
            settings.put("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "1S");
        }
        return settings;
    }

    @AfterAll
    void stop() {
        services.forEach(Process::destroyForcibly);
        if (keycloak != null) {
            keycloak.close();
        }
        acuerdo.end();
    }

    private RequestSpecification with(String token) {
        return acuerdo.anonymous().baseUri(gateway.toString()).header("Authorization", "Bearer " + token);
    }

    private RequestSpecification as(String user) {
        return with(keycloak.token(user));
    }

    private static String agreement(String sender) {
        return Bodies.AGREEMENT
                .replace("EXAMPLE-US-GT", "KEYCLOAK-" + Api.freshId())
                .replace("\"US\"", "\"" + sender + "\"");
    }

    @Test
    @Order(1)
    void itsTokensReadAndWriteByRoleAndState() {
        String created = as("treaty-officer-us")
                .body(agreement("US"))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("planner-gt")
                .get(Scene.API + "agreements/" + created)
                .then()
                .statusCode(200)
                .body("status", equalTo("ANNOUNCED"));
        // the role is looked at, and the state
        as("planner-us")
                .body(agreement("US"))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(403);
        as("treaty-officer-us")
                .body(agreement("SV"))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(403);
        // and by the other service
        String quotas = Scene.API + "quotas?agreement=" + created + "&from=2025-02-10&to=2025-02-16&agreementVersion=1";
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> as("planner-us").get(quotas + "&wait=PT5S").statusCode() == 200);
        String flight = Bodies.flight(created, "2025-02-12");
        String path = Scene.API + "flights/";
        as("treaty-officer-us").body(flight).put(path + Api.freshId()).then().statusCode(403);
        as("planner-us")
                .body(flight)
                .put(path + Api.freshId())
                .then()
                .statusCode(422)
                .body("violations.code", org.hamcrest.Matchers.hasItem("AGREEMENT_NOT_OPERATIVE"));
    }

    @Test
    @Order(2)
    void aTokenForSomebodyElseIsRefusedEverywhere() {
        // the same person of the same realm, but a client that is not meant for this interface
        refused(keycloak.token("planner-us", "admin-cli"));
    }

    @Test
    @Order(3)
    void forgedTokensAreRefusedEverywhere() throws GeneralSecurityException {
        String[] good = keycloak.token("planner-us").split("\\.");
        String raised = decoded(good[1]).replace("planner", "treaty-officer");
        assertTrue(raised.contains("treaty-officer"), raised);
        refused(good[0] + "." + encoded(raised) + "." + good[2]);
        PrivateKey other = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(other);
        signature.update((good[0] + "." + good[1]).getBytes(StandardCharsets.US_ASCII));
        refused(good[0] + "." + good[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
        refused(encoded(decoded(good[0]).replace("RS256", "none")) + "." + good[1] + ".");
    }

    private void refused(String token) {
        with(token).get(Scene.API + "flights").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        for (Part service : List.of(Part.AGREEMENTS, Part.FLIGHTS)) {
            String list = service == Part.AGREEMENTS ? "agreements" : "flights";
            with(token)
                    .baseUri(url(service).toString())
                    .get(Scene.API + list)
                    .then()
                    .statusCode(401);
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(4)
    void anOfficialSignsInAtKeycloakAndOutAgain() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.stranger(gateway, "es-GT");
            page.navigate("/room/agreements");
            assertTrue(page.url().startsWith(keycloak.issuer()), page.url());
            page.fill("#username", "clearance-officer-gt");
            page.fill("#password", Keycloak.password());
            page.click("#kc-login");
            page.waitForSelector(".acuerdo-header__user");
            assertEquals("/room/agreements", URI.create(page.url()).getPath());
            assertEquals("es", page.getAttribute("html", "lang"));
            String person = page.textContent(".acuerdo-header__user");
            assertTrue(person.contains("Guatemala"), "the state is known: " + person);
            assertTrue(person.contains("clearance officer GT"), "by name, not by number: " + person);
            page.click(".acuerdo-header__button");
            page.waitForURL(at -> at.startsWith(gateway.resolve("/signed-out").toString()));
            page.navigate("/");
            assertTrue(page.url().startsWith(keycloak.issuer()), "asked again who it is: " + page.url());
        }
    }

    @Test
    @Order(5)
    void aTokenEndsWithTheKeyThatSignedIt() {
        String old = keycloak.token("planner-us");
        with(old).get(Scene.API + "flights").then().statusCode(200);
        keycloak.rotate();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> as("planner-us").get(Scene.API + "flights").statusCode() == 200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> with(old).get(Scene.API + "flights").statusCode() == 401);
    }
}
