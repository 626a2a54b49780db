package org.acuerdo.flights.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.series.rules.SeriesMode;

/**
 * A series as shown.
 *
 * @param flight    the first one, as asked for
 * @param flights   occurrences that became flights
 * @param refused   occurrences that were refused
 * @param cancelled null while nobody cancelled the rest
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesView(
        UUID id,
        List<UUID> agreementIds,
        String sendingState,
        String rule,
        SeriesMode mode,
        List<LocalDate> except,
        FlightRequest flight,
        Instant requestedAt,
        int flights,
        int refused,
        List<OccurrenceView> occurrences,
        Series.Cancelled cancelled,
        long version) {

    /**
     * @param status how its flight stands now; absent where it has none
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OccurrenceView(
            LocalDate date,
            OffsetDateTime departure,
            OffsetDateTime arrival,
            Series.Outcome outcome,
            UUID flightId,
            String status,
            List<Violation> violations) {}

    /** @param statuses of its flights, by id */
    static SeriesView of(Series s, Map<UUID, String> statuses) {
        Series.Document d = s.document();
        return new SeriesView(
                s.id,
                List.of(s.agreementIds),
                s.sendingState,
                d.rule(),
                d.mode(),
                d.except(),
                d.flight(),
                s.requestedAt,
                d.flights().size(),
                d.refused(),
                d.occurrences().stream()
                        .map(o -> new OccurrenceView(
                                o.date(),
                                o.departure(),
                                o.arrival(),
                                o.outcome(),
                                o.flightId(),
                                o.flightId() == null ? null : statuses.get(o.flightId()),
                                o.violations()))
                        .toList(),
                d.cancelled(),
                s.version);
    }
}
