package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A numbered version of the terms. One that has taken effect is never edited, only superseded.
 *
 * @param recordedAt  when it was recorded (clock time)
 * @param withdrawnAt when it was withdrawn before it took effect; null: stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermsVersion(
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) Instant recordedAt,
        Instant withdrawnAt,
        @JsonProperty(required = true) Terms terms) {}
