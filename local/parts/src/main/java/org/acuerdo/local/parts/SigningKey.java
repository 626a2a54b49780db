package org.acuerdo.local.parts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The local issuer's key: signs tokens (RS256) and shows its public half. Kept in a file only its owner reads. */
public final class SigningKey {

    /** How long a local token is valid, in wall time. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final RSAPrivateCrtKey key;
    private final String id;

    private SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
        this.id = thumbprint(key);
    }

    /** Reads the key, or makes it on first use. */
    public static SigningKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
                SafeFiles.replace(
                        file,
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                                + "\n-----END PRIVATE KEY-----\n");
            }
            String base64 = SafeFiles.read(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new SigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The issuer's key " + file + " cannot be read", e);
        }
    }

    /** A bearer token for the services: audience {@code acuerdo}. */
    public String accessToken(String issuer, Person person) {
        return sign(claims(issuer, "acuerdo", person));
    }

    /** The same for a person of several roles. */
    String accessToken(String issuer, Person person, List<String> roles) {
        Map<String, Object> claims = claims(issuer, "acuerdo", person);
        claims.put("groups", roles);
        return sign(claims);
    }

    /** What tells a web client who signed in: the audience is that client. */
    String idToken(String issuer, String client, Person person, String nonce) {
        Map<String, Object> claims = claims(issuer, client, person);
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return sign(claims);
    }

    /** The public key set (RFC 7517). */
    String jwks() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("alg", "RS256");
        jwk.put("kid", id);
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return JsonText.of(Map.of("keys", List.of(jwk)));
    }

    private static Map<String, Object> claims(String issuer, String audience, Person person) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", person.subject());
        claims.put("preferred_username", person.subject());
        claims.put("groups", List.of(person.role()));
        if (person.state() != null) {
            claims.put("state", person.state());
        }
        claims.put("iat", now);
        claims.put("exp", now + TOKEN_LIFE.toSeconds());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private String sign(Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", id);
        String content = encode(JsonText.of(header)) + "." + encode(JsonText.of(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
    }

    /** Key id as RFC 7638 has it, so that a new key never hides behind an old id. */
    private static String thumbprint(RSAPrivateCrtKey key) {
        String canonical = "{\"e\":\"" + unsigned(key.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                + unsigned(key.getModulus()) + "\"}";
        return URL.encodeToString(sha256(canonical));
    }

    /** SHA-256 of a text's UTF-8 bytes. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skip = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return URL.encodeToString(java.util.Arrays.copyOfRange(bytes, skip, bytes.length));
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
