package org.acuerdo.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.acuerdo.kit.json.Json;

/**
 * One entry of the trail.
 *
 * @param sequence number within the aggregate's chain, from 1
 * @param hash     SHA-256 over the previous hash, the number and the text
 */
@RegisterForReflection
public record AuditEntry(
        long sequence,
        String at,
        String action,
        JsonNode by,
        String requestId,
        JsonNode before,
        JsonNode after,
        String hash) {

    static AuditEntry of(Object[] row) {
        JsonNode content = Json.read((String) row[1], JsonNode.class);
        return new AuditEntry(
                ((Number) row[0]).longValue(),
                content.path("at").asText(),
                content.path("action").asText(),
                content.path("by"),
                content.path("requestId").asText(null),
                content.path("before"),
                content.path("after"),
                (String) row[2]);
    }
}
