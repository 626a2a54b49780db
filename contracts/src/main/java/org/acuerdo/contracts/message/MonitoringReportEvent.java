package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A monitoring report about one flight, by counts.
 *
 * @param status    {@code DUE}, {@code OVERDUE} or {@code FILED}
 * @param arrivedOn local day in the receiving state
 * @param dueOn     ten working days after the arrival; null where nobody had to file it
 * @param body      name of the monitoring body that filed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonitoringReportEvent(
        @JsonProperty(required = true) UUID reportId,
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) String status,
        LocalDate arrivedOn,
        LocalDate dueOn,
        Instant filedAt,
        String body,
        @JsonProperty(required = true) List<Observed> observations,
        Integer complaints,
        List<String> recommendations,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {

    /** Incidents of one category. */
    public record Observed(
            @JsonProperty(required = true) String category,
            @JsonProperty(required = true) int count) {}
}
