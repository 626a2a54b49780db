package org.acuerdo.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * What was done about a commitment.
 *
 * @param status   as the party that records it sees it from then on; null: unchanged, or IN_PROGRESS where it was only pledged
 * @param evidence where it can be looked up
 * @param amount   what this step added, in the commitment's currency
 * @param measure  what this step added, in the commitment's unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
        @JsonProperty(required = true) LocalDate on,
        @JsonProperty(required = true) String description,
        Stated status,
        String evidence,
        Amount amount,
        Measure measure) {

    /** What can be stated; OVERDUE is what the clock says. */
    public enum Stated {
        PLEDGED,
        IN_PROGRESS,
        DELIVERED,
        WITHDRAWN
    }
}
