package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the receiving state consents to one flight.
 *
 * @param replyWithinHours       reply time from the request; one of both reply times is given where mode is MANUAL
 * @param replyWithinWorkingDays the same in working days of the receiving state
 * @param onSilence              what silence means; default LAPSE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClearanceClause(
        @JsonProperty(required = true) Mode mode,
        Integer replyWithinHours,
        Integer replyWithinWorkingDays,
        OnSilence onSilence) {

    public ClearanceClause {
        onSilence = onSilence == null ? OnSilence.LAPSE : onSilence;
    }

    public enum Mode {
        AUTOMATIC,
        MANUAL
    }

    public enum OnSilence {
        LAPSE,
        DEEMED_GRANTED
    }
}
