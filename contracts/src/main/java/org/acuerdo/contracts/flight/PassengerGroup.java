package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Passengers by count only: one category and nationality, by coarse class. No names, birth dates or document numbers.
 *
 * @param nationality ISO 3166-1 alpha-2; null for STATELESS
 * @param leg         acts on flights with several landings: the landing leg, the first is 1
 * @param unspecified imported flights only: persons whose class the report does not tell; null everywhere else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassengerGroup(
        @JsonProperty(required = true) PopulationCategory category,
        String nationality,
        @JsonProperty(required = true) int women,
        @JsonProperty(required = true) int men,
        @JsonProperty(required = true) int accompaniedMinors,
        @JsonProperty(required = true) int unaccompaniedMinors,
        Integer leg,
        Integer unspecified) {

    public PassengerGroup(
            PopulationCategory category,
            String nationality,
            int women,
            int men,
            int accompaniedMinors,
            int unaccompaniedMinors,
            Integer leg) {
        this(category, nationality, women, men, accompaniedMinors, unaccompaniedMinors, leg, null);
    }

    /** A group of a report that does not tell its classes. */
    public static PassengerGroup unspecified(PopulationCategory category, String nationality, int persons) {
        return new PassengerGroup(category, nationality, 0, 0, 0, 0, null, persons);
    }

    @JsonIgnore
    public int persons() {
        return women + men + accompaniedMinors + unaccompaniedMinors + (unspecified == null ? 0 : unspecified);
    }
}
