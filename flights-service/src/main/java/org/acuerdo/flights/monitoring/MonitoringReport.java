package org.acuerdo.flights.monitoring;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.message.MonitoringReportEvent;
import org.acuerdo.flights.monitoring.rules.Observation;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;

/**
 * A monitoring report about one flight. It falls due with the arrival where a body is registered and none was filed while it
 * was in the air; the first that is filed fills it, a second body's is one of its own. Filed, it never changes.
 */
@Entity
@Table(name = "monitoring_report")
@RegisterForReflection(targets = {Observation.class, MonitoringReportEvent.class, MonitoringReportEvent.Observed.class})
public class MonitoringReport extends PanacheEntityBase {
    @Id
    UUID id;

    long version;

    @Column(name = "flight_id")
    UUID flightId;

    /** As people name the flight; read with the rest, never written. */
    @Formula("(select f.number from flight f where f.id = flight_id)")
    String flightNumber;

    /** Local day of the flight's arrival as it is known now; null where it did not arrive. */
    @Formula("(select f.arrival_day from flight f where f.id = flight_id and f.status in ('ARRIVED', 'RECONCILED'))")
    LocalDate flightArrivedOn;

    @Column(name = "agreement_id")
    UUID agreementId;

    @Column(name = "sending_state")
    String sendingState;

    @Column(name = "receiving_state")
    String receivingState;

    @Column(name = "arrived_on")
    LocalDate arrivedOn;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "overdue_told")
    boolean overdueTold;

    @Column(name = "filed_at")
    Instant filedAt;

    @Column(name = "filed_by")
    String filedBy;

    @Column(name = "body_id")
    String bodyId;

    @Column(name = "body_name")
    String bodyName;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String observations = "[]";

    int complaints;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String recommendations = "[]";

    boolean overdue(Instant now) {
        return filedAt == null && dueAt != null && now.isAfter(dueAt);
    }

    /** What was filed before the landing stays as it was filed: the flight tells when it arrived. */
    LocalDate arrivedOn() {
        return arrivedOn == null ? flightArrivedOn : arrivedOn;
    }

    /** DUE, OVERDUE or FILED. */
    String status(Instant now) {
        return filedAt != null ? "FILED" : overdue(now) ? "OVERDUE" : "DUE";
    }

    List<Observation> observed() {
        return list(observations, new TypeReference<>() {});
    }

    List<String> recommended() {
        return list(recommendations, new TypeReference<>() {});
    }

    MonitoringReportEvent event(Instant now) {
        return new MonitoringReportEvent(
                id,
                flightId,
                agreementId,
                status(now),
                arrivedOn,
                dueOn,
                filedAt,
                bodyName,
                observed().stream()
                        .map(o -> new MonitoringReportEvent.Observed(o.category(), o.count()))
                        .toList(),
                filedAt == null ? null : complaints,
                filedAt == null ? null : recommended(),
                now,
                version);
    }

    private static <T> List<T> list(String json, TypeReference<List<T>> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored report can't be read", e);
        }
    }
}
