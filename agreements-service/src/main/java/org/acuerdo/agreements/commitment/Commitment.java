package org.acuerdo.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.terms.Terms;

/**
 * What a party owes the other besides flights. It stands beside the flights and is never multiplied with them.
 *
 * @param debtor the party that owes it
 * @param dueOn  the last day in time, local to the receiving state; null where none was said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commitment(
        @JsonProperty(required = true) String debtor,
        @JsonProperty(required = true) Kind kind,
        @JsonProperty(required = true) String description,
        LocalDate dueOn,
        Amount amount,
        Measure measure,
        Terms.Certainty certainty,
        Source source) {

    public enum Kind {
        PORT_INFRASTRUCTURE,
        BORDER_SECURITY,
        INFRASTRUCTURE,
        INVESTMENT,
        TRADE,
        JOBS,
        PAYMENT,
        OTHER
    }

    public enum Status {
        PLEDGED,
        IN_PROGRESS,
        DELIVERED,
        OVERDUE,
        WITHDRAWN
    }

    /** Where it stands on a day: by what was last stated, and OVERDUE by the clock where it is not done. */
    public Status statusOn(LocalDate today, List<Progress> progress) {
        Status stated = Status.PLEDGED;
        for (Progress step : progress) {
            if (step.status() != null) {
                stated = Status.valueOf(step.status().name());
            } else if (stated == Status.PLEDGED) {
                stated = Status.IN_PROGRESS;
            }
        }
        boolean open = stated == Status.PLEDGED || stated == Status.IN_PROGRESS;
        return open && dueOn != null && today.isAfter(dueOn) ? Status.OVERDUE : stated;
    }
}
