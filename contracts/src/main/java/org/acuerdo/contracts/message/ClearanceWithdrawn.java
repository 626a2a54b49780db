package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** flights-service no longer asks: the flight was cancelled, refused on re-check, or ended otherwise. */
public record ClearanceWithdrawn(
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) int round,
        @JsonProperty(required = true) String reasonCode) {}
