package org.acuerdo.flights.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.message.SeriesEvent;
import org.acuerdo.flights.series.rules.SeriesMode;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** A series as it was asked for, with what became of each occurrence then. Its flights live on by themselves. */
@Entity
@Table(name = "flight_series")
public class Series extends PanacheEntityBase {
    @Id
    UUID id;

    long version;

    @Column(name = "sending_state")
    String sendingState;

    @Column(name = "agreement_ids")
    UUID[] agreementIds;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "document", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String json;

    @Transient
    private Document document;

    /** @param except local days that are left out */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Document(
            FlightRequest flight,
            String rule,
            SeriesMode mode,
            List<LocalDate> except,
            List<Occurrence> occurrences,
            Cancelled cancelled) {

        /** The flights it was given, in the order of their days. */
        @JsonIgnore
        List<UUID> flights() {
            return occurrences.stream()
                    .map(Occurrence::flightId)
                    .filter(Objects::nonNull)
                    .toList();
        }

        @JsonIgnore
        int refused() {
            return (int) occurrences.stream()
                    .filter(o -> o.outcome() == Outcome.REFUSED)
                    .count();
        }
    }

    /** What became of an occurrence when the series was asked for. */
    public enum Outcome {
        /** A flight of its own. */
        FLIGHT,
        REFUSED,
        /** Left out by {@code except}. */
        EXCEPTED
    }

    /**
     * @param date       local day of its arrival in the receiving state
     * @param violations what refused it; null otherwise
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Occurrence(
            LocalDate date,
            OffsetDateTime departure,
            OffsetDateTime arrival,
            Outcome outcome,
            UUID flightId,
            List<Violation> violations) {}

    /** @param flights how many it ended */
    @RegisterForReflection
    public record Cancelled(String by, String reason, Instant at, int flights) {}

    Document document() {
        if (document == null) {
            document = Json.read(json, Document.class);
        }
        return document;
    }

    void document(Document now) {
        document = now;
        json = Json.write(now);
    }

    SeriesEvent event(Instant at) {
        Document d = document();
        Cancelled c = d.cancelled();
        return new SeriesEvent(
                id,
                List.of(agreementIds),
                d.rule(),
                d.mode().name(),
                d.flights(),
                d.refused(),
                c == null ? null : c.flights(),
                c == null ? null : c.by(),
                c == null ? null : c.reason(),
                at,
                version);
    }
}
