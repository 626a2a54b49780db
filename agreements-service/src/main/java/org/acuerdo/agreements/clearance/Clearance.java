package org.acuerdo.agreements.clearance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.agreements.clearance.rules.Reminder;
import org.acuerdo.agreements.clearance.rules.Silence;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/**
 * The receiving state's consent to one flight under one agreement, in its present round. It is asked by message; granted
 * or refused by clause at once, or PENDING until an officer decides or silence does at the deadline; a granted one may be
 * revoked until the flight has landed; one nobody asks for any more is WITHDRAWN. A new round begins it anew.
 */
@Entity
@IdClass(Clearance.Key.class)
public class Clearance extends PanacheEntityBase {
    static final String DEEMED_GRANTED = "DEEMED_GRANTED";
    static final String LIMIT_UNDECIDED = "LIMIT_UNDECIDED";
    static final String TERMS_OUTDATED = "TERMS_OUTDATED";

    public UUID id;

    @Id
    @Column(name = "flight_id")
    public UUID flightId;

    @Id
    @Column(name = "agreement_id")
    public UUID agreementId;

    public long version;
    public int round;

    @Enumerated(EnumType.STRING)
    public ClearanceStatus status;

    @Column(name = "sending_state")
    public String sendingState;

    @Column(name = "receiving_state")
    public String receivingState;

    @Column(name = "terms_version")
    public Integer termsVersion;

    @Column(name = "agreement_version")
    public long agreementVersion;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String request;

    @Column(name = "requested_at")
    public Instant requestedAt;

    public Instant departure;

    @Column(name = "decide_by")
    public Instant decideBy;

    @Column(name = "waiting_for")
    public String waitingFor;

    @Column(name = "on_silence")
    public String onSilence;

    public Instant deadline;

    /** When its officers are reminded of decideBy; null without one. */
    @Column(name = "remind_at")
    public Instant remindAt;

    /** The reminder of this deadline was sent. */
    public boolean reminded;

    /** The flight has landed under the agreement, as flights-service told. */
    public boolean landed;

    public boolean deemed;
    public String reason;

    @Column(name = "decided_by")
    public String decidedBy;

    @Column(name = "decided_at")
    public Instant decidedAt;

    public long version() {
        return version;
    }

    ClearanceAsked asked() {
        return Json.read(request, ClearanceAsked.class);
    }

    /** As the deadline has it, whether or not the sweep has come by. */
    ClearanceStatus statusAt(Instant now) {
        return Silence.statusAt(status, deadline, DEEMED_GRANTED.equals(onSilence), now);
    }

    /** True where silence granted it by that instant. */
    boolean deemedAt(Instant now) {
        return deemed || (status == ClearanceStatus.PENDING && statusAt(now) == ClearanceStatus.GRANTED);
    }

    /** True where it lapsed or was deemed granted: no officer's decision can mend that. */
    boolean silenceDecided(Instant now) {
        return statusAt(now) == ClearanceStatus.LAPSED || deemedAt(now);
    }

    /** @param from when the reply time began */
    void waits(Instant from, Instant by, String silence, String waiting) {
        status = ClearanceStatus.PENDING;
        decideBy = by == null ? null : kept(by);
        remindAt = by == null ? null : kept(Reminder.at(from, by));
        reminded = false;
        onSilence = silence;
        waitingFor = waiting;
        deadline = decideBy == null ? departure : decideBy;
        outcome(false, null, null, null);
    }

    void ends(ClearanceStatus outcome, boolean bySilence, String why, String who, Instant at) {
        status = outcome;
        waitingFor = null;
        outcome(bySilence, why, who, at);
    }

    private void outcome(boolean bySilence, String why, String who, Instant at) {
        deemed = bySilence;
        reason = why;
        decidedBy = who;
        decidedAt = at == null ? null : kept(at);
    }

    /** As the database keeps it, so that an answer given again says the very same. */
    private static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Flight and agreement. */
    public static final class Key implements Serializable {
        public UUID flightId;
        public UUID agreementId;

        public Key() {}

        Key(UUID flightId, UUID agreementId) {
            this.flightId = flightId;
            this.agreementId = agreementId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.flightId.equals(flightId) && that.agreementId.equals(agreementId);
        }

        @Override
        public int hashCode() {
            return flightId.hashCode() * 31 + agreementId.hashCode();
        }
    }
}
