package org.acuerdo.kit.audit.rules;

import java.util.Arrays;

/**
 * An entry as it lies in the table.
 *
 * @param content its text; null once it was found sound, to hold no more than needed
 */
public record Link(long number, byte[] previous, byte[] hash, String content) {

    /** Its text is dropped if it is what was hashed. */
    public static Link of(long number, byte[] previous, byte[] hash, String content) {
        boolean sound = Arrays.equals(Hashes.entry(previous, number, content), hash);
        return new Link(number, previous, hash, sound ? null : content);
    }

    boolean sound() {
        return content == null;
    }

    /** True if its text was hashed as the entry of this number after that hash. */
    boolean was(long other, byte[] before, byte[] itsHash) {
        return Arrays.equals(Hashes.entry(before, other, content), itsHash);
    }
}
