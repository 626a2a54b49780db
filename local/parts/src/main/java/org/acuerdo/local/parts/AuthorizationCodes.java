package org.acuerdo.local.parts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes handed to a browser: each good once, for a minute, for the client, address and PKCE challenge it was made for. */
final class AuthorizationCodes {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentHashMap<String, Granted> open = new ConcurrentHashMap<>();

    record Granted(AuthorizationRequest request, Person person, Instant until) {}

    String issue(AuthorizationRequest request, Person person) {
        open.values().removeIf(granted -> granted.until().isBefore(Instant.now()));
        if (open.size() >= MOST) {
            throw new IllegalArgumentException("Too many sign-ins at once");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String code = URL.encodeToString(bytes);
        open.put(code, new Granted(request, person, Instant.now().plus(LIFE)));
        return code;
    }

    Optional<Granted> redeem(String code, String client, String redirectUri, String verifier) {
        return Optional.ofNullable(open.remove(code))
                .filter(granted -> granted.until().isAfter(Instant.now()))
                .filter(granted -> granted.request().clientId().equals(client))
                .filter(granted -> granted.request().redirectUri().equals(redirectUri))
                .filter(granted -> matches(granted.request().challenge(), verifier));
    }

    private static boolean matches(String challenge, String verifier) {
        return challenge == null
                || (verifier != null && challenge.equals(URL.encodeToString(SigningKey.sha256(verifier))));
    }
}
