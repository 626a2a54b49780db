package org.acuerdo.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is not money: 1,000 jobs.
 *
 * @param value a decimal string
 * @param unit  in words, such as "jobs"; measures of different units are never added
 */
public record Measure(
        @JsonProperty(required = true) String value,
        @JsonProperty(required = true) String unit) {}
