package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A population that the receiving state accepts.
 *
 * @param onwardWithinDays days within which a third-country national must have moved on; null: no clock
 * @param reviewWithinDays custody transfers: days until the review; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Population(
        @JsonProperty(required = true) PopulationCategory category,
        Nationalities nationalities,
        Integer onwardWithinDays,
        Integer reviewWithinDays) {}
