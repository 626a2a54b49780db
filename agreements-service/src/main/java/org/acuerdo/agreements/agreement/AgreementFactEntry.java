package org.acuerdo.agreements.agreement;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A dated fact as it was stated, with its source, and how the facts stood after it. Never changed. */
@Entity
@Table(name = "agreement_fact")
@IdClass(AgreementFactEntry.Key.class)
public class AgreementFactEntry extends PanacheEntityBase {
    @Id
    @Column(name = "agreement_id")
    public UUID agreementId;

    @Id
    public long version;

    public String kind;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String content;

    @Column(name = "by_state")
    public String byState;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "facts_after", columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    public String factsAfter;

    /** Agreement and its version that the fact made. */
    public static final class Key implements Serializable {
        public UUID agreementId;
        public long version;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.agreementId.equals(agreementId) && that.version == version;
        }

        @Override
        public int hashCode() {
            return agreementId.hashCode() * 31 + Long.hashCode(version);
        }
    }
}
