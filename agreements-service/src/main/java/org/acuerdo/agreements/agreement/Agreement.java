package org.acuerdo.agreements.agreement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.NoticeDays;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/**
 * An agreement between a sending and a receiving state. It is announced, negotiated, signed, enters into force, may be
 * suspended, and ends; none of this is a flag here: the status of a day is derived from the dated {@link #facts()}.
 *
 * <p>Whoever changes it, or anything below it, holds its row's lock and makes the change known through {@link Changes}.
 */
@Entity
public class Agreement extends PanacheEntityBase {
    @Id
    public UUID id;

    public String reference;
    public String title;
    public String kind;

    @Column(name = "sending_state")
    public String sendingState;

    @Column(name = "receiving_state")
    public String receivingState;

    public String zone;
    public String recording;

    @Column(name = "notice_days", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String noticeDays;

    @Column(name = "cooperation_areas", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String cooperationAreas;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String facts;

    public long version;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    public AgreementFacts facts() {
        return Json.read(facts, AgreementFacts.class);
    }

    public void facts(AgreementFacts standing) {
        facts = Json.write(standing);
    }

    public NoticeDays noticeDays() {
        return noticeDays == null ? NoticeDays.NONE : Json.read(noticeDays, NoticeDays.class);
    }

    public List<String> cooperationAreas() {
        return cooperationAreas == null ? List.of() : List.of(Json.read(cooperationAreas, String[].class));
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** True where acts that bind both wait for the other party's countersignature. */
    public boolean countersigned() {
        return recording.equals("COUNTERSIGNED");
    }

    public boolean party(String state) {
        return sendingState.equals(state) || receivingState.equals(state);
    }

    public String otherParty(String state) {
        return sendingState.equals(state) ? receivingState : sendingState;
    }

    public long version() {
        return version;
    }
}
