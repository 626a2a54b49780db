package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * What a decision or a version of terms rests on.
 *
 * @param kind      e.g. {@code WORKING_GROUP}, {@code EXCHANGE_OF_NOTES}, {@code STATEMENT}
 * @param reference what a reader would look it up by
 * @param scenario  true marks what an example adds and no source reports
 * @param workingGroup the group whose outcome it is, on record below the same agreement; null otherwise
 * @param outcome   that outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Basis(
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) String reference,
        Boolean scenario,
        UUID workingGroup,
        UUID outcome) {

    /** A basis that is on record elsewhere. */
    public Basis(String kind, String reference, Boolean scenario) {
        this(kind, reference, scenario, null, null);
    }
}
