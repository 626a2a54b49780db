package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a decision or a version of terms rests on.
 *
 * @param kind      e.g. {@code WORKING_GROUP}, {@code EXCHANGE_OF_NOTES}, {@code STATEMENT}
 * @param reference what a reader would look it up by
 * @param scenario  true marks what an example adds and no source reports
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Basis(
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) String reference,
        Boolean scenario) {}
