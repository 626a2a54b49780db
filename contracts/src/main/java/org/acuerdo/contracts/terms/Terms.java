package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.contracts.agreement.Basis;

/**
 * The content of one version of an agreement's terms, as an officer states it: limits and conditions that can be executed.
 *
 * @param effectiveFrom  local day of the receiving state
 * @param provisionalUse whether limits on undecided baselines may be used; default BLOCKED, the careful reading
 * @param conditions     null: none
 * @param populations    populations accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Terms(
        @JsonProperty(required = true) LocalDate effectiveFrom,
        @JsonProperty(required = true) Certainty certainty,
        Basis basis,
        ProvisionalUse provisionalUse,
        @JsonProperty(required = true) List<Limit> limits,
        Conditions conditions,
        @JsonProperty(required = true) List<Population> populations,
        @JsonProperty(required = true) ClearanceClause clearance,
        Safeguards safeguards) {

    public Terms {
        provisionalUse = provisionalUse == null ? ProvisionalUse.BLOCKED : provisionalUse;
    }

    public enum Certainty {
        ANNOUNCED,
        PROVISIONAL,
        AGREED
    }

    public enum ProvisionalUse {
        ALLOWED,
        BLOCKED
    }
}
