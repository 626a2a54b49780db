package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Persons aboard who were not received, with the reason. */
public record NotReceived(
        @JsonProperty(required = true) String reason,
        @JsonProperty(required = true) int count) {}
