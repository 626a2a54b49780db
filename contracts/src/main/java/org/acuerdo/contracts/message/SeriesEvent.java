package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A series of flights, asked for or cancelled. Each of its flights has its own messages.
 *
 * @param rule      RFC 5545, weekly
 * @param mode      ALL_OR_NOTHING or AS_MANY_AS_FIT
 * @param flights   the flights it was given, in the order of their days
 * @param refused   occurrences that were refused
 * @param cancelled flights that the cancellation ended; null while it is not cancelled
 * @param by        the state that cancelled the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesEvent(
        @JsonProperty(required = true) UUID seriesId,
        @JsonProperty(required = true) List<UUID> agreementIds,
        @JsonProperty(required = true) String rule,
        @JsonProperty(required = true) String mode,
        @JsonProperty(required = true) List<UUID> flights,
        @JsonProperty(required = true) int refused,
        Integer cancelled,
        String by,
        String reason,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {}
