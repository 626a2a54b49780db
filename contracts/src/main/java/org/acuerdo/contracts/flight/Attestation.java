package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Signed statement, by counts, that protection duties were met for a flight. A statement of fact: one that is not
 * complete is taken, and neither confirmation nor departure goes on with it.
 *
 * @param pendingRemedies passengers with a remedy pending that suspends their return
 */
public record Attestation(
        @JsonProperty(required = true) int assessed,
        @JsonProperty(required = true) int nationalityVerified,
        @JsonProperty(required = true) int fitToFly,
        @JsonProperty(required = true) int pendingRemedies,
        @JsonProperty(required = true) int bestInterestsDetermined,
        @JsonProperty(required = true) int thirdCountryRiskAssessed,
        @JsonProperty(required = true) boolean interpreter,
        @JsonProperty(required = true) boolean monitorAboard,
        @JsonProperty(required = true) int medicalAboard) {}
