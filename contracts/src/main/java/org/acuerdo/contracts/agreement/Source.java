package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a fact comes from.
 *
 * @param scenario true marks what an example adds and no source reports
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(@JsonProperty(required = true) String name, String link, Boolean scenario) {}
