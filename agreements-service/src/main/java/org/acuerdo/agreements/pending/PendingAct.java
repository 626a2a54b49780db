package org.acuerdo.agreements.pending;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/**
 * An act that binds only with the other party: PENDING until it is countersigned, declined, or withdrawn by the state
 * that proposed it. Declined and withdrawn ones stay on record without effect.
 */
@Entity
@Table(name = "pending_act")
public class PendingAct extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "agreement_id")
    public UUID agreementId;

    public String kind;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String content;

    @Column(name = "content_hash")
    public String contentHash;

    @Column(name = "proposed_by_state")
    public String proposedByState;

    /** The other party's state. */
    @Column(name = "waiting_for")
    public String waitingFor;

    @Column(name = "proposed_by_subject")
    public String proposedBySubject;

    @Column(name = "proposed_on")
    public LocalDate proposedOn;

    @Column(name = "proposed_at")
    public Instant proposedAt;

    public String status;

    @Column(name = "closed_at")
    public Instant closedAt;

    @Column(name = "closed_by_state")
    public String closedByState;

    public String reason;
}
