package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.acuerdo.contracts.terms.AircraftCategory;

/** @param seats all seats, for passengers and staff */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Aircraft(
        @JsonProperty(required = true) AircraftCategory category,
        String type,
        @JsonProperty(required = true) int seats,
        String operator) {}
