package org.acuerdo.kit.audit.rules;

/**
 * Where a chain does not hold.
 *
 * @param entry number of the entry, the first one where several are concerned
 * @param to    the last one; the same as {@code entry} where it is known which
 * @param seal  the seal that proves it; null where the chain itself does
 */
public record Breach(Kind kind, long entry, long to, Long seal, String detail) {

    /** What was done. */
    public enum Kind {
        REMOVED,
        ALTERED,
        REORDERED,
        CUT_OFF
    }

    static Breach at(Kind kind, long entry, String detail) {
        return new Breach(kind, entry, entry, null, detail);
    }
}
