package org.acuerdo.gateway.access;

import java.util.Set;

/**
 * What the gateway knows of a token that passed all checks.
 *
 * @param subject          claim {@code sub}
 * @param expiresAtSeconds claim {@code exp}, wall time
 * @param roles            claim {@code groups}
 * @param state            claim {@code state}, or null
 */
public record Verified(String subject, long expiresAtSeconds, Set<String> roles, String state) {}
