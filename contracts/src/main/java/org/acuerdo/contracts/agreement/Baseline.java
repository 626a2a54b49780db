package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.terms.Limit;

/**
 * A claimed or decided count that a percentage refers to.
 *
 * @param window     the reference window in the source's words, e.g. "2024" or "early 2025"
 * @param recordedAt when the claim was recorded
 * @param decidedAt  when the decision was recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Baseline(
        @JsonProperty(required = true) UUID id,
        @JsonProperty(required = true) Limit.Unit unit,
        @JsonProperty(required = true) Limit.Period period,
        @JsonProperty(required = true) ExactNumber value,
        String window,
        Source source,
        @JsonProperty(required = true) Status status,
        LocalDate decidedOn,
        Basis basis,
        @JsonProperty(required = true) Instant recordedAt,
        Instant decidedAt) {

    /** At most one baseline is DECIDED per unit and period. */
    public enum Status {
        CLAIMED,
        DECIDED,
        REJECTED
    }
}
