package org.acuerdo.agreements.workinggroup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** An outcome of a group, as it may wait for the other party. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupOutcome(
        @JsonProperty(required = true) UUID workingGroup,
        @JsonProperty(required = true) OutcomeRecord record) {}
