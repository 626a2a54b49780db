package org.acuerdo.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A correction as it is kept: what stood, what stands, and why.
 *
 * @param was   what stood; null: open, or nothing
 * @param value what stands; null: open
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Correction(@JsonProperty(required = true) String field, String was, String value, String reason) {
    /** As messages, the trail and the record of facts name it. */
    public static final String WHAT = "corrected";

    Map<String, String> before() {
        Map<String, String> before = new HashMap<>();
        before.put("field", field);
        before.put("value", was);
        return Collections.unmodifiableMap(before);
    }
}
