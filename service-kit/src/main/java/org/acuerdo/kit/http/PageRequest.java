package org.acuerdo.kit.http;

import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.acuerdo.kit.problem.ProblemException;

/**
 * Which page is asked for.
 *
 * @param limit  1 to 200, default 50
 * @param cursor key of the last item of the page before; null for the first page
 */
public record PageRequest(int limit, String cursor) {
    public static final int MAX = 200;
    public static final int DEFAULT = 50;

    public static PageRequest of(UriInfo uri) {
        long limit = Queries.number(uri, "limit").orElse((long) DEFAULT);
        if (limit < 1 || limit > MAX) {
            throw ProblemException.malformed("limit", "1 to " + MAX);
        }
        return new PageRequest((int) limit, cursor(uri));
    }

    /** For lists where {@code limit} means something else. */
    public static PageRequest fixed(UriInfo uri, int size) {
        return new PageRequest(size, cursor(uri));
    }

    private static String cursor(UriInfo uri) {
        return Queries.text(uri, "cursor")
                .map(c -> {
                    try {
                        return new String(Base64.getUrlDecoder().decode(c), StandardCharsets.UTF_8);
                    } catch (IllegalArgumentException e) {
                        throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
                    }
                })
                .orElse(null);
    }
}
