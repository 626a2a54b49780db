package org.acuerdo.kit.audit.rules;

/**
 * What a seal says of a chain.
 *
 * @param number number of the entry that was the last
 * @param hash   its hash, in hex
 */
public record SealedHead(long seal, long number, String hash) {}
