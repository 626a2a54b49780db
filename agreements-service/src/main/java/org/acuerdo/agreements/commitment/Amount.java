package org.acuerdo.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Money.
 *
 * @param value    a decimal string such as "4760000" or "12.50"
 * @param currency ISO 4217; amounts of different currencies are never added
 */
public record Amount(
        @JsonProperty(required = true) String value,
        @JsonProperty(required = true) String currency) {}
