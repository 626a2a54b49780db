package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Discrepancy;
import org.acuerdo.flights.flight.rules.Landing;

/** What is kept of a flight beside its columns, as it is stored. Counts only. */
@RegisterForReflection(
        targets = {
            FlightDocument.class,
            FlightDocument.Attested.class,
            FlightDocument.Departed.class,
            FlightDocument.Arrived.class,
            FlightDocument.Ended.class,
            FlightDocument.Rescheduled.class,
            Clearance.class,
            Discrepancy.class,
            Discrepancy.Group.class
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightDocument(
        FlightRequest request,
        List<Clearance> clearances,
        Attested attestation,
        Instant confirmedAt,
        Departed departure,
        Arrived arrival,
        Ended ended,
        List<Rescheduled> rescheduled) {

    /** @param state the officer's */
    public record Attested(Attestation counts, String by, String state, Instant at) {}

    public record Departed(OffsetDateTime at, List<PassengerGroup> aboard) {}

    /** @param discrepancy null where everything adds up */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Arrived(
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Discrepancy discrepancy) {}

    /**
     * How it ended, if it did not arrive.
     *
     * @param because    {@code CANCELLED}, {@code REFUSED}, {@code TERMS_CHANGED}, {@code NO_REPLY},
     *                   {@code LIMIT_UNDECIDED}, {@code NOT_FLOWN}, {@code REVOKED} or {@code RETURNED}
     * @param by         the state that did it; null where nobody did
     * @param violations what new terms refuse; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ended(String because, String by, String reason, Instant at, List<Violation> violations) {}

    /** @param request what was asked for before */
    public record Rescheduled(String by, Instant at, FlightRequest request) {}

    static FlightDocument requested(FlightRequest request, List<Clearance> clearances) {
        return new FlightDocument(request, clearances, null, null, null, null, null, null);
    }

    /** All passengers asked for, of all landings. */
    @JsonIgnore
    List<PassengerGroup> passengers() {
        return Landing.of(request).stream().flatMap(l -> l.groups().stream()).toList();
    }

    /** Who counts now: received, else aboard, else asked for. */
    @JsonIgnore
    List<PassengerGroup> present() {
        if (arrival != null) {
            return arrival.received();
        }
        return departure != null ? departure.aboard() : passengers();
    }

    FlightDocument with(List<Clearance> now) {
        return new FlightDocument(request, now, attestation, confirmedAt, departure, arrival, ended, rescheduled);
    }

    FlightDocument with(Attested now) {
        return new FlightDocument(request, clearances, now, confirmedAt, departure, arrival, ended, rescheduled);
    }

    /** Asked for anew: what was attested and confirmed is void, what was asked for before stays on record. */
    FlightDocument rescheduled(FlightRequest now, String by, Instant at) {
        List<Rescheduled> all = new ArrayList<>(rescheduled == null ? List.of() : rescheduled);
        all.add(new Rescheduled(by, at, request));
        return new FlightDocument(now, clearances, null, null, null, null, null, List.copyOf(all));
    }

    /** Who rescheduled it, the last one last. */
    @JsonIgnore
    List<String> rescheduledBy() {
        return rescheduled == null
                ? List.of()
                : rescheduled.stream().map(Rescheduled::by).toList();
    }

    FlightDocument confirmed(Instant at) {
        return new FlightDocument(request, clearances, attestation, at, departure, arrival, ended, rescheduled);
    }

    FlightDocument with(Departed now) {
        return new FlightDocument(request, clearances, attestation, confirmedAt, now, arrival, ended, rescheduled);
    }

    FlightDocument with(Arrived now) {
        return new FlightDocument(request, clearances, attestation, confirmedAt, departure, now, ended, rescheduled);
    }

    FlightDocument with(Ended now) {
        return new FlightDocument(request, clearances, attestation, confirmedAt, departure, arrival, now, rescheduled);
    }
}
