package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A legal hold, placed or lifted.
 *
 * @param scope    FLIGHT, AGREEMENT or NATIONALITY
 * @param target   id of the flight or agreement, or the nationality
 * @param placedBy the state whose safeguards officer placed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldEvent(
        @JsonProperty(required = true) UUID holdId,
        @JsonProperty(required = true) String scope,
        @JsonProperty(required = true) String target,
        @JsonProperty(required = true) String placedBy,
        @JsonProperty(required = true) String authority,
        @JsonProperty(required = true) String reason,
        @JsonProperty(required = true) Instant placedAt,
        Instant liftedAt,
        String liftReason,
        @JsonProperty(required = true) long version) {}
