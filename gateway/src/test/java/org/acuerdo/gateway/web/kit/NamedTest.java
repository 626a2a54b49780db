package org.acuerdo.gateway.web.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** What the header calls a person: never a number where the issuer tells a name. */
class NamedTest {
    private static final String NUMBER = "9a3f1c1e-5a0e-4a52-9d0d-0c3c6f3f7b11";

    private static String named(Map<String, String> told) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(NUMBER);
        told.forEach(claims::setClaim);
        return Pages.named(new OidcJwtCallerPrincipal(claims, null));
    }

    @Test
    void byTheNameThatTheTokenHas() {
        assertEquals("Ana Pérez", named(Map.of("name", "Ana Pérez", "preferred_username", "ana.perez")));
        assertEquals("ana.perez", named(Map.of("name", " ", "preferred_username", "ana.perez")));
        assertEquals(NUMBER, named(Map.of()));
    }
}
