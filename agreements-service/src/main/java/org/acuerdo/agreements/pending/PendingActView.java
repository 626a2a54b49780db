package org.acuerdo.agreements.pending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.kit.json.Json;

/**
 * An act that waits, as the API shows it.
 *
 * @param proposedBy the state that proposed it
 * @param waitingFor the state whose countersignature it waits for; absent once it waits no longer
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingActView(
        UUID id,
        String kind,
        JsonNode content,
        String contentHash,
        String proposedBy,
        String waitingFor,
        Instant proposedAt,
        String status,
        Instant closedAt,
        String closedBy,
        String reason) {

    public static PendingActView of(PendingAct act) {
        return new PendingActView(
                act.id,
                act.kind,
                Json.read(act.content, JsonNode.class),
                act.contentHash,
                act.proposedByState,
                act.status.equals("PENDING") ? act.waitingFor : null,
                act.proposedAt,
                act.status,
                act.closedAt,
                act.closedByState,
                act.reason);
    }
}
