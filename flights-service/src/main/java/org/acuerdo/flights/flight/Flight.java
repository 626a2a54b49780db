package org.acuerdo.flights.flight;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.hold.rules.Covered;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A return flight. It is asked for and reserves units; each receiving state clears it; safeguards are attested; it is
 * confirmed, departs and arrives, and what was received is consumed. Before departure it can be refused, lapse, be
 * cancelled, or lose its clearance: then it gives its units back and stays on record. A legal hold lies over all of it
 * and releases nothing.
 *
 * <p>Whoever changes it holds its agreements' copies shared and its row exclusively, in that order; the version grows by
 * one with every change, which {@link FlightChanges} tells everyone.
 */
@Entity
@Table(name = "flight")
@DynamicUpdate
public class Flight extends PanacheEntityBase {
    @Id
    UUID id;

    long version;

    String number;

    @Enumerated(EnumType.STRING)
    FlightStatus status;

    boolean held;

    @Column(name = "over_limit")
    boolean overLimit;

    /** A receiving state accepted it by name, as it is asked for now, although it is over a limit. */
    @Column(name = "over_limit_accepted")
    boolean overLimitAccepted;

    /** That it is overdue in the air was told. */
    @Column(name = "overdue_told")
    boolean overdueTold;

    /** Flew against a guard or without a request. */
    boolean irregular;

    @Column(name = "sending_state")
    String sendingState;

    @Column(name = "agreement_ids")
    UUID[] agreementIds;

    @Column(name = "receiving_states", columnDefinition = "text[]")
    @ColumnTransformer(write = "?::text[]")
    String[] receivingStates;

    @Column(name = "departs_at")
    Instant departsAt;

    @Column(name = "arrives_at")
    Instant arrivesAt;

    @Column(name = "arrival_day")
    LocalDate arrivalDay;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "request_hash")
    String requestHash;

    @Column(name = "terms_version")
    int termsVersion;

    int alone;

    @Column(name = "decide_by")
    Instant decideBy;

    @Column(name = "silence_grants")
    boolean silenceGrants;

    @Column(name = "waiting_for")
    String waitingFor;

    @Column(name = "ask_sequence")
    long askSequence;

    int asks;

    @Column(name = "ask_again_at")
    Instant askAgainAt;

    @Column(name = "recheck_version")
    Long recheckVersion;

    @Column(name = "document", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String json;

    /** What the row of an import told beside the counts; null: not imported. */
    @Column(name = "reported", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String reported;

    /** All counts that were reported, as JSON; null until it has departed. */
    @Column(name = "record", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String countsJson;

    /** The counts of the sides do not agree. */
    boolean discrepancy;

    @Transient
    private FlightDocument document;

    FlightDocument document() {
        if (document == null) {
            document = Json.read(json, FlightDocument.class);
        }
        return document;
    }

    void document(FlightDocument now) {
        document = now;
        json = Json.write(now);
    }

    /** A past flight that was imported: without units and cohorts. */
    boolean holdsNothing() {
        return reported != null;
    }

    CountsRecord counts() {
        return countsJson == null ? CountsRecord.EMPTY : Json.read(countsJson, CountsRecord.class);
    }

    void counts(CountsRecord now) {
        countsJson = Json.write(now);
    }

    /** Sets the clearances, and the columns that tell which deadline comes next. */
    void clearances(List<Clearance> now) {
        document(document().with(now));
        List<Clearance> open =
                now.stream().filter(c -> c.status() == ClearanceStatus.PENDING).toList();
        Clearance next = open.stream()
                .filter(c -> c.decideBy() != null)
                .min(Comparator.comparing(Clearance::decideBy))
                .orElse(null);
        decideBy = next == null ? null : next.decideBy();
        silenceGrants = next != null && next.silenceGrants();
        waitingFor = open.stream()
                .map(Clearance::waitingFor)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Four eyes: whoever asked for it or rescheduled it neither clears nor attests it. */
    boolean askedBy(String subject) {
        return requestedBy.equals(subject) || document().rescheduledBy().contains(subject);
    }

    /** Whoever asked for it as it now is. */
    String lastAskedBy() {
        List<String> later = document().rescheduledBy();
        return later.isEmpty() ? requestedBy : later.get(later.size() - 1);
    }

    /** Accepted although over a limit by the receiving state under an agreement. */
    boolean acceptedUnder(UUID agreementId) {
        return overLimitAccepted
                && (agreementIds.length == 1
                        || document().moreOf().acceptedUnder().contains(agreementId));
    }

    /** The receiving state under an agreement. */
    String receiver(UUID agreementId) {
        return receivingStates[List.of(agreementIds).indexOf(agreementId)];
    }

    Set<UUID> agreements() {
        return new TreeSet<>(List.of(agreementIds));
    }

    /** What says who may see it and act on it. */
    FlightRepository.Key key() {
        return new FlightRepository.Key(id, sendingState, List.of(receivingStates), List.of(agreementIds));
    }

    /** What holds look at. */
    Covered covered() {
        Set<String> parties = new TreeSet<>(List.of(receivingStates));
        parties.add(sendingState);
        Set<String> nationalities = document().present().stream()
                .map(PassengerGroup::nationality)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Covered(id, agreements(), parties, nationalities);
    }
}
