package org.acuerdo.gateway.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The request id and the W3C trace context: taken over where they are well formed, else made. */
public final class RequestIds {
    /** Key of the id in the routing context. */
    public static final String ID = "acuerdo.request-id";

    /** Key of the trace context in the routing context. */
    public static final String TRACE = "acuerdo.traceparent";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestIds() {}

    public static String id(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : made();
    }

    /** Told apart from all others by chance, and no secret: it need not be hard to guess. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = random.nextLong() & ~0xF000L | 0x4000L;
        long variant = random.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(version4, variant).toString();
    }

    public static String traceparent(String sent) {
        if (sent != null && TRACEPARENT.matcher(sent).matches()) {
            return sent;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // never all zeros, which would mean "no trace"
        return "00-" + hex(random.nextLong(1, Long.MAX_VALUE)) + hex(random.nextLong()) + "-"
                + hex(random.nextLong(1, Long.MAX_VALUE)) + "-01";
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
