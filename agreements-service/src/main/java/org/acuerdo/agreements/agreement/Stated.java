package org.acuerdo.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.acuerdo.kit.json.Json;

/**
 * A fact as an officer stated it, with its source.
 *
 * @param what    what happened, as messages and the trail name it
 * @param content the officer's words: dates, source, reason
 * @param by      the officer's state
 * @param version version of the agreement that it made
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stated(String what, JsonNode content, String by, Instant recordedAt, long version) {

    static Stated of(AgreementFactEntry entry) {
        return new Stated(
                entry.kind, Json.read(entry.content, JsonNode.class), entry.byState, entry.recordedAt, entry.version);
    }

    boolean correction() {
        return what.equals(Correction.WHAT);
    }
}
