package org.acuerdo.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the issuer would sign them, and such as it never would. */
final class Tokens {
    private Tokens() {}

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** Address of the server in the place of flights-service, for what is between it and the test. */
    static String flights() {
        return config("ACUERDO_FLIGHTS_URL");
    }

    static String issuer() {
        return config("ACUERDO_ISSUER");
    }

    /** A good one. */
    static String of(String subject) {
        return signed(subject, claims -> claims);
    }

    /** Signed with the issuer's own key, with claims changed. */
    static String signed(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        RSAKey key = issuersKey();
        return sign(key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), subject, change);
    }

    /** Signed with another key under the issuer's key id. */
    static String forged(String subject) {
        try {
            RSAKey other = new RSAKeyGenerator(2048).generate();
            return sign(
                    other,
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuersKey().getKeyID()),
                    subject,
                    claims -> claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String withoutSignature(String subject) {
        return new PlainJWT(claims(subject).build()).serialize();
    }

    /** RS384 with the issuer's key: an algorithm that isn't agreed. */
    static String otherAlgorithm(String subject) {
        RSAKey key = issuersKey();
        return sign(key, new JWSHeader.Builder(JWSAlgorithm.RS384).keyID(key.getKeyID()), subject, claims -> claims);
    }

    /** HS256 with the public key as the secret: the old confusion of algorithms. */
    static String publicKeyAsSecret(String subject) {
        try {
            RSAKey key = issuersKey();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(subject).build());
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(
            RSAKey key, JWSHeader.Builder header, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT jwt =
                    new SignedJWT(header.build(), change.apply(claims(subject)).build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("acuerdo")
                .subject(subject)
                .claim("groups", List.of("planner"))
                .claim("state", "US")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static RSAKey issuersKey() {
        try {
            String pem = Files.readString(Path.of(config("test.issuer.key")));
            byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            RSAPublicKey open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException | GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
