package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A window of a limit crossed a line; the message's type says which: critical, exhausted, reopened, excess, recomputed.
 *
 * @param window           label, e.g. {@code 2025-W07}
 * @param start            first local day; null where TERM or STANDING is open
 * @param end              last local day, inclusive; null where TERM or STANDING is open
 * @param at               clock time
 * @param agreementVersion version of the agreement by which the figures were reckoned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuotaChanged(
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) String limitId,
        @JsonProperty(required = true) String window,
        LocalDate start,
        LocalDate end,
        @JsonProperty(required = true) long allowance,
        @JsonProperty(required = true) long reserved,
        @JsonProperty(required = true) long consumed,
        @JsonProperty(required = true) long available,
        @JsonProperty(required = true) long excess,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long agreementVersion) {}
