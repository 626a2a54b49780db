package org.acuerdo.agreements.terms;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** A numbered version of an agreement's terms: never edited, only superseded, or withdrawn before it takes effect. */
@Entity
@Table(name = "terms_version")
@IdClass(TermsEntity.Key.class)
public class TermsEntity extends PanacheEntityBase {
    @Id
    @Column(name = "agreement_id")
    public UUID agreementId;

    @Id
    public int version;

    @Column(name = "effective_from")
    public LocalDate effectiveFrom;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(name = "withdrawn_at")
    public Instant withdrawnAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String content;

    public TermsVersion termsVersion() {
        return new TermsVersion(version, recordedAt, withdrawnAt, Json.read(content, Terms.class));
    }

    /** Agreement and number. */
    public static final class Key implements Serializable {
        public UUID agreementId;
        public int version;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.agreementId.equals(agreementId) && that.version == version;
        }

        @Override
        public int hashCode() {
            return agreementId.hashCode() * 31 + version;
        }
    }
}
