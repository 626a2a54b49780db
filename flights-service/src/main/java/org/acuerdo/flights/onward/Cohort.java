package org.acuerdo.flights.onward;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.message.CohortEvent;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.hold.rules.Covered;
import org.acuerdo.flights.onward.rules.Report;
import org.acuerdo.flights.onward.rules.ReviewClock;
import org.acuerdo.flights.onward.rules.Standing;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;

/**
 * Persons of one nationality who arrived with one flight and are still to move on, or are held. It opens with the
 * arrival; reports by count end the waiting for some of them at a time, until nobody is waited for. Never more go out
 * than came in.
 */
@Entity
@Table(name = "onward_cohort")
public class Cohort extends PanacheEntityBase {
    @Id
    UUID id;

    long version;

    @Column(name = "flight_id")
    UUID flightId;

    /** As people name the flight; read with the rest, never written. */
    @Formula("(select f.number from flight f where f.id = flight_id)")
    String flightNumber;

    @Column(name = "agreement_id")
    UUID agreementId;

    @Column(name = "sending_state")
    String sendingState;

    @Column(name = "receiving_state")
    String receivingState;

    String zone;

    @Enumerated(EnumType.STRING)
    PopulationCategory category;

    String nationality;

    int persons;

    @Column(name = "opened_on")
    LocalDate openedOn;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "review_days")
    Integer reviewDays;

    int ended;

    int unresolved;

    @Column(name = "unresolved_left")
    int unresolvedLeft;

    @Column(name = "left_reception")
    int leftReception;

    @Column(name = "overdue_told")
    boolean overdueTold;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String reports;

    /** @param recordedAt clock time */
    @RegisterForReflection(targets = {Recorded.class, Report.class})
    record Recorded(Report report, String by, Instant recordedAt) {}

    boolean custody() {
        return category == PopulationCategory.CUSTODY_TRANSFER;
    }

    Standing standing() {
        return new Standing(persons, ended, unresolved, unresolvedLeft, leftReception);
    }

    void standing(Standing now) {
        ended = now.ended();
        unresolved = now.unresolved();
        unresolvedLeft = now.unresolvedLeft();
        leftReception = now.leftReception();
    }

    /** The clock of those in custody, as their reviews have it; it stays where it is once nobody is held. */
    void dueByReviews() {
        if (reviewDays == null) {
            due(null);
        } else {
            ReviewClock.runsFrom(persons, openedOn, reported()).ifPresent(from -> due(from.plusDays(reviewDays)));
        }
    }

    /** Sets the clock; null stops it. Another day can be missed anew. */
    void due(LocalDate day) {
        if (Objects.equals(day, dueOn)) {
            return;
        }
        dueOn = day;
        dueAt = day == null
                ? null
                : day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        overdueTold = false;
    }

    boolean overdue(Instant now) {
        return dueAt != null && ended < persons && !now.isBefore(dueAt);
    }

    Covered covered() {
        return Covered.of(
                flightId,
                agreementId,
                sendingState,
                receivingState,
                nationality == null ? Set.of() : Set.of(nationality));
    }

    List<Recorded> recorded() {
        try {
            return Json.MAPPER.readValue(reports, new TypeReference<List<Recorded>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("stored reports can't be read", e);
        }
    }

    List<Report> reported() {
        return recorded().stream().map(Recorded::report).toList();
    }

    void record(Recorded next) {
        List<Recorded> all = new ArrayList<>(recorded());
        all.add(next);
        reports = Json.write(all);
    }

    CohortEvent event(Report report, Instant now) {
        return new CohortEvent(
                id,
                flightId,
                agreementId,
                category,
                nationality,
                persons,
                openedOn,
                dueOn,
                ended,
                unresolved,
                leftReception,
                report == null
                        ? null
                        : new CohortEvent.Outcome(
                                report.on(),
                                report.outcome().name(),
                                report.count(),
                                report.destination(),
                                report.reportedBefore()),
                now,
                version);
    }
}
