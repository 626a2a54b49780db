package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * An import of past flights came to its end. Imported flights hold no units and have no messages of their own until
 * something happens to them.
 *
 * @param state   DONE, or BROKEN_OFF where the body ended early: what was taken until then stays
 * @param rows    rows read
 * @param flights rows that became flights
 * @param totals  rows kept as reported totals
 * @param known   rows that were known before: they changed nothing
 * @param refused rows that were refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportEvent(
        @JsonProperty(required = true) UUID importId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) long rows,
        @JsonProperty(required = true) long flights,
        @JsonProperty(required = true) long totals,
        @JsonProperty(required = true) long known,
        @JsonProperty(required = true) long refused,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {}
