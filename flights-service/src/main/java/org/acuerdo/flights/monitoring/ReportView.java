package org.acuerdo.flights.monitoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.monitoring.rules.Observation;

/**
 * A monitoring report as shown.
 *
 * @param number     of the flight
 * @param status     DUE, OVERDUE or FILED
 * @param arrivedOn  local day in the receiving state; null where the flight did not arrive
 * @param dueOn      ten working days after the arrival; null where nobody had to file it
 * @param body       the monitoring body that filed it
 * @param complaints by number; null until it is filed
 */
@RegisterForReflection
public record ReportView(
        UUID id,
        UUID flight,
        String number,
        UUID agreementId,
        String status,
        LocalDate arrivedOn,
        LocalDate dueOn,
        Instant dueAt,
        Instant filedAt,
        String body,
        List<Observation> observations,
        Integer complaints,
        List<String> recommendations,
        long version) {

    static ReportView of(MonitoringReport r, Instant now) {
        return new ReportView(
                r.id,
                r.flightId,
                r.flightNumber,
                r.agreementId,
                r.status(now),
                r.arrivedOn(),
                r.dueOn,
                r.dueAt,
                r.filedAt,
                r.bodyName,
                r.observed(),
                r.filedAt == null ? null : r.complaints,
                r.recommended(),
                r.version);
    }
}
