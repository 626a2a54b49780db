package org.acuerdo.gateway.access;

/**
 * What the gateway knows of a token that passed all checks.
 *
 * @param subject          claim {@code sub}
 * @param expiresAtSeconds claim {@code exp}, wall time
 */
public record Verified(String subject, long expiresAtSeconds) {}
