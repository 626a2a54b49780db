package org.acuerdo.flights.hold;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.acuerdo.contracts.message.HoldEvent;
import org.acuerdo.flights.hold.rules.HoldScope;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A legal hold. Placed by a safeguards officer for a court or authority, it stops confirmation and departure of what it
 * covers, at once and later flights too, until an officer of the same state lifts it. It never ends by itself.
 */
@Entity
@Table(name = "legal_hold")
public class Hold extends PanacheEntityBase {
    @Id
    UUID id;

    long version;

    @Enumerated(EnumType.STRING)
    HoldScope scope;

    String target;

    @Column(name = "placed_by")
    String placedBy;

    /** Null for a nationality: it concerns every agreement of the placing state. */
    @Column(columnDefinition = "text[]")
    @ColumnTransformer(write = "?::text[]")
    String[] parties;

    String authority;

    String reason;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "lifted_at")
    Instant liftedAt;

    @Column(name = "lift_reason")
    String liftReason;

    boolean concerns(String state) {
        return placedBy.equals(state)
                || (parties != null && Arrays.asList(parties).contains(state));
    }

    HoldEvent event() {
        return new HoldEvent(
                id, scope.name(), target, placedBy, authority, reason, placedAt, liftedAt, liftReason, version);
    }
}
