package org.acuerdo.agreements.workinggroup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.agreements.baseline.BaselineResource;
import org.acuerdo.contracts.terms.Terms;

/**
 * What a group came to.
 *
 * @param on        the day, local to the receiving state
 * @param reference of the minutes or the document
 * @param baseline  BASELINE_DECISION: the claim that is decided
 * @param outcome   BASELINE_DECISION: DECIDED or REJECTED
 * @param terms     TERMS_ADOPTION: as for {@code /terms}, without a basis: the outcome is it
 * @param summary   RECORD: what was noted; it binds nobody
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeRecord(
        @JsonProperty(required = true) Kind kind,
        @JsonProperty(required = true) LocalDate on,
        @JsonProperty(required = true) String reference,
        UUID baseline,
        BaselineResource.Outcome outcome,
        Terms terms,
        String summary) {

    public enum Kind {
        BASELINE_DECISION,
        TERMS_ADOPTION,
        RECORD
    }
}
