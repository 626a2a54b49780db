package org.acuerdo.kit.audit.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.acuerdo.contracts.message.AuditSealed;

/** How entries and seals are hashed, so that anyone can reckon them again. */
public final class Hashes {
    private Hashes() {}

    /** SHA-256 over the hash before, the number, a line feed and the text. */
    public static byte[] entry(byte[] previous, long number, String content) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update((number + "\n" + content).getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    /**
     * SHA-256, in hex, over these lines, each ended by a line feed: {@code acuerdo-seal-1}, service, number, time, hash
     * before, then for each head its type, id, entry number and hash with a space between.
     */
    public static String seal(AuditSealed seal) {
        MessageDigest digest = sha256();
        update(digest, "acuerdo-seal-1");
        update(digest, seal.service());
        update(digest, Long.toString(seal.number()));
        update(digest, seal.sealedAt());
        update(digest, seal.previous());
        seal.heads().forEach(h -> update(digest, h.type() + " " + h.id() + " " + h.entry() + " " + h.hash()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
