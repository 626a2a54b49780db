package org.acuerdo.agreements.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;

/** A decision on a claim, as it may wait for the other party. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BaselineDecision(
        @JsonProperty(required = true) UUID baseline,
        @JsonProperty(required = true) Baseline.Status outcome,
        @JsonProperty(required = true) LocalDate decidedOn,
        Basis basis) {}
