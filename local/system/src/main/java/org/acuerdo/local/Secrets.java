package org.acuerdo.local;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets. */
final class Secrets {

    private Secrets() {}

    /** 32 random bytes as text. */
    static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
