package org.acuerdo.kit.http;

import java.util.Arrays;
import java.util.List;
import org.acuerdo.kit.problem.ProblemException;

/** ETags are the resource's version in quotes. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    static void require(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    428,
                    "PRECONDITION_REQUIRED",
                    "Send If-Match with the ETag you last read, so that nobody's change is overwritten.",
                    List.of(),
                    null);
        }
    }

    /** @throws ProblemException 412 unless one of the tags is this version */
    public static void check(String ifMatch, long version) {
        if (!matches(ifMatch, version)) {
            throw new ProblemException(
                    412, "STALE", "It was changed meanwhile. Read it again and decide anew.", List.of(), null);
        }
    }

    /** True if one of the header's tags is this version, or the header is {@code *} alone. */
    public static boolean matches(String header, long version) {
        return header != null
                && (header.trim().equals("*")
                        || Arrays.stream(header.split(","))
                                .map(String::trim)
                                .anyMatch(t -> t.equals(of(version)) || t.equals("W/" + of(version))));
    }
}
