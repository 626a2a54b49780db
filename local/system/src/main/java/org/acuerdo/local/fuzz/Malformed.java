package org.acuerdo.local.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request that nothing may accept.
 *
 * @param method  HTTP method
 * @param uri     path and query, encoded
 * @param headers beside the token
 * @param body    or null
 * @param wrong   what is wrong with it, for the report
 */
public record Malformed(String method, String uri, Map<String, String> headers, byte[] body, String wrong) {

    static Malformed withBody(String method, String uri, String body, String wrong) {
        return new Malformed(method, uri, Map.of(), body.getBytes(StandardCharsets.UTF_8), wrong);
    }

    @Override
    public String toString() {
        return method + " " + uri + " (" + wrong + ")";
    }
}
