package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Persons of one nationality who arrived with one flight and are still to move on, or are held; by counts.
 *
 * @param nationality   null for stateless persons
 * @param dueOn         local day by which they must have moved on, or custody is reviewed; null: no clock
 * @param ended         of whom an outcome is known that ends the waiting
 * @param unresolved    reported as unresolved
 * @param leftReception who have left reception
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CohortEvent(
        @JsonProperty(required = true) UUID cohortId,
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) PopulationCategory category,
        String nationality,
        @JsonProperty(required = true) int persons,
        @JsonProperty(required = true) LocalDate openedOn,
        LocalDate dueOn,
        @JsonProperty(required = true) int ended,
        @JsonProperty(required = true) int unresolved,
        @JsonProperty(required = true) int leftReception,
        Outcome outcome,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {

    /**
     * The report that this message tells of; null for other types.
     *
     * @param reportedBefore true: their outcome was told before, they have left reception since; they are not counted twice
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) String outcome,
            @JsonProperty(required = true) int count,
            String destination,
            Boolean reportedBefore) {}
}
