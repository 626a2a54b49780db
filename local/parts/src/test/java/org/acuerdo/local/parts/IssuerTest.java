package org.acuerdo.local.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The local issuer as a web client and a service see it; tokens and keys are read by a foreign library. */
class IssuerTest {

    private static final String CALLBACK = "http://localhost:8080/sign-in";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private SigningKey key;
    private Issuer issuer;

    @BeforeEach
    void start() throws Exception {
        key = SigningKey.at(folder.resolve("issuer-key.pem"));
        issuer = new Issuer(key, Ports.free());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aTokenCarriesRoleStateAndSubjectAndVerifiesWithThePublishedKeys() throws Exception {
        var token = verified(key.accessToken(issuer.url(), Person.of("planner", "US")));
        var claims = token.getJWTClaimsSet();
        assertEquals(issuer.url(), claims.getIssuer());
        assertEquals(List.of("acuerdo"), claims.getAudience());
        assertEquals("planner-us", claims.getSubject());
        assertEquals(List.of("planner"), claims.getStringListClaim("groups"));
        assertEquals("US", claims.getStringClaim("state"));
        assertEquals(
                SigningKey.TOKEN_LIFE.toMillis(),
                claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
    }

    @Test
    void discoveryNamesEveryEndpoint() throws Exception {
        var about = JSONObjectUtils.parse(
                get(issuer.url() + "/.well-known/openid-configuration").body());
        assertEquals(issuer.url(), about.get("issuer"));
        assertEquals(issuer.url() + "/authorize", about.get("authorization_endpoint"));
        assertEquals(issuer.url() + "/token", about.get("token_endpoint"));
        assertEquals(issuer.url() + "/jwks", about.get("jwks_uri"));
        assertEquals(issuer.url() + "/logout", about.get("end_session_endpoint"));
    }

    @Test
    void aPersonSignsInByCodeWithProofOfPossession() throws Exception {
        String code = signIn(CALLBACK, Map.of("role", "treaty-officer", "person_state", "gt", "name", "ana"));
        var answer = redeem(code, CALLBACK, VERIFIER);
        assertEquals(200, answer.statusCode());
        var body = JSONObjectUtils.parse(answer.body());
        var access = verified((String) body.get("access_token")).getJWTClaimsSet();
        assertEquals("ana", access.getSubject());
        assertEquals("GT", access.getStringClaim("state"));
        var id = verified((String) body.get("id_token")).getJWTClaimsSet();
        assertEquals(List.of("acuerdo-web"), id.getAudience());
        assertEquals("n-1", id.getStringClaim("nonce"));
    }

    @Test
    void aCodeIsGoodOnceAndForItsOwnClientOnly() throws Exception {
        var officer = Map.of("role", "planner", "person_state", "US");
        String used = signIn(CALLBACK, officer);
        assertEquals(200, redeem(used, CALLBACK, VERIFIER).statusCode());
        assertEquals(400, redeem(used, CALLBACK, VERIFIER).statusCode());
        assertEquals(
                400,
                redeem(signIn(CALLBACK, officer), CALLBACK, "another verifier").statusCode());
        assertEquals(
                400,
                redeem(signIn(CALLBACK, officer), CALLBACK + "/else", VERIFIER).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "javascript:alert(1)",
                "//evil.example"
            })
    void nobodyIsSentElsewhere(String redirect) throws Exception {
        assertEquals(400, get(authorize(redirect)).statusCode());
        var logout = issuer.url() + "/logout?post_logout_redirect_uri=" + encode(redirect);
        assertEquals(400, get(logout).statusCode());
    }

    @Test
    void anOfficerWithoutAStateIsToldSoOnThePage() throws Exception {
        var answer =
                post(issuer.url() + "/sign-in", withRequest(CALLBACK, Map.of("role", "planner", "person_state", "")));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("role=\"alert\""), answer.body());
    }

    @Test
    void thePageSpeaksEnglishAndSpanishAndRunsNothing() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(authorize(CALLBACK)));
        var spanish = http.send(
                request.copy()
                        .header("Accept-Language", "es-GT,es;q=0.9,en;q=0.5")
                        .build(),
                BodyHandlers.ofString());
        assertTrue(
                spanish.body().contains("<html lang=\"es\">") && spanish.body().contains("Entrar"));
        var english = http.send(request.header("Accept-Language", "en").build(), BodyHandlers.ofString());
        assertTrue(
                english.body().contains("<html lang=\"en\">") && english.body().contains("Sign in"));
        assertFalse(english.body().contains("<script"));
        String policy = english.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe"), policy);
    }

    @Test
    void whatAClientSendsIsNeverMarkup() throws Exception {
        String html = get(authorize(CALLBACK + "?x=\"><b>")).body();
        assertFalse(html.contains("<b>"));
        String state = get(authorize(CALLBACK) + "&state=" + encode("\"><i>")).body();
        assertFalse(state.contains("<i>"));
    }

    @Test
    void theKeyIsKeptAndReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("issuer-key.pem");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        verified(SigningKey.at(file).accessToken(issuer.url(), Person.of("auditor", null)));
        SigningKey other = SigningKey.at(folder.resolve("other.pem"));
        assertNotEquals(key.jwks(), other.jwks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"president", "Planner", ""})
    void unknownRolesGetNoToken(String role) {
        assertThrows(IllegalArgumentException.class, () -> Person.of(role, "US"));
    }

    private SignedJWT verified(String token) throws Exception {
        var parsed = SignedJWT.parse(token);
        var keys = JWKSet.parse(get(issuer.url() + "/jwks").body());
        var published = keys.getKeyByKeyId(parsed.getHeader().getKeyID()).toRSAKey();
        assertTrue(parsed.verify(new RSASSAVerifier(published)));
        return parsed;
    }

    private String signIn(String callback, Map<String, String> choice) throws Exception {
        assertEquals(200, get(authorize(callback)).statusCode());
        var answer = post(issuer.url() + "/sign-in", withRequest(callback, choice));
        assertEquals(303, answer.statusCode(), answer.body());
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith(callback + "?code="), location);
        return location.substring((callback + "?code=").length());
    }

    private HttpResponse<String> redeem(String code, String callback, String verifier) throws Exception {
        String basic = Base64.getEncoder().encodeToString("acuerdo-web:any".getBytes(StandardCharsets.UTF_8));
        var form = Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", callback, "code_verifier", verifier);
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString(encode(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private String authorize(String callback) {
        return issuer.url() + "/authorize?" + encode(withRequest(callback, Map.of()));
    }

    private static Map<String, String> withRequest(String callback, Map<String, String> more) {
        var all = new java.util.HashMap<>(more);
        all.put("response_type", "code");
        all.put("client_id", "acuerdo-web");
        all.put("redirect_uri", callback);
        all.put("nonce", "n-1");
        all.put("code_challenge_method", "S256");
        all.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(SigningKey.sha256(VERIFIER)));
        return all;
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, Map<String, String> form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(BodyPublishers.ofString(encode(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
